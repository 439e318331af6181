/// Expressions that are asked by number, with the tables of their machines side by side.
///
/// Asking touches no reference count and allocates nothing, for texts of ASCII and expressions that
/// have a table; others are asked as any expression is.
package struct PatternSet: Sendable {
  /// The expressions, by number.
  package private(set) var expressions: [RegularExpression] = []
  private var tables: [Table] = []
  private var symbols: [UInt16] = []
  private var transitions: [UInt32] = []

  /// Where an expression's machine lies in `symbols` and `transitions`.
  private struct Table: Sendable {
    /// The row at the start of a text.
    let start: Int
    /// The row that accepts whatever follows; the one before it rejects, those behind go on.
    let accepted: Int
    /// The last column, which holds what follows at the end of the text.
    let atEnd: Int
    /// The symbols of ASCII code points begin here.
    let symbols: Int
  }

  /// A set without expressions.
  package init() {}

  /// Adds an expression and gives its number.
  package mutating func add(_ expression: RegularExpression) -> Int {
    expressions.append(expression)
    guard let automaton = expression.automaton else {
      tables.append(Table(start: 0, accepted: 0, atEnd: -1, symbols: 0))
      return tables.count - 1
    }
    let base = transitions.count
    tables.append(
      Table(
        start: base + automaton.start, accepted: base + automaton.columns,
        atEnd: automaton.columns - 1, symbols: symbols.count))
    symbols += automaton.alphabet.asciiSymbols
    transitions += automaton.transitions.map { $0 + UInt32(clamping: base) }
    return tables.count - 1
  }

  /// Whether the expression numbered `number` is found in a text of UTF-8 bytes.
  ///
  /// - Throws: that the bound on steps was reached before an answer was found.
  @inline(__always)
  package func matches(
    _ number: Int, _ text: borrowing Span<UInt8>
  ) throws(MatchError) -> Bool {
    let table = tables[number]
    guard table.atEnd >= 0 else { return try expressions[number].matches(text) }
    var row = table.start
    var index = 0
    while index < text.count, row > table.accepted {
      let byte = text[index]
      guard byte < 0x80 else { return try expressions[number].matches(text) }
      row = Int(transitions[row &+ Int(symbols[table.symbols &+ Int(byte)])])
      index &+= 1
    }
    return row > table.accepted
      ? Int(transitions[row &+ table.atEnd]) == table.accepted : row == table.accepted
  }
}
