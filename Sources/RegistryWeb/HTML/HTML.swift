/// A piece of a page: text, an element, or several of them in a row.
///
/// There is no case for markup as text, and tags, attributes and addresses come from closed sets, so that no
/// page can let content become markup.
indirect enum HTML: Sendable, Equatable {
  /// Text, escaped when it is written.
  case text(String)
  /// An element with its attributes and content.
  case element(Tag, [Attribute], HTML)
  /// Pieces one after another.
  case sequence([HTML])

  /// Nothing at all.
  static let empty = HTML.sequence([])
}
