import Documents
import YAML

/// Random JSON values over few names and values, so that they often meet the schemas of `RandomSchema`,
/// with those among them that readers and validators get wrong.
struct RandomValue {
  /// Keys of objects.
  static let names = ["a", "b", "c", "dd", "é", "e\u{301}", "", "a/b~", "x-1"]

  /// Number lexemes.
  static let numbers = [
    "0", "-0", "0.0", "1", "1.0", "10e-1", "2", "-1", "3", "1.5", "0.1", "0.3", "4.35", "1e2",
    "100", "9007199254740993", "9007199254740992", "12345678901234567890123", "1e-7", "1e400",
    "1E400", "-2.5e+10", "1e-400",
  ]

  private static let texts = [
    "", "a", "b", "ab", "abc", "é", "e\u{301}", "😀", "😀😀", "no", "null", "true", "1", "1.0", "~",
    " a", "a ", "a: b", "- a", "#a", "a #b", "&a", "*a", "!a", "|", ">", "'", "\"", "\\", "%", "@",
    "{", "[", "a\nb", "a\n", "\n", "\ta", "a\tb", "\r", "a\r\nb", "\u{0}", "\u{1B}", "\u{7F}",
    "\u{85}", "\u{2028}", "\u{FEFF}", "\u{FFFE}", "---", "...", "2026-01-01", "12:30", "0x1F",
    "<<", "=", ".inf", "1_000", "0o7", "https://example.org/a#b", "2026-11-30T12:00:00Z",
    "::1", "a@b.example", "/a/~1", "^a", "(",
  ]

  /// A value nested at most `depth` levels.
  static func value(depth: Int, _ random: inout SeededRandom) -> JSONValue {
    switch random.below(depth > 0 ? 11 : 5) {
    case 0: return .null
    case 1: return .boolean(random.below(2) == 0)
    case 2: return .number(random.pick(numbers))
    case 3, 4: return .string(random.pick(texts))
    case 5...7:
      let count = random.below(40) == 0 ? random.below(40) : random.below(4)
      return .array((0..<count).map { _ in value(depth: depth - 1, &random) })
    default: return object(depth: depth, &random)
    }
  }

  /// An object with distinct keys.
  static func object(depth: Int, _ random: inout SeededRandom) -> JSONValue {
    var value: JSONValue = [:]
    for _ in 0..<random.below(5) {
      let key = random.below(4) == 0 ? random.pick(texts) : random.pick(names)
      value[key] = Self.value(depth: depth - 1, &random)
    }
    return value
  }

  /// An order of some of the keys of objects, inside them too.
  static func keyOrder(depth: Int, _ random: inout SeededRandom) -> KeyOrder {
    guard depth > 0 else { return .asIs }
    let keys = (0..<random.below(6)).map { _ in random.pick(names) }
    let children = names.filter { _ in random.below(3) == 0 }
      .map { ($0, keyOrder(depth: depth - 1, &random)) }
    return KeyOrder(
      keys: keys, children: Dictionary(children) { first, _ in first },
      elements: random.below(2) == 0 ? nil : keyOrder(depth: depth - 1, &random))
  }
}
