import Documents

/// Keywords that apply schemas to the same value.
extension OutputCollector {
  /// A reference of any kind; a dynamic one without a choice compiles to a plain one.
  mutating func reference(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    for step in entry.steps {
      let block = step.operation == .dynamicReference ? validator.target(of: step) : step.first
      unit.children.append(inPlace(block, application.instance.index))
    }
    unit.failWithChildren()
    return unit
  }

  /// `allOf`, `anyOf` or `oneOf`.
  mutating func combination(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    guard let step = entry.steps.first else { return unit }
    for (position, branch) in program.branches[Int(step.first)..<Int(step.second)].enumerated() {
      unit.children.append(inPlace(branch, application.instance.index, token: String(position)))
    }
    let valid = unit.children.indices.filter { unit.children[$0].isValid }
    switch step.operation {
    case .anyOf where valid.isEmpty: unit.fail(message(.anyOf(best: nil), application))
    case .oneOf where valid.isEmpty: unit.fail(message(.oneOf(best: nil), application))
    case .oneOf where valid.count > 1:
      unit.failForWhatHolds(message(.oneOfSeveral(matching: valid), application))
    case .allOf: unit.failWithChildren()
    default: break
    }
    return unit
  }

  /// `not`.
  mutating func negation(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    guard let step = entry.steps.first else { return unit }
    let start = validator.evaluated.count
    let negated = inPlace(step.first, application.instance.index)
    validator.evaluated.removeSubrange(start...)
    unit.children = [negated]
    if negated.isValid { unit.failForWhatHolds(message(.not, application)) }
    return unit
  }

  /// `if`, which never fails, and the branch that follows from it.
  mutating func conditional(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> [OutputUnit] {
    var condition = unit(entry, application)
    guard let step = entry.steps.first else { return [condition] }
    let holds = inPlace(step.first, application.instance.index)
    condition.children = [holds]
    let block = holds.isValid ? step.second : step.third
    guard block != Instruction.none else { return [condition] }
    let keyword: Keyword = holds.isValid ? .then : .else
    var branch = unit(keyword.rawValue, application)
    branch.children = [inPlace(block, application.instance.index)]
    branch.failWithChildren()
    return [condition, branch]
  }

  /// `dependentSchemas`, or the keyword of earlier drafts: schemas and lists of names in one.
  mutating func dependencies(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    guard application.instance.kind == .object,
      let step = entry.steps.first(where: { $0.operation == .dependentSchemas })
    else { return unit }
    let keys = ObjectKeys(of: application.instance)
    for dependency in program.dependencies[Int(step.first)..<Int(step.second)] {
      let trigger = program.names.bytes[
        Int(dependency.name.lowerBound)..<Int(dependency.name.upperBound)]
      guard keys.contains(trigger) else { continue }
      unit.children.append(
        inPlace(
          dependency.block, application.instance.index,
          token: String(decoding: trigger, as: UTF8.self)))
    }
    unit.failWithChildren()
    if entry.keyword == .dependencies { failOnDependencies(entry.value, application, &unit) }
    return unit
  }
}
