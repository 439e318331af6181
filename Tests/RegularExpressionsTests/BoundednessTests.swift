import Testing

@testable import RegularExpressions

@Suite("No pattern hangs or traps")
struct BoundednessTests {
  @Test(
    "patterns that make backtrackers hang are answered at once",
    .timeLimit(.minutes(20)),
    arguments: [
      "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(.*)*b$", "^(a*)*b*$", "(x+x+)+y", "^(a?){40}a{40}$",
      "^(([a-z])+.)+[A-Z]([a-z])+$", "^(?=(a+)+$)", "(?<=^(a+)+)!!", "^(?:(?:a*)*)*$",
      "(a|b|ab)*c(?!d)", "^(?!(a+)+b)c",
    ])
  func hostilePatterns(pattern: String) throws {
    let text = String(repeating: "a", count: 20_000) + "!"
    #expect(try !RegularExpression(pattern).matches(text))
  }

  @Test("a search with back-references that does not end is given up")
  func hostileBackReference() throws {
    let expression = try RegularExpression("^(a+)+\\1$", stepLimit: 100_000)
    let error = #expect(throws: MatchError.self) {
      try expression.matches(String(repeating: "a", count: 40) + "b")
    }
    #expect(error == .budgetExhausted(steps: 100_000))
    #expect(error?.summary == "no answer within 100000 steps")
  }

  @Test("a pattern too large for its text is given up")
  func hostileRepetition() throws {
    let expression = try RegularExpression(".{0,30000}z", stepLimit: 100_000)
    #expect(throws: MatchError.budgetExhausted(steps: 100_000)) {
      try expression.matches(String(repeating: "x", count: 1000))
    }
  }

  @Test(
    "patterns that are large when written out are refused",
    arguments: [
      "(?:a{1000}){1000}", "((((a{99}){99}){99}){99}){99}", "a{1000000000000000000000}",
      "(?:^){300000}", "(?:a{0}|b{0}){99999999}", "(a{1000}){1000}", "(?:(?=a)|(?<=b)){90000}",
    ])
  func tooLarge(pattern: String) {
    let error = #expect(throws: PatternError.self) { try RegularExpression(pattern) }
    #expect(error?.fault == .tooLarge(limit: Program.instructionLimit))
  }

  @Test(
    "patterns that name large sets over and over are refused",
    arguments: [
      ("", #"\p{L}"#, 20_000), ("[^", #"\p{L}"#, 5_000), ("", #"[\p{L}\p{Script=Greek}]"#, 2_000),
      ("", "(?<n>a)|", 5_000),
    ])
  func largeSets(start: String, part: String, count: Int) {
    let error = #expect(throws: PatternError.self) {
      try RegularExpression(start + String(repeating: part, count: count))
    }
    #expect(error?.fault == .tooLarge(limit: Program.instructionLimit))
  }

  @Test("a pattern may name a large set a thousand times")
  func manySetsOfOneKind() throws {
    let pattern = "^" + String(repeating: #"\p{L}"#, count: 1_000) + "$"
    #expect(try RegularExpression(pattern).matches(String(repeating: "\u{E9}", count: 1_000)))
  }

  @Test(
    "large counts of nothing cost nothing",
    arguments: ["(?:){99999999999}", "(?:(?:){99}){99999999999,}", "^(?:(?:){0,9}){5}$"])
  func emptyRepetition(pattern: String) throws {
    #expect(try RegularExpression(pattern).matches(""))
  }

  @Test("groups nest as deep as the limit, and no deeper")
  func nesting() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(try RegularExpression(nested(PatternParser.nestingLimit)).matches("a"))
    let error = #expect(throws: PatternError.self) { try RegularExpression(nested(100_000)) }
    #expect(error?.fault == .tooDeep(limit: PatternParser.nestingLimit))
  }

  @Test("many sets are refused before their tables grow")
  func manySets() throws {
    let ideographs = (0..<20_000).compactMap { Unicode.Scalar(0x4E00 + $0).map(String.init) }
    let error = #expect(throws: PatternError.self) { try RegularExpression(ideographs.joined()) }
    #expect(error?.fault == .tooLarge(limit: Program.instructionLimit))
    #expect(try RegularExpression(ideographs[..<2000].joined()).matches(ideographs.joined()))
  }

  @Test(
    "a table is given up as soon as it has too many rows, not after the row that is being filled")
  func tableOfWideRows() throws {
    var random = SeededGenerator(seed: 3)
    let letters = (0..<600).compactMap { Unicode.Scalar(0x4E00 + $0) }
    let words = (0..<1_500).map { _ in
      (0..<3).map { _ in String(letters[Int.random(in: 0..<600, using: &random)]) }.joined()
    }
    let pattern = try PatternParser.parse(words.joined(separator: "|"))
    var builder = AutomatonBuilder(try Program(pattern, for: .automaton), room: 20_000)
    let isBuilt = builder.build()
    #expect(!isBuilt)
    #expect(builder.transitions.count <= 20_000)
    let expression = try RegularExpression(words.joined(separator: "|"))
    #expect(try expression.matches("-\(words[700])-"))
    #expect(try !expression.matches("-\(words[700].dropLast())-"))
  }

  @Test(
    "a pattern that only a limit stands against is well-formed",
    arguments: [
      (String(repeating: "(", count: 250) + "a" + String(repeating: ")", count: 250), true),
      (String(repeating: #"\p{L}"#, count: 20_000), true), ("(?:a{1000}){1000}", true),
      (String(repeating: "(", count: 50), false), (#"\p{No}\p{None}"#, false), ("a{2,1}", false),
    ])
  func wellFormed(pattern: String, isWellFormed: Bool) {
    #expect(RegularExpression.isWellFormed(pattern) == isWellFormed)
  }

  @Test("random bytes are a pattern or a fault, and never a trap")
  func randomBytes() throws {
    var generator = SeededGenerator(seed: 7)
    let frequent = Array("()[]{}?*+|^$\\.-,:=!<>dwsbBpPukx01aL".utf8)
    var patterns = 0
    for _ in 0..<10_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        Int.random(in: 0..<8, using: &generator) == 0
          ? UInt8.random(in: 0...255, using: &generator)
          : frequent[Int.random(in: frequent.indices, using: &generator)]
      }
      let pattern = String(decoding: bytes, as: UTF8.self)
      do {
        let expression = try RegularExpression(pattern, stepLimit: 10_000)
        _ = try expression.matches(bytes.span)
        patterns += 1
      } catch let error as PatternError {
        #expect((0...pattern.utf8.count).contains(error.offset))
      } catch is MatchError {
        patterns += 1
      }
    }
    #expect(patterns > 100)
  }
}
