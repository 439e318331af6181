/// Random patterns and texts over a small alphabet, so that many of them meet.
struct RandomPattern {
  private static let atoms = [
    "a", "a", "b", "b", ".", "[ab]", "[^a]", "[a-c1-9]", "\\w", "\\W", "\\d", "\\D", "\\s", "\\S",
    "é", "😀", "[^]", "[]", "[\\w-]", "\\p{L}", "\\P{Lu}", "\\p{ASCII}", "[^\\d\\n]", "[é-😀]",
    "\\u{1F600}", "\\x61", "\\n", "(?i:a)", "(?s:.)", "(?i:ſ)", "\\/", "\\.",
  ]
  private static let quantifiers = [
    "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{1,}", "{0}", "{12}",
  ]
  private static let pieces = [
    "a", "a", "a", "b", "b", "b", "A", "1", "_", "-", "é", "\n", "\r", "😀", "ſ", "\u{2028}", " ",
    "/", ".",
  ]

  /// A pattern without a fault, but for back-references to groups that it may not have.
  static func pattern(_ random: inout SeededRandom) -> String { choice(depth: 0, &random) }

  /// A text of a few code points; at times a long one, where a search that backtracks would hang.
  static func text(_ random: inout SeededRandom) -> String {
    if random.below(40) == 0 {
      return String(repeating: random.pick(pieces), count: random.below(2000)) + random.pick(pieces)
    }
    return (0..<random.below(9)).map { _ in random.pick(pieces) }.joined()
  }

  private static func choice(depth: Int, _ random: inout SeededRandom) -> String {
    (0..<random.pick([1, 1, 1, 1, 2, 2, 3])).map { _ in sequence(depth: depth, &random) }
      .joined(separator: "|")
  }

  private static func sequence(depth: Int, _ random: inout SeededRandom) -> String {
    (0..<random.pick([0, 1, 1, 1, 2, 2, 3])).map { _ in term(depth: depth, &random) }.joined()
  }

  private static func term(depth: Int, _ random: inout SeededRandom) -> String {
    if random.below(8) == 0 { return random.pick(["^", "$", "\\b", "\\B"]) }
    if depth < 3, random.below(9) == 0 {
      return random.pick(["(?=", "(?!", "(?<=", "(?<!"]) + choice(depth: depth + 1, &random) + ")"
    }
    return atom(depth: depth, &random) + random.pick(quantifiers)
  }

  private static func atom(depth: Int, _ random: inout SeededRandom) -> String {
    if depth < 3, random.below(3) == 0 {
      return random.pick(["(", "(", "(?:"]) + choice(depth: depth + 1, &random) + ")"
    }
    if random.below(20) == 0 { return random.pick(["\\1", "\\1", "\\2"]) }
    return random.pick(atoms)
  }
}
