import Documents
import RegularExpressions

/// Keywords that apply schemas to members and elements, with the annotations that they leave
/// (JSON Schema Core 2020-12, sections 10.3 and 11).
extension OutputCollector {
  /// The units of such a keyword; nil when `name` is none of them.
  mutating func childUnits(
    _ name: String, _ value: Node, _ application: Application
  ) -> [OutputUnit]? {
    switch name {
    case "properties", "patternProperties", "additionalProperties":
      application.steps.first { $0.operation == .members }
        .map { [members(name, $0, application)] }
    case "propertyNames": application.step(.propertyNames).map { [names($0, application)] }
    case "prefixItems":
      application.step(.prefixItems, of: .prefixItems).map { [prefixItems($0, application)] }
    case "items": application.step(.items, of: .items).map { [items($0, application)] }
    case "contains":
      application.steps.first { $0.operation == .contains }.map { contains($0, application) }
    // Said together with `contains`; without one they have no effect (Validation, section 6.4.4).
    case "minContains", "maxContains": []
    default: nil
    }
  }

  // MARK: - Objects

  /// The keyword `name`, which is one of the three that a member table holds.
  private mutating func members(
    _ name: String, _ step: Instruction, _ application: Application
  ) -> OutputUnit {
    var unit = unit(name, application)
    guard application.instance.kind == .object else { return unit }
    let table = program.memberTables[Int(step.first)]
    var evaluated: [JSONValue] = []
    for member in application.instance.members {
      let value = member.value.index
      var applied: [(tokens: [String], block: UInt32)] = []
      let match = validator.match(member.key.index, in: table)
      let patterns = table.patterns.map { program.memberPatterns[Int($0)] }.filter {
        name != "properties" && validator.matches($0.pattern, member.key.index)
      }
      switch name {
      case "properties" where match.block != Instruction.none:
        applied = [([name, member.name], match.block)]
      case "patternProperties":
        applied = patterns.filter { $0.block != Instruction.none }.map {
          ([name, program.patterns.expressions[Int($0.pattern)].pattern], $0.block)
        }
      case "additionalProperties" where !match.isKnown && patterns.isEmpty:
        applied = [([name], table.additional)]
      default: break
      }
      guard !applied.isEmpty else { continue }
      for (tokens, block) in applied {
        var child = below(tokens, block, value, at: member.name)
        if name == "additionalProperties" {
          refuse(.unexpectedProperty(name: member.name, allowed: []), block, application, &child)
        }
        unit.children.append(child)
      }
      validator.note(value..<value + 1)
      evaluated.append(.string(member.name))
    }
    unit.annotation = .array(evaluated)
    unit.failWithChildren()
    return unit
  }

  /// `propertyNames`; a name has no location of its own, so that it is told at its object's.
  private mutating func names(_ step: Instruction, _ application: Application) -> OutputUnit {
    var unit = unit("propertyNames", application)
    for member in application.instance.members {
      unit.children.append(below(["propertyNames"], step.first, member.key.index, at: nil))
    }
    unit.failWithChildren()
    return unit
  }

  // MARK: - Arrays

  private mutating func prefixItems(
    _ step: Instruction, _ application: Application
  ) -> OutputUnit {
    var unit = unit("prefixItems", application)
    let branches = program.branches[Int(step.first)..<Int(step.second)]
    for (position, (element, block)) in zip(application.instance.elements, branches).enumerated() {
      unit.children.append(
        below(
          ["prefixItems", String(position)], block, element.index, at: String(position)))
      validator.note(element.index..<element.index + 1)
    }
    let count = unit.children.count
    if count > 0 {
      unit.annotation = count == application.instance.count ? true : .int(count - 1)
    }
    unit.failWithChildren()
    return unit
  }

  private mutating func items(_ step: Instruction, _ application: Application) -> OutputUnit {
    var unit = unit("items", application)
    for (position, element) in application.instance.elements.enumerated()
    where position >= Int(step.second) {
      var child = below(["items"], step.first, element.index, at: String(position))
      refuse(
        .unexpectedItem(position: position), step.first, application, about: element, &child)
      unit.children.append(child)
      validator.note(element.index..<element.index + 1)
    }
    if !unit.children.isEmpty { unit.annotation = true }
    unit.failWithChildren()
    return unit
  }

  /// `contains`, and `minContains` and `maxContains` where they stand beside it.
  private mutating func contains(
    _ step: Instruction, _ application: Application
  ) -> [OutputUnit] {
    var unit = unit("contains", application)
    let limits = ["minContains", "maxContains"].filter { name in
      application.schema[name] != nil
        && !application.annotations.contains { $0.name == name }
    }
    guard application.instance.kind == .array else {
      return [unit] + limits.map { self.unit($0, application) }
    }
    var matching: [JSONValue] = []
    for (position, element) in application.instance.elements.enumerated() {
      let child = below(["contains"], step.first, element.index, at: String(position))
      unit.children.append(child)
      guard child.isValid else { continue }
      matching.append(.int(position))
      validator.note(element.index..<element.index + 1)
    }
    unit.annotation = .array(matching)
    let (least, most) = (Int(step.second), Int(step.third))
    if matching.isEmpty, least > 0 {
      unit.fail(message(.contains(matching: 0, least: 1, most: nil), application))
    }
    return [unit]
      + limits.map { name in
        var limit = self.unit(name, application)
        if name == "minContains", matching.count < least {
          limit.fail(
            message(.contains(matching: matching.count, least: least, most: nil), application))
        } else if name == "maxContains", matching.count > most {
          limit.fail(
            message(.contains(matching: matching.count, least: 0, most: most), application))
        }
        return limit
      }
  }

  // MARK: - What nothing else has evaluated

  /// `unevaluatedItems` or `unevaluatedProperties`.
  mutating func unevaluated(_ name: String, _ application: Application) -> OutputUnit {
    var unit = unit(name, application)
    let isObject = name == "unevaluatedProperties"
    let instance = application.instance
    guard instance.kind == (isObject ? .object : .array) else { return unit }
    guard let block = isObject ? restOfMembers(application) : restOfElements(application) else {
      if isObject { unit.annotation = .array([]) }
      return unit
    }
    let step = Instruction(isObject ? .unevaluatedProperties : .unevaluatedItems, block)
    var rest: Set<Int> = []
    validator.forEachUnevaluated(step, instance.index, application.start) { _, value in
      rest.insert(value)
      return true
    }
    let values =
      isObject
      ? instance.members.map { (name: $0.name, node: $0.value) }
      : instance.elements.enumerated().map { (name: String($0.offset), node: $0.element) }
    for (position, value) in values.enumerated() where rest.contains(value.node.index) {
      var child = below([name], block, value.node.index, at: value.name)
      refuse(
        isObject
          ? .unexpectedProperty(name: value.name, allowed: [])
          : .unexpectedItem(position: position), block, application, about: value.node, &child)
      unit.children.append(child)
    }
    validator.note(instance.index + 1..<instance.document.arena.end(of: instance.index))
    if isObject {
      let names = values.filter { rest.contains($0.node.index) }.map(\.name)
      unit.annotation = .array(names.map(JSONValue.string))
    } else if !rest.isEmpty {
      unit.annotation = true
    }
    unit.failWithChildren()
    return unit
  }

  /// Gives a value that the schema `false` forbids a better reason than that.
  private func refuse(
    _ kind: SchemaFailure.Kind, _ block: UInt32, _ application: Application,
    about instance: Node? = nil, _ unit: inout OutputUnit
  ) {
    guard program.origins[Int(block)].location.node.boolean == false else { return }
    unit.fail(message(kind, application, about: instance))
  }

  /// The block of `unevaluatedProperties`, wherever the compiler has put it; nil when it never applies.
  private func restOfMembers(_ application: Application) -> UInt32? {
    if let step = application.step(.unevaluatedProperties) { return step.first }
    return application.steps.first {
      $0.operation == .members && $0.keyword == .unevaluatedProperties
    }
    .map { program.memberTables[Int($0.first)].additional }
  }

  /// The same for `unevaluatedItems`.
  private func restOfElements(_ application: Application) -> UInt32? {
    (application.step(.unevaluatedItems) ?? application.step(.items, of: .unevaluatedItems))?.first
  }
}
