import Documents

/// A value as the text spells it: what edits and the formatter need beyond a `Document`.
struct SyntaxNode {
  enum Content {
    /// A scalar with the value that it means.
    case scalar(JSONValue)
    case alias(String)
    case mapping([Entry])
    case sequence([Entry])
  }

  /// A member of a mapping, or an element of a sequence.
  struct Entry {
    /// A member's key; nil in sequences.
    var key: SyntaxNode?
    var value: SyntaxNode
    /// After the colon or dash in front of the value; nil in a flow sequence, or without a colon.
    var indicatorEnd: Int?
    /// Where the entry begins: its dash, its key (or the `?` in front), its value in a flow sequence.
    var start: Int

    /// The key's content; empty in sequences.
    var name: String {
      guard case .scalar(.string(let text)) = key?.content else { return "" }
      return text
    }
  }

  var content: Content
  var style = YAMLEvent.Style.plain
  var isFlow = false
  /// Where its tag or anchor begins, if it has any.
  var outerStart: Int
  var start: Int
  var end: Int
  /// Behind the blank lines after a block scalar.
  var scanEnd: Int
  var anchor: String?

  /// The entries of a collection, else none.
  var entries: [Entry] {
    switch content {
    case .mapping(let entries), .sequence(let entries): entries
    default: []
    }
  }

  /// Whether it is a mapping.
  var isMapping: Bool { if case .mapping = content { true } else { false } }
  /// Whether it is a mapping or a sequence.
  var isCollection: Bool {
    switch content {
    case .mapping, .sequence: true
    case .scalar, .alias: false
    }
  }
  /// Whether it is spelled over lines of its own: a non-empty block collection.
  var isBlockCollection: Bool { isCollection && !isFlow }
  /// Whether it is a date or time without quotes.
  var isPlainDate: Bool {
    guard style == .plain, case .scalar(.string(let text)) = content else { return false }
    return DateSpelling.matches(text)
  }
  /// Whether nothing spells it: the null behind `key:`.
  var isMissing: Bool { outerStart == end && !isCollection }
}

extension SyntaxNode {
  /// Puts a value that nothing spells to where it would be written.
  mutating func move(to offset: Int) {
    outerStart = offset
    start = offset
    end = offset
    scanEnd = offset
  }
}
