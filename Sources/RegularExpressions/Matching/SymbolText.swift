/// A text as the symbols of a program, which can be read from both ends.
struct SymbolText {
  /// The symbol of each code point.
  private(set) var symbols: [UInt16] = []
  /// The code points themselves, if they were asked for.
  private(set) var codePoints: [UInt32] = []

  private let alphabet: Alphabet

  /// Reads a text.
  init(_ text: borrowing Span<UInt8>, alphabet: Alphabet, keepsCodePoints: Bool) {
    self.alphabet = alphabet
    symbols.reserveCapacity(text.count)
    if keepsCodePoints { codePoints.reserveCapacity(text.count) }
    var index = 0
    while index < text.count {
      var codePoint = UInt32(text[index])
      if codePoint < 0x80 {
        index += 1
      } else {
        codePoint = UTF8Reader.codePoint(in: text, at: &index)
      }
      symbols.append(alphabet.symbol(of: codePoint))
      if keepsCodePoints { codePoints.append(codePoint) }
    }
  }

  /// How many symbols there are.
  var count: Int { symbols.count }

  /// Whether an assertion holds before the symbol at an index.
  func holds(_ assertion: Assertion, at position: Int) -> Bool {
    assertion.holds(
      between: position == 0 ? .edge : alphabet.neighbours[Int(symbols[position - 1])],
      and: position == count ? .edge : alphabet.neighbours[Int(symbols[position])])
  }
}
