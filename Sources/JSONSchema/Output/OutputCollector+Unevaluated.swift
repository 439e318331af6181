import Documents

/// What nothing else has evaluated (JSON Schema Core 2020-12, section 11).
extension OutputCollector {
  /// `unevaluatedItems`.
  mutating func unevaluatedItems(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    // Either instruction that the keyword compiles to has its block there.
    guard application.instance.kind == .array, let block = entry.steps.first?.first else {
      return unit
    }
    let rest = rest(Instruction(.unevaluatedItems, block), application)
    for (position, element) in application.instance.elements.enumerated()
    where rest.contains(element.index) {
      var child = below(block, element.index, at: String(position))
      refuse(.unexpectedItem(position: position), block, application, about: element, &child)
      unit.children.append(child)
    }
    if !rest.isEmpty { unit.annotation = true }
    unit.failWithChildren()
    return unit
  }

  /// `unevaluatedProperties`.
  mutating func unevaluatedProperties(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    guard application.instance.kind == .object else { return unit }
    var evaluated: [JSONValue] = []
    if let step = entry.steps.first {
      let block =
        step.operation == .members
        ? program.memberTables[Int(step.first)].additional : step.first
      let rest = rest(Instruction(.unevaluatedProperties, block), application)
      for member in application.instance.members where rest.contains(member.value.index) {
        var child = below(block, member.value.index, at: member.name)
        refuse(
          .unexpectedProperty(name: member.name, allowed: []), block, application,
          about: member.value, &child)
        unit.children.append(child)
        evaluated.append(.string(member.name))
      }
    }
    unit.annotation = .array(evaluated)
    unit.failWithChildren()
    return unit
  }

  /// The nodes of the values that nothing has evaluated, all of which `step` evaluates.
  private mutating func rest(_ step: Instruction, _ application: Application) -> Set<Int> {
    let instance = application.instance
    var rest: Set<Int> = []
    validator.forEachUnevaluated(step, instance.index, application.start) { _, value in
      rest.insert(value)
      return true
    }
    validator.note(instance.index + 1..<instance.document.arena.end(of: instance.index))
    return rest
  }
}
