import Documents

/// Keywords that judge a value by itself, and those that only say something about it.
extension OutputCollector {
  /// The unit of a keyword that annotates; `format` may assert as well.
  mutating func annotation(
    _ name: String, _ value: Node, _ application: Application
  ) -> OutputUnit {
    var unit = unit(name, application)
    guard isApplicable(name, application) else { return unit }
    unit.annotation = value.value
    if name == "format", let step = application.step(.format) {
      judge(step, value, application, &unit)
    }
    return unit
  }

  /// Whether an annotation is about values of this type: those on content are about strings
  /// (JSON Schema Validation 2020-12, section 8), and a schema for content needs its media type
  /// (section 8.5).
  private func isApplicable(_ name: String, _ application: Application) -> Bool {
    switch name {
    case "contentEncoding", "contentMediaType": application.instance.kind == .string
    case "contentSchema":
      application.instance.kind == .string && application.schema["contentMediaType"] != nil
    default: true
    }
  }

  /// The unit of a keyword of the validation vocabulary.
  mutating func assertion(
    _ name: String, _ value: Node, _ application: Application
  ) -> OutputUnit {
    var unit = unit(name, application)
    switch name {
    case "required":
      guard application.instance.kind == .object else { break }
      failOnMissing(value.elements.compactMap(\.string), because: nil, application, &unit)
    case "dependentRequired": failOnDependencies(value, application, &unit)
    default:
      // A keyword that asks for nothing, such as `uniqueItems` with `false`, has no instruction.
      guard let step = application.steps.first(where: { $0.keyword.rawValue == name }) else {
        break
      }
      judge(step, value, application, &unit)
    }
    return unit
  }

  /// Fails `unit` when the value breaks the assertion `step`.
  private mutating func judge(
    _ step: Instruction, _ value: Node, _ application: Application, _ unit: inout OutputUnit
  ) {
    let instance = application.instance
    guard step.operation.group.serves(instance.kind),
      !validator.asserts(step, instance.index, instance.kind)
    else { return }
    if step.operation == .uniqueItems {
      let pair = UniqueItems.firstRepeated(in: instance)
      unit.fail(pair.map { message(.uniqueItems(first: $0.first), application, about: $0.second) })
    } else {
      unit.fail(
        SchemaFailure.Kind(step, value, instance).map { message($0, application) })
    }
  }

  /// Fails `unit` for what the value of `dependentRequired`, or `dependencies`, asks for in vain.
  mutating func failOnDependencies(
    _ value: Node, _ application: Application, _ unit: inout OutputUnit
  ) {
    for dependency in value.members where application.instance[dependency.name] != nil {
      failOnMissing(
        dependency.value.elements.compactMap(\.string), because: dependency.name, application,
        &unit)
    }
  }

  private func failOnMissing(
    _ names: [String], because: String?, _ application: Application, _ unit: inout OutputUnit
  ) {
    let missing = names.filter { application.instance[$0] == nil }
    guard !missing.isEmpty else { return }
    let reasons = missing.map { name in
      message(
        because.map { .dependentRequired(missing: name, because: $0) }
          ?? .required(missing: name), application)
    }
    unit.fail(((unit.error.map { [$0] } ?? []) + reasons).joined(separator: "; "))
  }
}
