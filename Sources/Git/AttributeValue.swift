/// What the attributes of Git say of one path (gitattributes(5)).
package enum AttributeValue: Hashable, Sendable {
  /// Nothing.
  case unspecified
  /// `text`.
  case set
  /// `-text`.
  case unset
  /// `eol=lf`.
  case value(String)
}
