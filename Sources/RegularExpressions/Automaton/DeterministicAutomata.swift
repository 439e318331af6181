/// Machines with one table look-up for each code point, built beforehand for programs that need few
/// states and have no lookarounds. Their tables lie side by side, so that running one of many touches
/// no reference count.
struct DeterministicAutomata: Sendable {
  /// The rows of all states, one after the other: the row that follows on each symbol and, in the last
  /// column, at the end of the text. Rows are named by the index of their first column.
  private var transitions: [UInt32] = []
  /// The symbols of ASCII code points, 128 for each machine.
  private var asciiSymbols: [UInt16] = []
  /// The alphabets, by machine.
  private var alphabets: [Alphabet] = []
  /// How many entries the rows may have.
  private let entryLimit: Int

  /// Programs above this many instructions are not tried.
  private static let instructionLimit = 20_000
  /// How many entries the rows of all machines may have together: eight megabytes.
  static let mostEntries = 2_000_000

  /// Where a machine lies in the tables.
  struct Machine: Sendable {
    /// The row at the start of a text.
    let start: UInt32
    /// The row that accepts whatever follows; the one before it rejects, those behind go on.
    let accepted: UInt32
    /// The last column, which holds what follows at the end of the text.
    let atEnd: UInt32
    /// Its number.
    let number: Int
  }

  /// No machines.
  ///
  /// - Parameter entryLimit: how many entries the rows of all machines may have together.
  init(entryLimit: Int = mostEntries) {
    self.entryLimit = entryLimit
  }

  /// How many entries the rows have.
  var entryCount: Int { transitions.count }

  /// Builds a machine, or nothing if it would be large or the tables are full.
  mutating func add(_ program: Program) -> Machine? {
    guard program.lookarounds.isEmpty, program.instructions.count <= Self.instructionLimit else {
      return nil
    }
    var builder = AutomatonBuilder(program, room: entryLimit - transitions.count)
    guard builder.build() else { return nil }
    let base = UInt32(transitions.count)
    if base == 0 {
      transitions = builder.transitions
    } else {
      transitions += builder.transitions.map { $0 + base }
    }
    asciiSymbols += program.alphabet.asciiSymbols
    alphabets.append(program.alphabet)
    return Machine(
      start: base + builder.start, accepted: base + UInt32(builder.columns),
      atEnd: UInt32(builder.columns - 1), number: alphabets.count - 1)
  }

  /// Whether a machine's pattern is found in a text.
  @inline(__always)
  func accepts(_ text: borrowing Span<UInt8>, by machine: Machine) -> Bool {
    let start = machine.number &* 128
    // A slice of a known length: what is read in the loop then needs no check of its own.
    let symbols = asciiSymbols.span.extracting(start..<start &+ 128)
    var row = machine.start
    var index = 0
    while index < text.count, row > machine.accepted {
      let byte = text[index]
      let symbol: UInt16
      if byte < 0x80 {
        symbol = symbols[Int(byte)]
        index &+= 1
      } else {
        // A variable of its own: one whose address is taken would live in memory.
        var next = index
        let codePoint = UTF8Reader.codePoint(in: text, at: &next)
        symbol = alphabets[machine.number].symbol(of: codePoint)
        index = next
      }
      row = transitions[Int(row &+ UInt32(symbol))]
    }
    return row > machine.accepted
      ? transitions[Int(row &+ machine.atEnd)] == machine.accepted : row == machine.accepted
  }
}
