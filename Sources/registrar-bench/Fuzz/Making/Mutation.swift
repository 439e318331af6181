/// Makes texts out of other texts by small damage.
struct Mutation {
  /// Pieces that mean something where they are put.
  let tokens: [String]
  /// What opens a level of nesting, with what closes it.
  let brackets: [(open: String, close: String)]

  /// `text` after one to twelve changes, mostly few; `other` lends what is spliced in.
  func mutated(_ text: [UInt8], with other: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var text = text
    let changes = random.below(8) == 0 ? 4 + random.below(9) : 1 + random.below(3)
    for _ in 0..<changes { change(&text, other, &random) }
    return text.count <= Self.longest ? text : Array(text.prefix(Self.longest))
  }

  /// Longer texts only take longer.
  private static let longest = 40_000

  private func change(_ text: inout [UInt8], _ other: [UInt8], _ random: inout SeededRandom) {
    let start = random.below(text.count + 1)
    let end = min(text.count, start + random.below(random.below(4) == 0 ? 60 : 6))
    let range = start..<end
    switch random.below(16) {
    case 0 where start < text.count: text[start] ^= 1 << UInt8(random.below(8))
    case 1 where start < text.count: text[start] = UInt8(random.below(256))
    case 2: text.insert(UInt8(random.below(random.below(2) == 0 ? 128 : 256)), at: start)
    case 3, 4, 5: text.insert(contentsOf: token(&random), at: start)
    case 6: text.replaceSubrange(range, with: token(&random))
    case 7: text.removeSubrange(range)
    case 8: text.insert(contentsOf: text[range], at: random.below(text.count + 1))
    case 9 where !other.isEmpty:
      let from = random.below(other.count)
      let to = min(other.count, from + 1 + random.below(80))
      text.replaceSubrange(range, with: other[from..<to])
    case 10: text = Array(text[..<start]) + other.suffix(random.below(other.count + 1))
    case 11: run(&text, at: start, &random)
    case 12: nest(&text, range, &random)
    default: changeLines(&text, &random)
    }
  }

  private func token(_ random: inout SeededRandom) -> [UInt8] { Array(random.pick(tokens).utf8) }

  /// One token over and over.
  private func run(_ text: inout [UInt8], at start: Int, _ random: inout SeededRandom) {
    let count = random.below(30) == 0 ? random.below(3000) : random.below(40)
    text.insert(contentsOf: repeatElement(token(&random), count: count).joined(), at: start)
  }

  /// Many levels around a part of the text, at times left open.
  private func nest(_ text: inout [UInt8], _ range: Range<Int>, _ random: inout SeededRandom) {
    let levels = random.below(20) == 0 ? random.below(1500) : 1 + random.below(12)
    let bracket = random.pick(brackets)
    if random.below(4) > 0 {
      text.insert(
        contentsOf: repeatElement(Array(bracket.close.utf8), count: levels).joined(),
        at: range.upperBound)
    }
    text.insert(
      contentsOf: repeatElement(Array(bracket.open.utf8), count: levels).joined(),
      at: range.lowerBound)
  }

  /// Moves, repeats, drops, indents or ends whole lines otherwise.
  private func changeLines(_ text: inout [UInt8], _ random: inout SeededRandom) {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let first = random.below(lines.count)
    let second = random.below(lines.count)
    switch random.below(6) {
    case 0: lines.swapAt(first, second)
    case 1: lines.insert(lines[first], at: second)
    case 2: lines.remove(at: first)
    case 3: lines[first].insert(contentsOf: repeatElement(0x20, count: 1 + random.below(4)), at: 0)
    case 4: lines[first] = Array(lines[first].drop { $0 == 0x20 })
    default: lines[first].append(0x0D)
    }
    text = Array(lines.joined(separator: [0x0A]))
  }
}

extension Mutation {
  /// Damage to YAML: indicators, white space of all kinds, marks, characters that readers disagree on.
  static let ofYAML = Mutation(
    tokens: [
      "\n", "\r", "\r\n", "\t", " ", "  ", ":", ": ", "- ", "-", "#", " #", "# c\n", "?", "? ",
      "[", "]", "{", "}", ",", ", ", "&a", "&a ", "*a", "*a ", "!", "!!str ", "!!int ", "!!map ",
      "!!null ", "!x ", "!<tag:yaml.org,2002:str> ", "|", ">", "|+\n", ">-\n", "|2\n", ">1-\n",
      "'", "''", "\"", "\\", "\\\n", "\\u", "\\ud83d", "\\ude00", "\\x41", "\\N", "\\0", "%",
      "%YAML 1.2\n", "%TAG ! tag:x,2026:\n", "@", "`", "---\n", "--- ", "...\n", "\u{0}", "\u{7}",
      "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}",
      "\u{FFFE}", "\u{FFFF}", "é", "e\u{301}", "😀", "\u{10FFFF}", "<<", "<<: ", "null", "~", "no",
      "true", "1", "-0", "0x1F", "0o17", "1_0", ".5", "5.", "+1", "1e9", "1E-400", ".inf", "-.INF",
      ".nan", "9007199254740993", "a", "a: b\n", "\"a\": ", "- a\n", "E", "_", "=",
    ],
    brackets: [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("&a [", "]"), ("a:\n ", "")])

  /// Damage to JSON.
  static let ofJSON = Mutation(
    tokens: [
      "[", "]", "{", "}", ",", ":", "\"", "\\", "\\\"", "\\/", "\\b", "\\u0000", "\\u00e9",
      "\\ud83d", "\\ude00", "\\ud83d\\ude00", "\\uD800", "\\uFFFF", "\\x41", "\\n", "null", "true",
      "false", "0", "-", "-0", "1", "01", "1.0", "1.", ".5", "1e5", "1E+5", "1e-400", "1e400",
      "0.10", "100", "9007199254740993", "0.1", "+1", "0x1F", "0o7", ".inf", "NaN", "\t", "\n",
      "\r", " ", "\u{0}", "\u{7F}", "\u{85}", "\u{9F}", "\u{A0}", "\u{2028}", "\u{FEFF}",
      "\u{FFFE}", "é", "e\u{301}", "😀", "#", " #", "'", "&a", "*a", "!", "---", "- ", "? ", "%",
      "\"a\":", "\"\":", "\"a\"", "{}", "[]", "<<", "\"<<\":", "\"#\"", "\": \"", "E", "_",
    ],
    brackets: [("[", "]"), ("{\"a\":", "}"), ("[0,", "]"), ("[ ", "\n]")])

  /// Damage to patterns.
  static let ofPatterns = Mutation(
    tokens: [
      "a", "b", "é", "😀", "(", ")", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?<n>", "(?i:", "(?-s:",
      "[", "[^", "]", "-", "|", "*", "+", "?", "{", "}", "{1}", "{2,1}", "{0,}", "{3,7}", "{99}",
      "{1000}", "{65536}", "{4294967296}", ",", "^", "$", ".", "\\", "\\b", "\\B", "\\d", "\\W",
      "\\s", "\\1", "\\2", "\\0", "\\00", "\\k<n>", "\\cA", "\\x61", "\\u0061", "\\ud83d",
      "\\ud83d\\ude00", "\\u{1F600}", "\\u{11000F}", "\\p{L}", "\\P{Lu}", "\\p{X}",
      "\\p{sc=Greek}", "\\p{Script_Extensions=Latin}", "\\p{Any}", "\\-", "\\/", "\\e", "/", "\n",
    ],
    brackets: [("(", ")"), ("(?:", ")*"), ("(?:", "){2}"), ("(?=", ")"), ("[", "]"), ("(a|", ")+")])
}
