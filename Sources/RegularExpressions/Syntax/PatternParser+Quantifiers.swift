extension PatternParser {
  /// A quantifier as it is written.
  struct Quantifier {
    /// The least count.
    let minimum: Int
    /// The greatest count, if there is one.
    let maximum: Int?
    /// Whether fewer are preferred.
    let isLazy: Bool
    /// The index of its first code point.
    let position: Int
  }

  /// Reads a quantifier, if there is one.
  mutating func quantifier() throws(PatternError) -> Quantifier? {
    let start = position
    let counts: (Int, Int?)
    switch peek() {
    case "*":
      position += 1
      counts = (0, nil)
    case "+":
      position += 1
      counts = (1, nil)
    case "?":
      position += 1
      counts = (0, 1)
    case "{":
      guard let written = try quantifierCounts() else {
        throw error(.incompleteQuantifier, at: start)
      }
      counts = written
    default: return nil
    }
    return Quantifier(
      minimum: counts.0, maximum: counts.1, isLazy: take("?"), position: start)
  }

  /// Reads `{n}`, `{n,}` or `{n,m}`; reads nothing and returns none if there is something else.
  mutating func quantifierCounts() throws(PatternError) -> (Int, Int?)? {
    let start = position
    _ = take("{")
    guard let minimum = count() else {
      position = start
      return nil
    }
    var maximum: Int? = minimum
    if take(",") { maximum = count() }
    guard take("}") else {
      position = start
      return nil
    }
    return (minimum, maximum)
  }

  /// The decimal number of these digits; for one too large for any use, a smaller one that is so too.
  func value(ofDigitsFrom start: Int, to end: Int) -> Int {
    scalars[start..<end].reduce(0) { value, digit in
      value < 1_000_000_000_000 ? value * 10 + Int(digit.value) - 0x30 : value
    }
  }

  private mutating func count() -> Int? {
    let start = position
    while let next = peek(), ("0"..."9").contains(next) { position += 1 }
    return position == start ? nil : value(ofDigitsFrom: start, to: position)
  }
}
