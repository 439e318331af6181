import Documents

/// Keywords that apply schemas to the same value.
extension OutputCollector {
  /// The units of such a keyword; nil when `name` is none of them.
  mutating func inPlaceUnits(_ name: String, _ application: Application) -> [OutputUnit]? {
    switch name {
    case "allOf": combination(name, .allOf, application).map { [$0] }
    case "anyOf": combination(name, .anyOf, application).map { [$0] }
    case "oneOf": combination(name, .oneOf, application).map { [$0] }
    case "not": negation(application).map { [$0] }
    case "if": conditional(application)
    // Said together with `if`; without one they have no effect (Core, sections 10.2.2.2 and 10.2.2.3).
    case "then", "else": []
    case "dependentSchemas":
      application.step(.dependentSchemas, of: .dependentSchemas).map {
        [dependentSchemas(name, $0, application)]
      }
    case "dependencies": dependencies(application).map { [$0] }
    default: nil
    }
  }

  private mutating func combination(
    _ name: String, _ operation: Operation, _ application: Application
  ) -> OutputUnit? {
    guard let step = application.steps.first(where: { $0.operation == operation }) else {
      return nil
    }
    var unit = unit(name, application)
    for (position, branch) in program.branches[Int(step.first)..<Int(step.second)].enumerated() {
      unit.children.append(
        inPlace([name, String(position)], branch, application.instance.index))
    }
    let valid = unit.children.indices.filter { unit.children[$0].isValid }
    switch operation {
    case .anyOf where valid.isEmpty: unit.fail(message(.anyOf(best: nil), application))
    case .oneOf where valid.isEmpty: unit.fail(message(.oneOf(best: nil), application))
    case .oneOf where valid.count > 1:
      unit.fail(message(.oneOfSeveral(matching: valid), application))
    case .allOf: unit.failWithChildren()
    default: break
    }
    return unit
  }

  private mutating func negation(_ application: Application) -> OutputUnit? {
    guard let step = application.step(.not) else { return nil }
    var unit = unit("not", application)
    let start = validator.evaluated.count
    let negated = inPlace(["not"], step.first, application.instance.index)
    validator.evaluated.removeSubrange(start...)
    unit.children = [negated]
    if negated.isValid { unit.fail(message(.not, application)) }
    return unit
  }

  /// `if`, which never fails, and the branch that follows from it.
  private mutating func conditional(_ application: Application) -> [OutputUnit]? {
    guard let step = application.steps.first(where: { $0.operation == .conditional }) else {
      return nil
    }
    var condition = unit("if", application)
    let holds = inPlace(["if"], step.first, application.instance.index)
    condition.children = [holds]
    let block = holds.isValid ? step.second : step.third
    guard block != Instruction.none else { return [condition] }
    let name = holds.isValid ? "then" : "else"
    var branch = unit(name, application)
    branch.children = [inPlace([name], block, application.instance.index)]
    branch.failWithChildren()
    return [condition, branch]
  }

  private mutating func dependentSchemas(
    _ name: String, _ step: Instruction, _ application: Application
  ) -> OutputUnit {
    var unit = unit(name, application)
    for position in step.first..<step.second {
      let dependency = program.dependencies[Int(position)]
      guard validator.member(dependency.name, of: application.instance.index) != nil else {
        continue
      }
      let trigger = program.names.bytes[
        Int(dependency.name.lowerBound)..<Int(dependency.name.upperBound)]
      unit.children.append(
        inPlace(
          [name, String(decoding: trigger, as: UTF8.self)], dependency.block,
          application.instance.index))
    }
    unit.failWithChildren()
    return unit
  }

  /// The keyword of earlier drafts: schemas and lists of names in one.
  private mutating func dependencies(_ application: Application) -> OutputUnit? {
    guard let value = application.schema["dependencies"],
      let step = application.step(.dependentSchemas, of: .dependencies)
    else { return nil }
    var unit = dependentSchemas("dependencies", step, application)
    failOnDependencies(value, application, &unit)
    return unit
  }
}
