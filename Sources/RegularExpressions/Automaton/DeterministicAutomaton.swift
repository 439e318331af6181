/// A machine with one table look-up for each code point, built beforehand for programs that need few
/// states and have no lookarounds.
struct DeterministicAutomaton: Sendable {
  /// The symbols.
  let alphabet: Alphabet
  /// The rows of the states, one after the other: the row that follows on each symbol and, in the last
  /// column, at the end of the text. Rows are named by the index of their first column.
  let transitions: [UInt32]
  /// The length of a row.
  let columns: Int
  /// The row at the start of a text.
  let start: Int

  /// The row that rejects whatever follows; the next row accepts whatever follows.
  private static let rejected = 0
  /// Programs above this many instructions are not tried.
  private static let instructionLimit = 20_000

  /// Builds the machine, or nothing if it would be large.
  init?(_ program: Program) {
    guard program.lookarounds.isEmpty, program.instructions.count <= Self.instructionLimit else {
      return nil
    }
    var builder = AutomatonBuilder(program)
    guard builder.build() else { return nil }
    alphabet = program.alphabet
    transitions = builder.transitions
    columns = builder.columns
    start = Int(builder.start)
  }

  /// Whether the pattern is found in a text.
  func accepts(_ text: borrowing Span<UInt8>) -> Bool {
    let transitions = transitions.span
    let asciiSymbols = alphabet.asciiSymbols.span
    let accepted = columns
    var row = start
    var index = 0
    while index < text.count, row > accepted {
      let byte = text[index]
      let symbol: UInt16
      if byte < 0x80 {
        symbol = asciiSymbols[Int(byte)]
        index += 1
      } else {
        symbol = alphabet.symbol(of: UTF8Reader.codePoint(in: text, at: &index))
      }
      row = Int(transitions[row + Int(symbol)])
    }
    return row > accepted ? Int(transitions[row + columns - 1]) == accepted : row == accepted
  }
}
