import Testing

@testable import Registry

@Suite("A LIKE pattern")
struct QueryLikeTests {
  private static func pattern(_ text: String) -> LikePattern {
    LikePattern(
      text.unicodeScalars.map { scalar in
        switch scalar {
        case "%": .anyText
        case "_": .anyCharacter
        default: .literal(scalar)
        }
      })
  }

  @Test(
    "matches whole texts",
    arguments: [
      ("", "", true), ("", "a", false), ("%", "", true), ("%", "abc", true), ("_", "", false),
      ("_", "\u{1F469}\u{200D}\u{1F52C}", true), ("a%", "ABC", true), ("%c", "abc", true),
      ("a%c", "ac", true), ("a%c", "abcb", false), ("%b%", "abc", true), ("a_c", "abc", true),
      ("a_c", "ac", false), ("%%_%", "", false), ("%%_%", "x", true), ("\u{C9}%", "\u{E9}a", true),
      ("%ab%ab", "abab", true), ("%ab%ab", "aab", false), ("a%a", "a", false),
    ])
  func matches(_ text: String, _ candidate: String, _ expected: Bool) {
    #expect(Self.pattern(text).matches(candidate) == expected)
  }

  @Test("agrees with the obvious definition", arguments: 0..<20 as Range<UInt64>)
  func agreesWithDefinition(_ seed: UInt64) {
    func definition(_ pattern: Substring, _ text: Substring) -> Bool {
      guard let first = pattern.first else { return text.isEmpty }
      if first == "%" {
        return definition(pattern.dropFirst(), text)
          || !text.isEmpty && definition(pattern, text.dropFirst())
      }
      return !text.isEmpty && (first == "_" || first == text.first)
        && definition(pattern.dropFirst(), text.dropFirst())
    }
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      func random(_ alphabet: String, _ length: Int) -> String {
        String(
          (0..<Int.random(in: 0...length, using: &generator)).compactMap { _ in
            alphabet.randomElement(using: &generator)
          })
      }
      let pattern = random("ab%_", 8)
      let text = random("ab", 10)
      #expect(
        Self.pattern(pattern).matches(text) == definition(pattern[...], text[...]),
        "\(pattern) on \(text)")
    }
  }

  @Test("works across the words of its state", arguments: [62, 63, 64, 65, 127, 128, 200])
  func longPatterns(_ length: Int) {
    let text = String(repeating: "a", count: length)
    #expect(Self.pattern(text).matches(text))
    #expect(!Self.pattern(text).matches(text + "a"))
    #expect(!Self.pattern(text + "a").matches(text))
    #expect(Self.pattern("%" + text + "%").matches("b" + text + "b"))
    #expect(Self.pattern(String(repeating: "_", count: length) + "%").matches(text + "xyz"))
  }

  @Test("stays quick on what makes backtracking slow", .timeLimit(.minutes(20)))
  func hostilePattern() {
    let pattern = Self.pattern(String(repeating: "%a", count: 2000) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
  }
}
