import Documents

/// Keywords that judge a value by itself, and those that only say something about it.
extension OutputCollector {
  /// Missing names that one message lists.
  private static let mostMissing = 100

  /// The unit of a keyword that annotates; `format` may assert as well.
  mutating func annotation(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    guard isApplicable(entry.name, application) else { return unit }
    unit.annotation = entry.annotation
    judge(entry, application, &unit)
    return unit
  }

  /// Whether an annotation is about values of this type: those on content are about strings
  /// (JSON Schema Validation 2020-12, section 8), and a schema for content needs its media type
  /// (section 8.5).
  private func isApplicable(_ name: String, _ application: Application) -> Bool {
    switch name {
    case "contentEncoding", "contentMediaType": application.instance.kind == .string
    case "contentSchema":
      application.instance.kind == .string
        && application.listing.entries.contains { $0.name == "contentMediaType" }
    default: true
    }
  }

  /// The unit of a keyword that judges by itself.
  mutating func assertion(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    judge(entry, application, &unit)
    return unit
  }

  /// Fails `unit` when the value breaks the assertion that the keyword compiled to, if any.
  private mutating func judge(
    _ entry: KeywordListing.Entry, _ application: Application, _ unit: inout OutputUnit
  ) {
    let instance = application.instance
    guard let step = entry.steps.first, step.operation.group.serves(instance.kind),
      !validator.asserts(step, instance.index, instance.kind)
    else { return }
    if step.operation == .uniqueItems {
      let pair = UniqueItems.firstRepeated(in: instance)
      unit.fail(pair.map { message(.uniqueItems(first: $0.first), application, about: $0.second) })
    } else {
      unit.fail(
        SchemaFailure.Kind(step, entry.value, instance).map { message($0, application) })
    }
  }

  // MARK: - Names that must be there

  /// `required`.
  mutating func required(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    guard application.instance.kind == .object else { return unit }
    let keys = ObjectKeys(of: application.instance)
    let missing = entry.value.elements.filter { !keys.contains($0.textBytes) }
    fail(&unit, for: missing.map { .required(missing: $0.string ?? "") }, application)
    return unit
  }

  /// Fails `unit` for what the value of `dependentRequired`, or `dependencies`, asks for in vain.
  mutating func failOnDependencies(
    _ value: Node, _ application: Application, _ unit: inout OutputUnit
  ) {
    guard application.instance.kind == .object else { return }
    let keys = ObjectKeys(of: application.instance)
    var reasons: [SchemaFailure.Kind] = []
    for dependency in value.members where keys.contains(dependency.key.textBytes) {
      for name in dependency.value.elements where !keys.contains(name.textBytes) {
        reasons.append(
          .dependentRequired(missing: name.string ?? "", because: dependency.name))
      }
    }
    fail(&unit, for: reasons, application)
  }

  /// Fails `unit` if there are reasons, with the first of them.
  private func fail(
    _ unit: inout OutputUnit, for reasons: [SchemaFailure.Kind], _ application: Application
  ) {
    guard !reasons.isEmpty else { return }
    let told = reasons.prefix(Self.mostMissing).map { message($0, application) }
    let rest = reasons.count - told.count
    unit.fail(
      (told + (rest > 0 ? ["\(rest) more keys are missing"] : [])).joined(separator: "; "))
  }
}
