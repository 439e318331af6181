package import Documents

/// A question about a row: `owner = "team:risk" AND metric.accuracy < 0.9 AND inProduction`.
///
/// One grammar serves the command line, HTTP and policies. Keywords are written in any letter case:
///
///     filter     = and *( OR and )            and  = unary *( AND unary )
///     unary      = NOT unary / "(" filter ")" / comparison
///     comparison = field                                      ; true, not empty, not zero
///                / field ( = / != / < / <= / > / >= ) value
///                / field [NOT] IN "(" value *( "," value ) ")"
///                / field [NOT] LIKE value                     ; % any text, _ one character
///     field      = segment *( "." segment )   ; letters digits _ - , or anything in backquotes
///     value      = "text" / 'text' / a bare word: a number, true, false, null, released, team:risk
///
/// The field's type gives a value its meaning. A field that holds a list passes when one element does. A missing
/// field passes no comparison, except `= null`; `!=` is exactly `NOT … =`, and so passes when a field is missing
/// and when no element of a list is equal.
package struct Filter: Sendable, Hashable, CustomStringConvertible {
  /// The longest text that is read, in bytes.
  package static let maximumLength = 4096
  /// The deepest nesting of parentheses and NOT, and the longest path of a field.
  package static let maximumDepth = 64

  private let expression: FilterExpression

  /// Reads `text`, which may name the fields in `fields`; blank text makes a filter that every row passes.
  ///
  /// - Throws: `FilterError` at the first place that makes no sense.
  package init(_ text: String, fields: FieldSet) throws(FilterError) {
    expression = try FilterParser.parse(text, fields: fields)
  }

  /// Whether `row`, an object, passes.
  package func matches(_ row: JSONValue) -> Bool { expression.matches(row) }

  /// The filter in normalised spelling; reading it (where it is not longer than the limit) gives an equal filter.
  package var description: String { expression.description }
}
