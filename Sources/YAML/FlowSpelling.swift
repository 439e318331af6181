import Documents

/// Values on one line inside flow collections.
struct FlowSpelling {
  /// Whether the text around is JSON and should stay so.
  let isJSON: Bool
  /// Whether no space follows a colon or comma; only JSON allows that everywhere.
  let isTight: Bool

  /// What follows a colon or comma.
  var gap: String { isTight ? "" : " " }

  /// The text of a value.
  func text(_ value: JSONValue, order: KeyOrder) -> String {
    switch value {
    case .array(let values):
      let elements = order.elements ?? .asIs
      return "[" + values.map { text($0, order: elements) }.joined(separator: "," + gap) + "]"
    case .object(let members):
      let members = order.sorted(members, key: \.key)
      return "{"
        + members.map { member($0.key, $0.value, order: order.child($0.key)) }
        .joined(separator: "," + gap) + "}"
    default: return isJSON ? JSONWriter.text(value) : ScalarSpelling.inline(value, inFlow: true)
    }
  }

  /// The text of `value` in the place of `node`: a date or time takes over the lack of quotes.
  func text(_ value: JSONValue, order: KeyOrder, replacing node: SyntaxNode) -> String {
    if case .string(let text) = value, node.isPlainDate, DateSpelling.matches(text) { return text }
    return text(value, order: order)
  }

  /// The text of a member; `order` is that of its value.
  func member(_ key: String, _ value: JSONValue, order: KeyOrder) -> String {
    let spelled = text(.string(key), order: .asIs)
    let mark = ScalarSpelling.needsExplicitKey(spelled) && !isJSON ? "? " : ""
    return "\(mark)\(spelled):\(gap)\(text(value, order: order))"
  }
}
