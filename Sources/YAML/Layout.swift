import Documents

/// A value as the printer takes it: in its final order, with the comments that go with it.
struct Layout {
  /// What is printed.
  enum Content {
    case scalar(JSONValue)
    /// A date or time that its author left without quotes.
    case date(String)
    case block(BlockScalarSpelling)
    case alias(String)
    case mapping([Entry])
    case sequence([Entry])
  }

  /// A line that stands above an entry or at the end of a collection.
  enum Line: Equatable {
    case blank
    /// From its `#` on.
    case comment(String)
  }

  /// A member of a mapping, or an element of a sequence.
  struct Entry {
    var above: [Line] = []
    /// A member's key; nil in sequences.
    var key: String?
    /// Whether the key is a date or time that its author left without quotes.
    var isKeyDate = false
    var keyAnchor: String?
    var value: Layout
  }

  var content: Content
  var anchor: String?
  /// The comment on the first line of the value.
  var comment: String?
  /// Lines behind the last entry of a collection, at its indentation.
  var below: [Line] = []

  init(_ content: Content) { self.content = content }

  /// A value without comments.
  ///
  /// `closed` keeps blank lines that follow from becoming part of the value: no `|+`.
  init(_ value: JSONValue, order: KeyOrder, closed: Bool = false) {
    switch value {
    case .object(let members) where !members.isEmpty:
      content = .mapping(
        order.sorted(members, key: \.key).map { member in
          Entry(
            key: member.key,
            value: Layout(member.value, order: order.child(member.key), closed: closed))
        })
    case .array(let values) where !values.isEmpty:
      let order = order.elements ?? .asIs
      content = .sequence(values.map { Entry(value: Layout($0, order: order, closed: closed)) })
    case .string(let text):
      if let spelling = BlockScalarSpelling(literal: text), !(closed && spelling.keepsLines) {
        content = .block(spelling)
      } else {
        content = .scalar(value)
      }
    default: content = .scalar(value)
    }
  }

  /// The entries of a collection, else none.
  var entries: [Entry] {
    switch content {
    case .mapping(let entries), .sequence(let entries): entries
    default: []
    }
  }
}
