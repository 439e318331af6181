import Documents

/// A listing as a table for a terminal: a line of heads, a line for each row, two spaces between columns.
package struct TableText: Sendable {
  /// What a piece of a table is, for colouring.
  package enum Role: Sendable { case head, reference, value, missing }
  private let style: @Sendable (String, Role) -> String

  /// A renderer; `style` adds colour, the default adds none.
  package init(style: @escaping @Sendable (String, Role) -> String = { text, _ in text }) {
    self.style = style
  }

  /// The table of the columns shown unasked, the reference always among them, ending with a line end.
  ///
  /// Columns line up by display width, and nothing in a cell can act on the terminal. A listing without rows is the
  /// sentence `whenEmpty` instead.
  package func text(_ listing: Listing, whenEmpty: String) -> String {
    if listing.rows.isEmpty { return TerminalText(whenEmpty).text + "\n" }
    let columns = listing.columns.enumerated().filter { $0.offset == 0 || $0.element.isDefault }
      .map(\.element)
    let lines =
      [columns.map { Cell(text: TerminalText($0.title), role: .head) }]
      + listing.rows.map { row in
        columns.enumerated().map { place, column in
          Self.cell(column.value(in: row), place == 0 ? .reference : .value)
        }
      }
    let widths = columns.indices.map { place in lines.map { $0[place].text.width }.max() ?? 0 }
    return lines.map { line(of: $0, columns, widths) + "\n" }.joined()
  }

  private struct Cell {
    let text: TerminalText
    let role: Role
  }

  private static func cell(_ value: JSONValue?, _ role: Role) -> Cell {
    let text = value.map(CellText.text) ?? ""
    return text.isEmpty
      ? Cell(text: TerminalText("-"), role: .missing) : Cell(text: TerminalText(text), role: role)
  }

  private func line(of cells: [Cell], _ columns: [Listing.Column], _ widths: [Int]) -> String {
    var line = ""
    for (place, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: widths[place] - cell.text.width)
      let text = style(cell.text.text, cell.role)
      if columns[place].alignment == .right { line += padding }
      line += text
      // No spaces at the end of a line.
      if place + 1 == cells.count { break }
      if columns[place].alignment == .left { line += padding }
      line += "  "
    }
    return line
  }
}
