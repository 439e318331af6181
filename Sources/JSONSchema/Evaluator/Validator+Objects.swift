import Documents
import RegularExpressions

/// Keywords that apply schemas to the members of an object.
extension Validator {
  /// One pass over the members for `properties`, `patternProperties`, `additionalProperties` and
  /// `required`.
  mutating func members(_ step: Instruction, _ node: Int, _ isTracking: Bool) -> Bool {
    let table = memberTables[Int(step.first)]
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
        guard matches(pattern.pattern, key) else { continue }
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
      key = Int(nodes[value].end)
    }
    if isTracking, table.additional != Instruction.none { note(node + 1..<end) }
    return found == table.required
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
    var key = node + 1
    let end = Int(nodes[node].end)
    while key < end {
      if !holds(step.first, key, isTracking: false) { return false }
      key = Int(nodes[key + 1].end)
    }
    return true
  }

  /// The value of the member that `names` spells at `name`.
  mutating func member(_ name: Range<UInt32>, of node: Int) -> Int? {
    guard case .object = nodes[node].kind else { return nil }
    var key = node + 1
    let end = Int(nodes[node].end)
    while key < end {
      let text = text(key)
      let isEqual =
        text.isDecoded
        ? names.matches(name, decoded, text.range)
        : names.matches(name, source, text.range)
      if isEqual { return key + 1 }
      key = Int(nodes[key + 1].end)
    }
    return nil
  }

  /// The slot of the string at `node` in `table`, or -1.
  mutating func find(_ node: Int, in table: NameTable) -> Int {
    let text = text(node)
    return text.isDecoded
      ? names.find(decoded, text.range, in: table) : names.find(source, text.range, in: table)
  }

  /// The same, where the name is likely to be the one in slot `guess`.
  @inline(__always)
  mutating func find(_ node: Int, in table: NameTable, _ guess: Int) -> Int {
    if table.isEmpty { return -1 }
    let text = text(node)
    if !text.isDecoded {
      // Members that may be left out mostly are, one or two in a row.
      var guess = guess
      for _ in 0..<3 {
        let slot = names.slots[guess]
        if names.matches(slot.nameStart..<slot.nameEnd, source, text.range) { return guess }
        guess = Int(slot.next)
      }
    }
    return find(node, in: table)
  }

  /// Whether the string at `node` matches a pattern; no, with a problem, when the budget runs out.
  mutating func matches(_ pattern: UInt32, _ node: Int) -> Bool {
    let text = text(node)
    do throws(MatchError) {
      return text.isDecoded
        ? try patterns.matches(Int(pattern), decoded.span.extracting(text.range))
        : try patterns.matches(Int(pattern), source.span.extracting(text.range))
    } catch {
      problem = .patternBudgetExhausted(pattern: patterns.expressions[Int(pattern)].pattern)
      return false
    }
  }
}

/// Where the bytes of a string or number lexeme lie.
struct Text {
  /// Whether in the arena's decoded bytes; else in its source.
  let isDecoded: Bool
  /// The place of the bytes there.
  let range: Range<Int>
}

extension Validator {
  /// `Arena.decodedFlag`, which other modules cannot inline.
  private static let decodedFlag: UInt32 = 0x8000_0000

  /// The text of a string, key or number node.
  @inline(__always)
  func text(_ node: Int) -> Text {
    let record = nodes[node]
    let flag = Self.decodedFlag
    return Text(
      isDecoded: record.textStart & flag != 0,
      range: Int(record.textStart & ~flag)..<Int(record.textEnd & ~flag))
  }
}
