import Documents
import RegularExpressions

/// Keywords that apply schemas to members and elements.
extension FailureCollector {
  /// What a member table covers; see `Validator.members`.
  mutating func visitMembers(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    let table = program.memberTables[Int(step.first)]
    let additional = step.keyword.rawValue
    var found: UInt64 = 0
    for member in Node(document: document, index: node).members {
      let value = member.value.index
      let match = validator.match(member.key.index, in: table)
      found |= match.required
      if match.block != Instruction.none {
        descend(["properties", member.name], match.block, value)
      }
      var isMatched = match.isKnown
      for position in table.patterns {
        let pattern = program.memberPatterns[Int(position)]
        guard validator.matches(pattern.pattern, member.key.index) else { continue }
        isMatched = true
        if pattern.block != Instruction.none {
          let text = program.patterns.expressions[Int(pattern.pattern)].pattern
          descend(["patternProperties", text], pattern.block, value)
        }
      }
      if !isMatched, table.additional != Instruction.none {
        if isFalse(table.additional) {
          let allowed = KnownNames.of(block, in: program)
          fail(
            .unexpectedProperty(name: member.name, allowed: allowed), additional, block,
            member.key.index)
        } else {
          descend([additional], table.additional, value)
        }
      } else if isMatched, isTracking {
        validator.note(value..<value + 1)
      }
    }
    if isTracking, table.additional != Instruction.none {
      validator.note(node + 1..<document.arena.end(of: node))
    }
    for slot in program.names.slots(of: table.properties)
    where slot.required & ~found & table.required != 0 {
      fail(
        .required(missing: text(slot.nameStart..<slot.nameEnd)), "required", block, node)
    }
  }

  /// `propertyNames`; the failures of a name become causes.
  mutating func visitNames(_ step: Instruction, _ block: UInt32, _ node: Int) {
    for member in Node(document: document, index: node).members {
      let outer = failures
      failures = []
      descend(["propertyNames"], step.first, member.key.index)
      let causes = failures
      failures = outer
      if !causes.isEmpty {
        fail(
          .propertyName(member.name), "propertyNames", block, member.key.index, causes: causes)
      }
    }
  }

  /// `prefixItems`, `items` and `contains`.
  mutating func visitElements(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    if [.contains, .uncountedContains].contains(step.operation) {
      return visitContains(step, block, node, isTracking && step.operation == .contains)
    }
    let branches = Int(step.second) - Int(step.first)
    let keyword = step.keyword.rawValue
    var visited = node + 1..<node + 1
    for (position, element) in Node(document: document, index: node).elements.enumerated() {
      let end = document.arena.end(of: element.index)
      if step.operation == .prefixItems {
        guard position < branches else { break }
        descend(
          [keyword, String(position)],
          program.branches[Int(step.first) + position], element.index)
      } else if position >= Int(step.second) {
        if isFalse(step.first) {
          fail(.unexpectedItem(position: position), keyword, block, element.index)
        } else {
          descend([keyword], step.first, element.index)
        }
      }
      visited = visited.lowerBound..<end
    }
    if isTracking { validator.note(visited) }
  }

  private mutating func visitContains(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    var count = 0
    for element in Node(document: document, index: node).elements
    where validator.attempt(step.first, element.index, isTracking: false) {
      count += 1
      if !wanted.isEmpty { descend(["contains"], step.first, element.index) }
      if isTracking { validator.note(element.index..<element.index + 1) }
    }
    let most = step.third == Instruction.none ? nil : Int(step.third)
    guard count < Int(step.second) || count > most ?? count else { return }
    let keyword =
      count > 0 && count < Int(step.second)
      ? "minContains" : count < Int(step.second) ? "contains" : "maxContains"
    fail(
      .contains(matching: count, least: Int(step.second), most: most), keyword, block, node)
  }

  /// `unevaluatedItems` and `unevaluatedProperties` that depend on the instance.
  mutating func visitUnevaluated(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ start: Int
  ) {
    var rest: [Int] = []
    validator.forEachUnevaluated(step, node, start) { _, value in
      rest.append(value)
      return true
    }
    let isObject = step.operation == .unevaluatedProperties
    let keyword = step.keyword.rawValue
    for value in rest {
      guard isFalse(step.first) else {
        descend([keyword], step.first, value)
        continue
      }
      if isObject {
        let key = Node(document: document, index: value - 1)
        fail(
          .unexpectedProperty(
            name: key.string ?? "", allowed: KnownNames.of(block, in: program)),
          keyword, block, value - 1)
      } else {
        let position = Node(document: document, index: node).elements
          .prefix { $0.index < value }.count
        fail(.unexpectedItem(position: position), keyword, block, value)
      }
    }
    validator.note(node + 1..<document.arena.end(of: node))
  }
}
