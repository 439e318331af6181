import Documents

/// A value as the printer takes it: in its final order, with the comments that go with it.
struct Layout {
  /// What is printed.
  enum Content {
    case scalar(JSONValue)
    /// A date or time that its author left without quotes.
    case date(String)
    /// A null that nothing spells but comments stand for: the lines below.
    case missing
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

  /// Which strings of several lines become block scalars.
  enum Literals {
    case all
    /// Those that do not take the blank lines behind them for their own: no `|+`.
    case closed
    case none
  }

  /// A value without comments.
  init(_ value: JSONValue, order: KeyOrder, literals: Literals = .all) {
    switch value {
    case .object(let members) where !members.isEmpty:
      content = .mapping(
        order.sorted(members, key: \.key).map { member in
          Entry(
            key: member.key,
            value: Layout(member.value, order: order.child(member.key), literals: literals))
        })
    case .array(let values) where !values.isEmpty:
      let order = order.elements ?? .asIs
      content = .sequence(values.map { Entry(value: Layout($0, order: order, literals: literals)) })
    case .string(let text):
      if literals != .none, let spelling = BlockScalarSpelling(literal: text),
        literals == .all || !spelling.keepsLines
      {
        content = .block(spelling)
      } else {
        content = .scalar(value)
      }
    default: content = .scalar(value)
    }
  }

  /// A value in the place of `node`: a date or time takes over the lack of quotes.
  init(_ value: JSONValue, order: KeyOrder, literals: Literals, replacing node: SyntaxNode) {
    if case .string(let text) = value, node.isPlainDate, DateSpelling.matches(text) {
      self.init(.date(text))
    } else {
      self.init(value, order: order, literals: literals)
    }
  }

  /// Whether the last line break of its text is part of a string.
  var endsInLineBreak: Bool {
    if case .block(let spelling) = content { return spelling.keepsLastBreak }
    return entries.last?.value.endsInLineBreak ?? false
  }

  /// The entries of a collection, else none.
  var entries: [Entry] {
    switch content {
    case .mapping(let entries), .sequence(let entries): entries
    default: []
    }
  }
}
