import Documents
import RegularExpressions

/// Keywords that apply schemas to the members of an object.
extension Validator {
  /// One pass over the members for `properties`, `patternProperties`, `additionalProperties` and
  /// `required`.
  mutating func members(_ step: Instruction, _ node: Int, _ isTracking: Bool) -> Bool {
    let table = program.memberTables[Int(step.first)]
    var found: UInt64 = 0
    var key = node + 1
    let end = Int(document.ends[node])
    while key < end {
      let value = key + 1
      let match = match(key, in: table)
      found |= match.required
      if match.block != Instruction.none {
        if !holds(match.block, value, isTracking: false) { return false }
      }
      var isMatched = match.isKnown
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
      key = Int(document.ends[value])
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
  func match(_ key: Int, in table: MemberTable) -> MemberMatch {
    let slot = find(key, in: table.properties)
    guard slot >= 0 else { return MemberMatch() }
    let entry = program.names.slots[slot]
    return MemberMatch(block: entry.block, required: entry.required, isKnown: entry.isKnown)
  }

  /// Whether every key is valid by a block.
  mutating func propertyNames(_ step: Instruction, _ node: Int) -> Bool {
    var key = node + 1
    let end = Int(document.ends[node])
    while key < end {
      if !holds(step.first, key, isTracking: false) { return false }
      key = Int(document.ends[key + 1])
    }
    return true
  }

  /// The value of the member that `program.names` spells at `name`.
  func member(_ name: Range<UInt32>, of node: Int) -> Int? {
    guard document.kinds[node] == .object else { return nil }
    var key = node + 1
    let end = Int(document.ends[node])
    while key < end {
      let text = Text(document, key)
      let isEqual =
        text.isDecoded
        ? program.names.matches(name, document.decoded, text.range)
        : program.names.matches(name, document.source, text.range)
      if isEqual { return key + 1 }
      key = Int(document.ends[key + 1])
    }
    return nil
  }

  /// The slot of the string at `node` in `table`, or -1.
  func find(_ node: Int, in table: NameTable) -> Int {
    let text = Text(document, node)
    return text.isDecoded
      ? program.names.find(document.decoded, text.range, in: table)
      : program.names.find(document.source, text.range, in: table)
  }

  /// Whether the string at `node` matches a pattern; no, with a problem, when the budget runs out.
  mutating func matches(_ pattern: UInt32, _ node: Int) -> Bool {
    let expression = program.patterns[Int(pattern)]
    let text = Text(document, node)
    let bytes = text.isDecoded ? document.decoded : document.source
    do {
      return try expression.matches(bytes.span.extracting(text.range))
    } catch {
      problem = .patternBudgetExhausted(pattern: expression.pattern)
      return false
    }
  }
}

/// Where the bytes of a string or number lexeme lie.
struct Text {
  /// Whether in the document's decoded bytes; else in its source.
  let isDecoded: Bool
  /// The place of the bytes there.
  let range: Range<Int>

  /// The text of a string, key or number node.
  @inline(__always)
  init(_ document: Document, _ node: Int) {
    let start = document.textStarts[node]
    isDecoded = start & Document.decodedFlag != 0
    range =
      Int(start & ~Document.decodedFlag)..<Int(document.textEnds[node] & ~Document.decodedFlag)
  }
}
