/// The symbols of a program: classes of code points that no set of the program tells apart.
struct Alphabet: Sendable {
  /// How many symbols there are.
  let count: Int
  /// What the code points of each symbol are to assertions.
  let neighbours: [Assertion.Neighbour]
  /// The symbol of each ASCII code point.
  let asciiSymbols: [UInt16]

  /// Where the symbol changes, ascending from 0, and the symbols from there on.
  private let starts: [UInt32]
  private let symbols: [UInt16]
  /// A row of bits for each set: which symbols it holds.
  private let members: [UInt64]
  private let wordsPerSet: Int
  /// How many bits `members` may have.
  private static let memberLimit = 50_000_000

  /// The fewest symbols that tell these sets apart, and what `reads` asks about.
  ///
  /// - Throws: `tooLarge`, for thousands of sets.
  init(sets: [CodePointSet], reads: Assertion.Neighbour) throws(PatternError.Fault) {
    let neighbourSets: [(Assertion.Neighbour, CodePointSet)] = [
      (.lineTerminator, .lineTerminators), (.word, .words), (.foldedWord, .foldedWords),
    ].filter { reads.contains($0.0) }
    let partition = try Partition(of: sets + neighbourSets.map(\.1))
    count = partition.count
    starts = partition.starts
    symbols = partition.parts
    let wordsPerSet = (count + 63) / 64
    self.wordsPerSet = wordsPerSet

    guard sets.count * count <= Self.memberLimit else {
      throw .tooLarge(limit: Program.instructionLimit)
    }
    var rows = [UInt64](repeating: 0, count: sets.count * wordsPerSet)
    for (number, set) in sets.enumerated() {
      partition.forEachPart(in: set) { symbol in
        rows[number * wordsPerSet + symbol / 64] |= 1 << UInt64(symbol % 64)
      }
    }
    members = rows

    var kinds = [Assertion.Neighbour](repeating: [], count: count)
    for (neighbour, set) in neighbourSets {
      partition.forEachPart(in: set) { symbol in kinds[symbol].insert(neighbour) }
    }
    neighbours = kinds

    var asciiSymbols = [UInt16](repeating: 0, count: 128)
    for (index, start) in partition.starts.enumerated() where start < 128 {
      for codePoint in Int(start)..<128 { asciiSymbols[codePoint] = partition.parts[index] }
    }
    self.asciiSymbols = asciiSymbols
  }

  /// Whether a set, by its number, holds a symbol.
  func set(_ number: Int, contains symbol: Int) -> Bool {
    members[number * wordsPerSet + symbol / 64] >> UInt64(symbol % 64) & 1 == 1
  }

  /// Calls the closure with every symbol that a set, by its number, holds.
  func forEachSymbol(inSet number: Int, _ body: (Int) -> Void) {
    for word in 0..<wordsPerSet {
      var bits = members[number * wordsPerSet + word]
      while bits != 0 {
        body(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  /// The symbol of a code point.
  func symbol(of codePoint: UInt32) -> UInt16 {
    if codePoint < 128 { return asciiSymbols[Int(codePoint)] }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= codePoint { low = middle } else { high = middle }
    }
    return symbols[low]
  }
}
