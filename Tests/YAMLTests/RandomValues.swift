import Documents

/// A repeatable source of randomness (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Random JSON values whose strings are the ones that YAML gets wrong.
struct RandomValues {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let awkward = [
    "", " ", "a", "no", "Yes", "on", "OFF", "y", "null", "~", "true", "1", "-1", "+1", "0x1F",
    "0o7", "1_000",
    "1,000", "12:30", "12:30:45.5", "2026-01-01", "2026-01-01T10:00:00Z", "2026-1-1 10:00", ".5",
    "1.", "1e5",
    ".inf", "-.INF", ".NaN", "=", "<<", "-", "- a", "-a", "?", "? a", ":", ": a", "a:", "a: b",
    "a:b", "a #b",
    "a#b", "#a", "&a", "*a", "!a", "!!str a", "|", ">", "'a'", "\"a\"", "%a", "@a", "`a`", "{a}",
    "[a]", "a, b",
    "a,b", "---", "--- a", "...", "... a", "a\n", "a\nb", "a\nb\n", "a\n\n", "\na", "\n", "\n\n",
    " a\nb", "\ta\nb",
    "a\n b\n", "a \nb", "a\n\tb\n\n\n", "a\n# b\n", "a\n---\nb\n", "a\tb", "a\r\nb", "a\rb",
    "tab\t", "\u{85}", "a\u{2028}b",
    "\u{FEFF}a", "\u{7F}", "\u{0}", "\u{1B}[0m", "é", "e\u{301}", "日本語", "😀", "a\u{A0}", "\u{200B}",
    "\u{202E}abc",
    "\u{FFFE}", "\u{10FFFF}", "team:risk", "sha256:ab12", "https://example.org/a?b=c#d", "1.2.3",
    "2.1.0-rc.1",
    "2026-11-23-holdout-3fa91c02", "a'b", "a\"b", "a\\b", "x: |\n  y\n", "null\n", "0b101", "0777",
    "1__0", "+.5e3", "a:?b",
  ]

  private static let numbers = [
    "0", "-0", "1", "-1", "12345678901234567890123", "0.5", "-1.25", "1e5", "1E-7", "2.5e+10",
    "1.0", "3e400",
  ]

  /// A value nested at most `depth` levels.
  mutating func value(depth: Int = 4) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &generator) {
    case 0: .null
    case 1: .boolean(Bool.random(using: &generator))
    case 2: .number(Self.numbers.randomElement(using: &generator) ?? "0")
    case 3...5: .string(text())
    case 6, 7:
      .array((0..<Int.random(in: 0..<4, using: &generator)).map { _ in value(depth: depth - 1) })
    default: object(depth: depth)
    }
  }

  /// An object with distinct keys.
  mutating func object(depth: Int) -> JSONValue {
    var members: [JSONValue.Member] = []
    for _ in 0..<Int.random(in: 0..<5, using: &generator) {
      let key = text()
      if members.contains(where: { $0.key.utf8.elementsEqual(key.utf8) }) { continue }
      members.append(.init(key, value(depth: depth - 1)))
    }
    return .object(members)
  }

  /// One of the awkward strings, or a random one.
  mutating func text() -> String {
    if Bool.random(using: &generator) {
      return Self.awkward.randomElement(using: &generator) ?? ""
    }
    let alphabet = Array("ab: -#'\"\n\t{}[],&*!|>%@1e.0~<=?\\é\u{2028}".unicodeScalars)
    var text = ""
    for _ in 0..<Int.random(in: 0..<8, using: &generator) {
      text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "a")
    }
    return text
  }
}
