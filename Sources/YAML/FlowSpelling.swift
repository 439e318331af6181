import Documents

/// Values on one line inside flow collections.
struct FlowSpelling {
  /// Whether the text around is JSON and should stay so.
  let isJSON: Bool

  /// The text of a value.
  func text(_ value: JSONValue, order: KeyOrder) -> String {
    switch value {
    case .array(let values):
      let elements = order.elements ?? .asIs
      return "[" + values.map { text($0, order: elements) }.joined(separator: ", ") + "]"
    case .object(let members):
      let members = order.sorted(members, key: \.key)
      return "{"
        + members.map { member($0.key, $0.value, order: order.child($0.key)) }
        .joined(separator: ", ") + "}"
    default: return isJSON ? JSONWriter.text(value) : ScalarSpelling.inline(value, inFlow: true)
    }
  }

  /// The text of a member; `order` is that of its value.
  func member(_ key: String, _ value: JSONValue, order: KeyOrder) -> String {
    let spelled = text(.string(key), order: .asIs)
    let mark = ScalarSpelling.needsExplicitKey(spelled) && !isJSON ? "? " : ""
    return "\(mark)\(spelled): \(text(value, order: order))"
  }
}
