import Documents
import RegularExpressions

/// How the validator reads the arena: names, texts, and what comes next.
extension Validator {
  /// The node after the last of the sub-tree at `node`.
  @inline(__always)
  mutating func next(after node: Int) -> Int {
    let record = nodes[node]
    switch record.kind {
    case .array, .object: return Int(record.end)
    case .null, .boolean, .number, .string: return node &+ 1
    }
  }

  /// Where the bytes of a string, key or number lexeme lie.
  struct Text {
    /// Whether in the arena's decoded bytes; else in its source.
    let isDecoded: Bool
    /// The place of the bytes there.
    let range: Range<Int>
  }

  /// The text of a string, key or number node.
  @inline(__always)
  mutating func text(_ node: Int) -> Text {
    let record = nodes[node]
    let flag = Arena.Record.decodedFlag
    return Text(
      isDecoded: record.begin & flag != 0,
      range: Int(record.begin & ~flag)..<Int(record.end & ~flag))
  }

  /// The value of the member that `names` spells at `name`.
  mutating func member(_ name: Range<UInt32>, of node: Int) -> Int? {
    guard case .object = nodes[node].kind else { return nil }
    var key = node + 1
    let end = Int(nodes[node].end)
    while key < end {
      if nodes[key].length == name.upperBound &- name.lowerBound {
        if spells(key, name, from: 0) { return key + 1 }
      }
      key = next(after: key + 1)
    }
    return nil
  }

  /// The slot of the string at `node` in `table`, or -1.
  mutating func find(_ node: Int, in table: NameTable) -> Int {
    let text = text(node)
    return text.isDecoded
      ? names.find(decoded.span.extracting(text.range), nodes[node].mark, in: table)
      : names.find(source.span.extracting(text.range), nodes[node].mark, in: table)
  }

  /// The same, where the name is likely to be the one in slot `guess`, or one of the next: members that
  /// may be left out mostly are, one or two in a row.
  @inline(__always)
  mutating func find(_ node: Int, in table: NameTable, _ guess: Int) -> Int {
    var guess = guess
    for _ in 0..<table.guesses {
      let slot = names.slots[guess]
      if isName(of: slot, node) { return guess }
      guess = Int(slot.next)
    }
    return table.isSmall ? -1 : find(node, in: table)
  }

  /// Whether the string at `node` is the name of `slot`.
  @inline(__always)
  mutating func isName(of slot: NameTables.Slot, _ node: Int) -> Bool {
    let record = nodes[node]
    // `^` and `|` are of one precedence in Swift.
    let difference =
      (slot.mark.head ^ record.mark.head) | (slot.mark.tail ^ record.mark.tail)
    guard difference == 0,
      slot.nameEnd &- slot.nameStart == record.length
    else { return false }
    return record.length <= Arena.Record.wholeLength
      || spells(node, slot.nameStart..<slot.nameEnd, from: 4)
  }

  /// Whether the string at `node` is the name at `name`, of which so many bytes at either end are known
  /// to be the same.
  @inline(__always)
  private mutating func spells(_ node: Int, _ name: Range<UInt32>, from same: Int) -> Bool {
    let text = text(node)
    return text.isDecoded
      ? names.matches(name, decoded.span.extracting(text.range), from: same)
      : names.matches(name, source.span.extracting(text.range), from: same)
  }

  /// Whether the string at `node` matches a pattern; no, with a problem, when a budget runs out.
  mutating func matches(_ pattern: UInt32, _ node: Int) -> Bool {
    guard spendOnText(node) else { return false }
    let text = text(node)
    let answer =
      text.isDecoded
      ? patterns.answer(Int(pattern), decoded.span.extracting(text.range))
      : patterns.answer(Int(pattern), source.span.extracting(text.range))
    return answer ?? finds(pattern, text)
  }

  /// The same for patterns that are searched for step by step.
  @inline(never)
  private mutating func finds(_ pattern: UInt32, _ text: Text) -> Bool {
    var budget = patternBudget
    defer { patternBudget = budget }
    do throws(MatchError) {
      return text.isDecoded
        ? try patterns.matches(Int(pattern), decoded.span.extracting(text.range), within: &budget)
        : try patterns.matches(Int(pattern), source.span.extracting(text.range), within: &budget)
    } catch {
      problem = .patternBudgetExhausted(pattern: patterns.expressions[Int(pattern)].pattern)
      return false
    }
  }
}

/// What work costs in steps.
extension Validator {
  /// Counts a look at each byte of the text at `node`; short texts are free.
  @inline(__always)
  mutating func spendOnText(_ node: Int) -> Bool {
    let length = nodes[node].length
    return length < 64 || spend(Int(length &>> 6))
  }

  /// Counts a look at each member of the object at `node` and at so many names.
  mutating func spendOnChildren(_ node: Int, names: Int) -> Bool {
    spend((Int(nodes[node].begin) + names) >> 3)
  }

  /// Counts a look at everything in the value at `node`.
  mutating func spendOnTree(_ node: Int) -> Bool {
    let range = Node(document: document, index: node).range
    return spend(next(after: node) - node + (range.end - range.start) / 64)
  }
}

/// What other modules cannot inline.
extension Arena.Record {
  /// `Arena.decodedFlag`.
  static let decodedFlag: UInt32 = 0x8000_0000
  /// `TextMark.wholeLength`.
  static let wholeLength: UInt32 = 8

  /// The bytes of a text.
  fileprivate var length: UInt32 { end &- begin }
}
