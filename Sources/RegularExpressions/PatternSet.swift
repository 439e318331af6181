/// Expressions that are asked by number, with the tables of their machines side by side.
///
/// Asking touches no reference count and allocates nothing, for expressions that are chains and, where
/// the text is ASCII, for those that have a table; others are asked as any expression is.
package struct PatternSet: Sendable {
  /// The expressions, by number.
  package private(set) var expressions: [RegularExpression] = []
  private var tables: [Table] = []
  private var symbols: [UInt16] = []
  private var transitions: [UInt32] = []
  private var links: [Chain.Link] = []
  /// The links of the second and further chains of expressions that have several.
  private var furtherChains: [Range<Int>] = []

  /// Where an expression's machine lies.
  private struct Table: Sendable {
    /// In `links`: the first chain of the expression, if it is a choice of chains.
    var chain = 0..<0
    /// In `furtherChains`: its other chains.
    var further = 0..<0
    /// The row at the start of a text.
    var start = 0
    /// The row that accepts whatever follows; the one before it rejects, those behind go on.
    var accepted = 0
    /// The last column, which holds what follows at the end of the text; -1 without a table.
    var atEnd = -1
    /// The symbols of ASCII code points begin here.
    var symbols = 0
  }

  /// A set without expressions.
  package init() {}

  /// Adds an expression and gives its number.
  package mutating func add(_ expression: RegularExpression) -> Int {
    expressions.append(expression)
    var table = Table()
    if let chains = expression.chains {
      let ranges = chains.map { chain in
        links += chain.links
        return links.count - chain.links.count..<links.count
      }
      table.chain = ranges[0]
      table.further = furtherChains.count..<furtherChains.count + ranges.count - 1
      furtherChains += ranges.dropFirst()
    } else if let automaton = expression.automaton {
      let base = transitions.count
      table.start = base + automaton.start
      table.accepted = base + automaton.columns
      table.atEnd = automaton.columns - 1
      table.symbols = symbols.count
      symbols += automaton.alphabet.asciiSymbols
      transitions += automaton.transitions.map { $0 + UInt32(clamping: base) }
    }
    tables.append(table)
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
    if !table.chain.isEmpty {
      if Chain.takes(text, links, table.chain) { return true }
      for number in table.further where Chain.takes(text, links, furtherChains[number]) {
        return true
      }
      return false
    }
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
