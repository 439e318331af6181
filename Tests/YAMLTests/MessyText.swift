import Documents

@testable import YAML

/// Spells values as YAML in the many ways that people do, with numbered comments in between.
struct MessyText {
  var generator: SeededGenerator
  private(set) var comments = 0

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// The text of a document.
  mutating func text(_ value: JSONValue) -> String {
    var text = chance(5) ? "---\n" : ""
    text += above(0)
    switch value {
    case .object(let members) where !members.isEmpty: text += block(members, column: 0)
    case .array(let values) where !values.isEmpty: text += block(values, column: 0)
    default: text += flow(value) + trailing() + "\n"
    }
    if chance(4) { text += above(0) }
    return text
  }

  private mutating func block(_ members: [JSONValue.Member], column: Int) -> String {
    var text = ""
    for (index, member) in members.enumerated() {
      if index > 0 { text += above(column) + indent(column) }
      text += scalar(.string(member.key)) + ":" + value(member.value, column: column, isItem: false)
    }
    return text
  }

  private mutating func block(_ values: [JSONValue], column: Int) -> String {
    var text = ""
    for (index, element) in values.enumerated() {
      if index > 0 { text += above(column) + indent(column) }
      text += "-" + value(element, column: column, isItem: true)
    }
    return text
  }

  private mutating func value(_ value: JSONValue, column: Int, isItem: Bool) -> String {
    let isBlock = !chance(3)
    switch value {
    case .object(let members) where !members.isEmpty && isBlock:
      if isItem, chance(2) { return " " + block(members, column: column + 2) }
      let inner = column + Int.random(in: 1...4, using: &generator)
      return trailing() + "\n" + above(inner) + indent(inner) + block(members, column: inner)
        + footer(inner)
    case .array(let values) where !values.isEmpty && isBlock:
      if isItem, chance(2) { return " " + block(values, column: column + 2) }
      let inner = column + (isItem ? 1 : 0) + Int.random(in: 0...3, using: &generator)
      return trailing() + "\n" + above(inner) + indent(inner) + block(values, column: inner)
        + (inner > column ? footer(inner) : "")
    case .string(let text):
      if let literal = BlockScalarSpelling(literal: text), chance(2) {
        return " " + literal.header + trailing() + "\n"
          + literal.lines.map { $0.isEmpty ? "\n" : indent(column + 2) + $0 + "\n" }.joined()
      }
      return " " + flow(value) + trailing() + "\n"
    case .null where chance(3): return trailing() + "\n"
    default: return " " + flow(value) + trailing() + "\n"
    }
  }

  /// A value in flow style, at times over several lines.
  private mutating func flow(_ value: JSONValue) -> String {
    switch value {
    case .object(let members):
      let items = members.map { scalar(.string($0.key), inFlow: true) + ": " + flow($0.value) }
      return brackets("{", items, "}")
    case .array(let values): return brackets("[", values.map { flow($0) }, "]")
    default: return scalar(value, inFlow: true)
    }
  }

  private mutating func brackets(_ open: String, _ items: [String], _ close: String) -> String {
    guard chance(4), !items.isEmpty else { return open + items.joined(separator: ", ") + close }
    var text = open + trailing() + "\n"
    for item in items { text += "         " + item + "," + trailing() + "\n" + above(9) }
    return text + "       " + close
  }

  private mutating func scalar(_ value: JSONValue, inFlow: Bool = false) -> String {
    guard case .string(let text) = value else { return ScalarSpelling.inline(value) }
    if chance(3) { return ScalarSpelling.quoted(text) }
    if chance(3), text.unicodeScalars.allSatisfy(PlainScalar.isVisible) {
      return "'"
        + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    return ScalarSpelling.string(text, inFlow: inFlow)
  }

  private mutating func above(_ column: Int) -> String {
    var text = ""
    while chance(4) { text += chance(2) ? "\n" : indent(column) + comment() + "\n" }
    return text
  }

  private mutating func footer(_ column: Int) -> String {
    chance(5) ? indent(column) + comment() + "\n" : ""
  }
  private mutating func trailing() -> String { chance(4) ? "  " + comment() : "" }

  private mutating func comment() -> String {
    comments += 1
    return "# «\(comments)»"
  }

  private mutating func chance(_ outOf: Int) -> Bool {
    Int.random(in: 0..<outOf, using: &generator) == 0
  }
  private func indent(_ column: Int) -> String { String(repeating: " ", count: column) }
}
