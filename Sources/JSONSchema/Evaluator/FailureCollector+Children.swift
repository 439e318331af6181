import Documents
import RegularExpressions

/// Keywords that apply schemas to members and elements.
extension FailureCollector {
  /// What a member table covers; see `Validator.members`.
  mutating func visitMembers(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    let table = program.memberTables[Int(step.first)]
    var found: UInt64 = 0
    for member in Node(document: document, index: node).members {
      found |= visitMember(member, step, block, isTracking)
    }
    if isTracking, table.additional != Instruction.none {
      validator.note(node + 1..<document.arena.end(of: node))
    }
    guard found != table.required else { return }
    for (name, bit) in facts.requiredNames(of: step.first, in: program) where bit & found == 0 {
      fail(.required(missing: name), .required, block, node)
    }
  }

  /// Walks what applies to one member, and gives the bit of its name if that is required.
  private mutating func visitMember(
    _ member: Node.Member, _ step: Instruction, _ block: UInt32, _ isTracking: Bool
  ) -> UInt64 {
    let table = program.memberTables[Int(step.first)]
    let value = member.value.index
    let match = validator.match(member.key.index, in: table)
    if match.block != Instruction.none {
      descend([Keyword.properties.rawValue, member.name], match.block, value)
    }
    var isMatched = match.isKnown
    for position in table.patterns {
      let pattern = program.memberPatterns[Int(position)]
      guard validator.matches(pattern.pattern, member.key.index) else { continue }
      isMatched = true
      guard pattern.block != Instruction.none else { continue }
      let text = program.patterns.expressions[Int(pattern.pattern)].pattern
      descend([Keyword.patternProperties.rawValue, text], pattern.block, value)
    }
    if !isMatched, table.additional != Instruction.none {
      visitUnexpected(member, table.additional, step, block)
    } else if isMatched, isTracking {
      validator.note(value..<value + 1)
    }
    return match.required
  }

  /// Walks a member that nothing else has looked at by `rest`, the block for those.
  private mutating func visitUnexpected(
    _ member: Node.Member, _ rest: UInt32, _ step: Instruction, _ block: UInt32
  ) {
    guard isFalse(rest) else {
      return descend([step.keyword.rawValue], rest, member.value.index)
    }
    let allowed = facts.knownNames(of: block, in: program)
    fail(
      .unexpectedProperty(name: member.name, allowed: allowed), step.keyword, block,
      member.key.index)
  }

  /// `propertyNames`; the failures of a name become causes.
  mutating func visitNames(_ step: Instruction, _ block: UInt32, _ node: Int) {
    for member in Node(document: document, index: node).members {
      let causes = failures {
        $0.descend([step.keyword.rawValue], step.first, member.key.index)
      }
      guard !causes.isEmpty else { continue }
      fail(.propertyName(member.name), step.keyword, block, member.key.index, causes: causes)
    }
  }

  /// `prefixItems` and `items`, by whatever name.
  mutating func visitElements(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
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
        visitUnexpected(element, at: position, step, block)
      }
      visited = visited.lowerBound..<end
    }
    if isTracking { validator.note(visited) }
  }

  /// Walks an element behind the leading ones, or one that nothing else has looked at.
  private mutating func visitUnexpected(
    _ element: Node, at position: Int, _ step: Instruction, _ block: UInt32
  ) {
    if isFalse(step.first) {
      fail(.unexpectedItem(position: position), step.keyword, block, element.index)
    } else {
      descend([step.keyword.rawValue], step.first, element.index)
    }
  }

  /// `contains` with its bounds.
  mutating func visitContains(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    let isTracking = isTracking && step.operation == .contains
    var count = 0
    for element in Node(document: document, index: node).elements
    where validator.attempt(step.first, element.index, isTracking: false) {
      count += 1
      if !wanted.isEmpty { descend([step.keyword.rawValue], step.first, element.index) }
      if isTracking { validator.note(element.index..<element.index + 1) }
    }
    let most = step.third == Instruction.none ? nil : Int(step.third)
    guard count < Int(step.second) || count > most ?? count else { return }
    let keyword: Keyword =
      count >= Int(step.second) ? .maxContains : count > 0 ? .minContains : .contains
    fail(
      .contains(matching: count, least: Int(step.second), most: most), keyword, block, node)
  }

  /// `unevaluatedItems` and `unevaluatedProperties` that depend on the instance.
  mutating func visitUnevaluated(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ start: Int
  ) {
    var values: [Int] = []
    validator.forEachUnevaluated(step, node, start) { _, value in
      values.append(value)
      return true
    }
    let instance = Node(document: document, index: node)
    var rest = values[...]
    if step.operation == .unevaluatedProperties {
      for member in instance.members where member.value.index == rest.first {
        rest.removeFirst()
        visitUnexpected(member, step.first, step, block)
      }
    } else {
      for (position, element) in instance.elements.enumerated() where element.index == rest.first {
        rest.removeFirst()
        visitUnexpected(element, at: position, step, block)
      }
    }
    validator.note(node + 1..<document.arena.end(of: node))
  }
}
