/// A source of random numbers that gives the same ones in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Random patterns and texts over a small alphabet, so that many of them meet.
struct RandomPatterns {
  /// Which constructs the patterns may have.
  enum Constructs: CaseIterable {
    /// Those of regular languages.
    case regular
    /// Also lookaheads and lookbehinds.
    case lookarounds
    /// Also back-references.
    case backReferences
  }

  private var generator: SeededGenerator
  private let constructs: Constructs

  init(seed: UInt64, constructs: Constructs) {
    generator = SeededGenerator(seed: seed)
    self.constructs = constructs
  }

  /// A pattern without a fault, but for back-references to groups that it may not have.
  mutating func pattern() -> String {
    choice(depth: 0)
  }

  /// Pieces of syntax in any order: mostly no pattern at all.
  mutating func soup() -> String {
    let pieces = [
      "a", "b", "é", "(", ")", "(?:", "(?=", "(?!", "(?<=", "(?<!", "[", "[^", "]", "-", "|", "*",
      "+", "?", "{", "}", "{1}", "{2,1}", "{0,}", ",", "1", "0", "^", "$", ".", "\\", "\\b", "\\B",
      "\\d", "\\W", "\\1", "\\2", "\\0", "\\k", "<n>", "\\cA", "\\x61", "\\u0061", "\\ud83d",
      "\\ude00", "\\u{1F600}", "\\u{11000F}", "\\p{L}", "\\P{Lu}", "\\p{X}", "\\p{sc=Greek}", "\\-",
      "\\/", "\\e", "\\Z", "/", "😀",
    ]
    return (0..<Int.random(in: 1...6, using: &generator)).map { _ in pick(pieces) }.joined()
  }

  /// A text of at most eight code points.
  mutating func text() -> String {
    (0..<Int.random(in: 0...8, using: &generator))
      .map { _ in pick(["a", "a", "a", "b", "b", "b", "A", "1", "_", "-", "é", "\n", "😀", "ſ"]) }
      .joined()
  }

  private mutating func choice(depth: Int) -> String {
    (0..<weighted([6, 3, 1], from: 1)).map { _ in sequence(depth: depth) }.joined(separator: "|")
  }

  private mutating func sequence(depth: Int) -> String {
    (0..<weighted([1, 5, 5, 3], from: 0)).map { _ in term(depth: depth) }.joined()
  }

  private mutating func term(depth: Int) -> String {
    if Int.random(in: 0..<8, using: &generator) == 0 { return pick(["^", "$", "\\b", "\\B"]) }
    if constructs != .regular, depth < 3, Int.random(in: 0..<6, using: &generator) == 0 {
      return pick(["(?=", "(?!", "(?<=", "(?<!"]) + choice(depth: depth + 1) + ")"
    }
    let quantifiers = [
      "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{1,}",
    ]
    return atom(depth: depth) + pick(quantifiers)
  }

  private mutating func atom(depth: Int) -> String {
    if depth < 3, Int.random(in: 0..<3, using: &generator) == 0 {
      return pick(["(", "(", "(?:"]) + choice(depth: depth + 1) + ")"
    }
    if constructs == .backReferences, Int.random(in: 0..<4, using: &generator) == 0 {
      return pick(["\\1", "\\1", "\\2"])
    }
    return pick([
      "a", "a", "b", "b", ".", "[ab]", "[^a]", "[a-c1-9]", "\\w", "\\W", "\\d", "\\s", "é", "😀",
      "[^]", "[]", "[\\w-]", "\\p{L}", "\\P{Lu}", "[^\\d\\n]", "[é-😀]",
    ])
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: choices.indices, using: &generator)]
  }

  private mutating func weighted(_ weights: [Int], from first: Int) -> Int {
    var rest = Int.random(in: 0..<weights.reduce(0, +), using: &generator)
    for (index, weight) in weights.enumerated() {
      if rest < weight { return first + index }
      rest -= weight
    }
    return first
  }
}
