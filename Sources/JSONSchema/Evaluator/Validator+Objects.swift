import Documents
import RegularExpressions

/// Keywords that apply schemas to the members of an object.
extension Validator {
  /// One pass over the members for `properties`, `patternProperties`, `additionalProperties` and
  /// `required`.
  mutating func members(_ step: Instruction, _ node: Int, _ isTracking: Bool) -> Bool {
    countChildren(node)
    let table = program.memberTables[Int(step.first)]
    if table.isAboutOne { return member(table.properties, node, isTracking) }
    var found: UInt64 = 0
    var key = node + 1
    let end = Int(nodes[node].end)
    var guess = Int(table.properties.first)
    while key < end {
      let value = key + 1
      var isMatched = false
      let slot = find(key, in: table.properties, guess)
      if slot >= 0 {
        let entry = names.slots[slot]
        guess = Int(entry.next)
        found |= entry.required
        isMatched = entry.isKnown
        if entry.block != Instruction.none {
          if !holds(entry.block, value, isTracking: false) { return false }
        }
      }
      for position in table.patterns {
        let pattern = program.memberPatterns[Int(position)]
        guard matches(pattern.pattern, key) else {
          if problem != nil { return false }
          continue
        }
        isMatched = true
        if pattern.block != Instruction.none {
          if !holds(pattern.block, value, isTracking: false) { return false }
        }
      }
      if !isMatched, table.additional != Instruction.none {
        if !holds(table.additional, value, isTracking: false) { return false }
      } else if isMatched, isTracking, table.additional == Instruction.none {
        note(value..<value + 1)
      }
      key = next(after: value)
    }
    if isTracking, table.additional != Instruction.none { note(node + 1..<end) }
    return found == table.required
  }

  /// The same for a table of one name, as conditions have them: only that member is looked at.
  private mutating func member(_ table: NameTable, _ node: Int, _ isTracking: Bool) -> Bool {
    let entry = names.slots[Int(table.first)]
    var key = node + 1
    let end = Int(nodes[node].end)
    while key < end {
      if isName(of: entry, key) {
        if isTracking, entry.isKnown { note(key + 1..<key + 2) }
        return entry.block == Instruction.none || holds(entry.block, key + 1, isTracking: false)
      }
      key = next(after: key + 1)
    }
    return entry.required == 0
  }

  /// What a member table knows about one key.
  struct MemberMatch {
    var block = Instruction.none
    var required: UInt64 = 0
    var isKnown = false
  }

  /// Looks the key at node `key` up among the names of `table`.
  mutating func match(_ key: Int, in table: MemberTable) -> MemberMatch {
    let slot = find(key, in: table.properties)
    guard slot >= 0 else { return MemberMatch() }
    let entry = names.slots[slot]
    return MemberMatch(block: entry.block, required: entry.required, isKnown: entry.isKnown)
  }

  /// Whether every key is valid by a block.
  mutating func propertyNames(_ step: Instruction, _ node: Int) -> Bool {
    countChildren(node)
    var key = node + 1
    let end = Int(nodes[node].end)
    while key < end {
      if !holds(step.first, key, isTracking: false) { return false }
      key = next(after: key + 1)
    }
    return true
  }
}
