import Testing

@testable import RegularExpressions

@Suite("Patterns side by side")
struct PatternSetTests {
  @Test("a set answers as each of its expressions does by itself")
  func agreement() throws {
    let patterns = [
      "^[a-z][a-z0-9-]{0,63}$", "b", "", "^$", "^(a|é)+$", #"(a)\1"#, "(?=x)x|(?<!y)z", #"\p{Lu}"#,
      "^a*$",
    ]
    let texts = ["", "a", "aa", "b", "é", "aéa", "xyz", "yz", "É", "model-7", "9", "a\u{1F600}b"]
    var set = PatternSet()
    for (number, pattern) in patterns.enumerated() {
      #expect(try set.add(RegularExpression(pattern)) == number)
    }
    for (number, expression) in set.expressions.enumerated() {
      for text in texts {
        let units = Array(text.utf8)
        let expected = try expression.matches(units.span)
        #expect(
          try set.matches(number, units.span) == expected, "\(patterns[number]) in '\(text)'")
      }
    }
  }

  @Test("random patterns too")
  func random() throws {
    var random = RandomPatterns(seed: 29, constructs: .regular)
    var set = PatternSet()
    for _ in 0..<200 { _ = set.add(try RegularExpression(random.pattern())) }
    for (number, expression) in set.expressions.enumerated() {
      for _ in 0..<8 {
        let units = Array(random.text().utf8)
        let expected = try expression.matches(units.span)
        #expect(try set.matches(number, units.span) == expected, "\(expression.pattern)")
      }
    }
  }
}
