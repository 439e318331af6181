import Documents

/// A listing as CSV (RFC 4180) for spreadsheets: every column, heads first, lines that end in CR LF.
package enum CSVText {
  /// The text of `listing`. Heads are the columns' keys; a missing value is an empty cell.
  ///
  /// Text that a spreadsheet would take for a formula gets a `'` in front (OWASP, CSV injection); numbers are left
  /// alone.
  package static func text(_ listing: Listing) -> String {
    let head = listing.columns.map { cell(.string($0.key)) }
    let lines = listing.rows.map { row in listing.columns.map { cell($0.value(in: row)) } }
    return ([head] + lines).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ value: JSONValue?) -> String {
    guard let value else { return "" }
    if case .number(let lexeme) = value { return lexeme }
    return quoted(guarded(CellText.text(value)))
  }

  private static func guarded(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
      "'" + text
    default: text
    }
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
      default: false
      }
    }
    guard needsQuotes else { return text }
    var quoted = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append("\"") }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
