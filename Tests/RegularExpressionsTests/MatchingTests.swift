import RegularExpressions
import Testing

@Suite("Patterns are found as ECMA-262 says")
struct MatchingTests {
  /// A pattern with texts it is found in and texts it is not found in.
  struct Case: CustomTestStringConvertible, Sendable {
    let pattern: String
    let found: [String]
    let absent: [String]

    init(_ pattern: String, in found: [String] = [], notIn absent: [String] = []) {
      self.pattern = pattern
      self.found = found
      self.absent = absent
    }

    var testDescription: String { pattern }

    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
      let expression = try RegularExpression(pattern)
      for text in found {
        #expect(try expression.matches(text), "in \(text)", sourceLocation: sourceLocation)
      }
      for text in absent {
        #expect(try !expression.matches(text), "in \(text)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test(
    "search is unanchored, and ^ and $ mean the ends of the text",
    arguments: [
      Case("", in: ["", "a"]),
      Case("b", in: ["b", "abc"], notIn: ["", "a", "B"]),
      Case("^b", in: ["b", "bc"], notIn: ["ab", "a\nb"]),
      Case("b$", in: ["b", "ab"], notIn: ["b\n", "bc", "b\nc"]),
      Case("^$", in: [""], notIn: ["\n", "a"]),
      Case("a^b", notIn: ["ab", "a\nb"]),
      Case("^a|b$", in: ["ax", "xb"], notIn: ["xa", "bx"]),
      Case("(^a)", in: ["ab"], notIn: ["ba"]),
      Case("(?:^)*a", in: ["ba"]),
      Case("x*", in: ["", "y"]),
      Case("$^", in: [""], notIn: ["a"]),
    ])
  func ends(_ row: Case) throws { try row.check() }

  @Test(
    "quantifiers count as written",
    arguments: [
      Case("^a?$", in: ["", "a"], notIn: ["aa"]),
      Case("^a+$", in: ["a", "aaa"], notIn: ["", "ab"]),
      Case("^a{2}$", in: ["aa"], notIn: ["a", "aaa"]),
      Case("^a{2,}$", in: ["aa", "aaaaa"], notIn: ["a"]),
      Case("^a{1,3}$", in: ["a", "aaa"], notIn: ["", "aaaa"]),
      Case("^a{0}$", in: [""], notIn: ["a"]),
      Case("^(ab){2,3}?$", in: ["abab", "ababab"], notIn: ["ab", "abababab"]),
      Case("^(a{2}){2}$", in: ["aaaa"], notIn: ["aaa", "aaaaa"]),
      Case("^a*?$", in: ["", "aa"], notIn: ["b"]),
      Case("^(a*)*$", in: ["", "aa"], notIn: ["b"]),
      Case("^(?:){3}$", in: [""], notIn: ["a"]),
      Case("^(?:a|b){3}$", in: ["aba"], notIn: ["ab"]),
      Case("^[a-z][a-z0-9-]{0,63}$", in: ["a", "fraud-detector-2"], notIn: ["", "2a", "aB"]),
      Case("^a{0,70000}$", in: ["", "aaa"], notIn: ["b"]),
    ])
  func quantifiers(_ row: Case) throws { try row.check() }

  @Test(
    "classes and their escapes hold what the standard lists",
    arguments: [
      Case("^\\d$", in: ["0", "9"], notIn: ["a", "٣", "२"]),
      Case("^\\D$", in: ["a", "٣"], notIn: ["0"]),
      Case("^\\w$", in: ["a", "Z", "0", "_"], notIn: ["-", "é", "ſ", " "]),
      Case("^\\W$", in: ["-", "é"], notIn: ["a", "_"]),
      Case(
        "^\\s$",
        in: [
          " ", "\t", "\u{0B}", "\u{0C}", "\n", "\r", "\u{A0}", "\u{FEFF}", "\u{2003}", "\u{2028}",
          "\u{2029}", "\u{3000}", "\u{1680}", "\u{202F}", "\u{205F}",
        ], notIn: ["\u{200B}", "\u{180E}", "\u{85}", "a"]),
      Case("^\\S$", in: ["\u{85}", "x"], notIn: [" "]),
      Case("^.$", in: ["a", "é", "😀", "\u{85}"], notIn: ["\n", "\r", "\u{2028}", "\u{2029}", ""]),
      Case("^[a-c]$", in: ["a", "b", "c"], notIn: ["d", "-", "B"]),
      Case("^[^a-c]$", in: ["d", "\n", "😀"], notIn: ["a", ""]),
      Case("^[-a]$", in: ["-", "a"], notIn: ["b"]),
      Case("^[a-]$", in: ["-", "a"], notIn: ["b"]),
      Case("^[\\d-]$", in: ["-", "5"], notIn: ["a"]),
      Case("^[a\\-z]$", in: ["-", "a", "z"], notIn: ["b"]),
      Case("^[\\]\\\\]$", in: ["]", "\\"], notIn: ["["]),
      Case("^[(^$.*]$", in: ["(", "^", "$", ".", "*"], notIn: ["a"]),
      Case("^[\\b]$", in: ["\u{8}"], notIn: ["b"]),
      Case("[]", notIn: ["", "a"]),
      Case("^[^]$", in: ["a", "\n", "😀"], notIn: ["", "ab"]),
      Case("^[é-😀]$", in: ["é", "日", "😀"], notIn: ["e", "😁"]),
      Case("^[\\w\\s]+$", in: ["a b"], notIn: ["a-b"]),
      Case("^[^\\D]$", in: ["7"], notIn: ["x"]),
    ])
  func classes(_ row: Case) throws { try row.check() }

  @Test(
    "escapes mean code points",
    arguments: [
      Case("^\\t\\n\\v\\f\\r$", in: ["\t\n\u{0B}\u{0C}\r"]),
      Case("^\\cA\\cz$", in: ["\u{1}\u{1A}"]),
      Case("^[\\cA]$", in: ["\u{1}"], notIn: ["c", "A"]),
      Case("^\\0$", in: ["\0"], notIn: ["0"]),
      Case("^\\x41\\u0042\\u{43}\\u{00000044}$", in: ["ABCD"]),
      Case("^\\ud83d\\ude00$", in: ["😀"]),
      Case("^[\\ud83d\\ude00]$", in: ["😀"]),
      Case("^\\u{1F600}{2}$", in: ["😀😀"], notIn: ["😀"]),
      Case("\\ud83d", notIn: ["😀", "d83d"]),
      Case("^[^\\ud800-\\udfff]$", in: ["a", "😀"]),
      Case("^\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/$", in: ["^$\\.*+?()[]{}|/"]),
      Case("^/$", in: ["/"]),
    ])
  func escapes(_ row: Case) throws { try row.check() }

  @Test(
    "boundaries are between word characters and others",
    arguments: [
      Case("\\bfoo\\b", in: ["foo", "a foo b", "-foo-", "éfoo"], notIn: ["food", "_foo", "1foo"]),
      Case("\\Bo", in: ["foo"], notIn: ["o", "a o"]),
      Case("^\\B$", in: [""]),
      Case("\\b", in: ["a"], notIn: ["", "--", "é"]),
      Case("a\\b-\\Bb?$", in: ["a-"], notIn: ["a-b"]),
      Case("\\B", in: ["é", "ab"], notIn: ["a", "aéa", "b😀b"]),
    ])
  func boundaries(_ row: Case) throws { try row.check() }

  @Test(
    "lookarounds look without consuming",
    arguments: [
      Case("^(?=.*[A-Z])(?=.*\\d).{8,}$", in: ["Passw0rdLong"], notIn: ["password", "Passw0r"]),
      Case("^(?!.*--)[a-z-]+(?<!-)$", in: ["my-model"], notIn: ["my--model", "my-"]),
      Case("foo(?=bar)", in: ["foobar"], notIn: ["foobaz", "foo"]),
      Case("foo(?!bar)", in: ["foobaz", "foo"], notIn: ["foobar"]),
      Case("(?<=\\$)\\d+", in: ["$42"], notIn: ["42"]),
      Case("(?<!\\$)\\b\\d+", in: ["42"], notIn: ["$42"]),
      Case("(?<=^a*)b$", in: ["aab", "b"], notIn: ["acb"]),
      Case("(?<=a(?=b)).c", in: ["abc"], notIn: ["acc"]),
      Case("(?=(?<=a)b)b", in: ["ab"], notIn: ["bb"]),
      Case("(?!)", notIn: ["", "a"]),
      Case("(?:(?=a)a){3}", in: ["aaa"], notIn: ["aa"]),
      Case("^(?:(?!ab).)*$", in: ["ba", ""], notIn: ["aab"]),
    ])
  func lookarounds(_ row: Case) throws { try row.check() }

  @Test(
    "back-references match what their group matched last",
    arguments: [
      Case("^(['\"]).*\\1$", in: ["'a'", "\"a\""], notIn: ["'a\""]),
      Case("^(?<q>['\"]).*\\k<q>$", in: ["'a'"], notIn: ["'a\""]),
      Case("^(a*)\\1$", in: ["", "aaaa"], notIn: ["aaa"]),
      Case("^(?:(a)|b)\\1$", in: ["aa", "b"], notIn: ["ab", "ba"]),
      Case("^\\1(a)$", in: ["a"], notIn: ["aa"]),
      Case("^(a\\1)$", in: ["a"], notIn: ["aa"]),
      Case("^(z)((a+)?(b+)?(c))*\\3$", in: ["zaacbbbc", "zaacbbbcaca"], notIn: ["zaacbbbcac"]),
      Case("^(?:(a)|(b)\\1){2}$", in: ["ab", "aa", "bb"]),
      Case("(?=(a+))a*b\\1", in: ["baaabac"], notIn: ["bac"]),
      Case("^(?!(a))\\1b$", in: ["b"], notIn: ["ab"]),
      Case("(?<=\\1(a))b", in: ["aab"], notIn: ["ab"]),
      Case("(?<=(a)\\1)b$", in: ["ab", "aab"]),
      Case("^(?:(?<x>a)|(?<x>b))\\k<x>$", in: ["aa", "bb"], notIn: ["ab"]),
      Case("^(😀|é)\\1$", in: ["😀😀", "éé"], notIn: ["😀é"]),
      Case("^(?<$\\u{61}1>a)\\k<$a1>$", in: ["aa"]),
      Case("(?:a*?)*?(b)\\1$", in: ["aabb"], notIn: ["aab"]),
      Case("^(?:|(a)){2}\\1$", in: ["", "aa"], notIn: ["b"]),
    ])
  func backReferences(_ row: Case) throws { try row.check() }

  @Test(
    "modifiers hold within their group",
    arguments: [
      Case("^(?i:abc)d$", in: ["ABCd", "aBcd"], notIn: ["abcD"]),
      Case("^(?i:k)$", in: ["k", "K", "\u{212A}"], notIn: ["x"]),
      Case("^(?i:σ)$", in: ["σ", "ς", "Σ"]),
      Case("^(?i:ß)$", in: ["ß", "ẞ"], notIn: ["ss", "SS"]),
      Case("^(?i:[^x])$", in: ["a"], notIn: ["x", "X"]),
      Case("^(?i:[a-z])$", in: ["ſ", "Z"], notIn: ["é"]),
      Case("^(?i:\\w)$", in: ["ſ", "\u{212A}"], notIn: ["é"]),
      Case("^(?i:\\W)$", in: ["é"], notIn: ["ſ", "s"]),
      Case("^(?i:a(?-i:b))$", in: ["Ab"], notIn: ["aB"]),
      Case("(?m:^b$)", in: ["a\nb\nc", "b"], notIn: ["ab"]),
      Case("^(?s:.)$", in: ["\n", "a"]),
      Case("^(?s-i:.)$", in: ["\n"]),
      Case("^(?i:(a)\\1)$", in: ["aA", "Aa"], notIn: ["ab"]),
      Case("(?i:\\bſ)", in: ["ſ"], notIn: ["aſ"]),
    ])
  func modifiers(_ row: Case) throws { try row.check() }

  @Test("bytes that are no UTF-8 count as U+FFFD")
  func malformedText() throws {
    let malformed: [[UInt8]] = [
      [0x80], [0xC0], [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xF0, 0x9F, 0x98],
    ]
    for bytes in malformed {
      for pattern in ["^\\ufffd+$", "^(?!a)[^a]+$", "^(\\ufffd)\\1*$"] {
        #expect(try RegularExpression(pattern).matches(bytes.span), "\(pattern) in \(bytes)")
      }
      #expect(try RegularExpression("b").matches((bytes + [0x62]).span))
    }
  }
}
