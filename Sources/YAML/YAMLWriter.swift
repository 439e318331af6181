package import Documents

/// Writes values as YAML in the one canonical layout that people and tools share.
///
/// Block style, two spaces a level, sequences indented under their key, LF, a final line end. Strings are
/// plain where readers of YAML 1.2 and 1.1 alike read them back as the same string, literals where they
/// have several lines, else in double quotes.
package enum YAMLWriter {
  /// The text of `value`.
  ///
  /// - Parameters:
  ///   - order: The order of keys.
  ///   - header: Comment lines to put first, from their `#` on.
  package static func text(
    _ value: JSONValue, order: KeyOrder = .asIs, header: String? = nil
  ) -> String {
    var printer = BlockPrinter()
    if let header {
      printer.lines(
        header.split(whereSeparator: \.isNewline).map { .comment(String($0)) }, indent: 0)
    }
    printer.document(Layout(value, order: order))
    return printer.output
  }
}
