import Testing

@testable import RegularExpressions

@Suite("Chains of runs")
struct ChainTests {
  private func chains(_ pattern: String) throws -> [Chain]? {
    Chain.alternatives(of: try PatternParser.parse(pattern))
  }

  @Test(
    "a pattern of runs that one look decides is a chain",
    arguments: [
      ("^a$", 1), ("^abc$", 3), ("^[a-z]+$", 1), ("^[a-z]*[0-9]$", 2), ("^a{2,3}b?c*$", 3),
      ("^sha256:[0-9a-f]{64}$", 8), ("^a*?b$", 2), ("^(a)(b)$", 2), ("^(?:ab)$", 2),
      ("^[a-z]+(-[a-z]+)?$", 3), ("^a(b(c)?)?$", 3), (#"^\d{4}-\d{2}$"#, 3), (#"^\w+$"#, 1),
      // A count that does not vary takes nothing from what follows.
      ("^a{2}a*$", 2), ("^aab*$", 3), ("^a*ba*$", 3), ("^[]$", 1), ("^(?i:a)$", 1),
    ])
  func accepted(pattern: String, links: Int) throws {
    let chains = try #require(try chains(pattern))
    #expect(chains.map(\.links.count) == [links])
  }

  @Test("a choice of up to four chains is one for each", arguments: 2...4)
  func choices(count: Int) throws {
    let parts = ["a", "b+", "c{2}d", "e(f)?"].prefix(count)
    #expect(try chains("^(\(parts.joined(separator: "|")))$")?.count == count)
  }

  @Test(
    "any other pattern is none",
    arguments: [
      // Not held to both ends of the text.
      "a", "^a", "a$", "", "^", "(?m:^a$)", "^a|b$", "a^b$",
      // Nothing in it.
      "^$", "^()$", "^(?:)$",
      // Conditions and captures inside.
      #"^a\bb$"#, "^(?=a)a$", "^a(?<!b)$", "^a$b$", #"^(a)\1$"#,
      // A run that could take what a later one needs.
      "^a*a$", "^a?ab$", "^a*b*a$", "^[ab]*b$", "^a+(ab)?$", #"^\w+_$"#, "^a{1,2}a{2}$",
      // A choice that is not the whole, or not of chains alone.
      "^a(b|c)$", "^(a|b)c$", "^(a|b*b)$", "^((a|b)|c)$", "^(a|)$",
      // Groups that are repeated, or may be missing before the end or where they may be empty.
      "^(ab)*$", "^(ab){2}$", "^(ab)?c$", "^(a*)?$", "^()?$", "^a(b|c)?$", "^(ab){0,2}$",
      // Sets beyond ASCII.
      "^é$", "^[a-é]$", "^.$", "^[^a]$", #"^\p{L}$"#, #"^\s$"#, "^(?i:k)$", #"^[^\x00-\x7E]$"#,
    ])
  func refused(pattern: String) throws {
    #expect(try chains(pattern) == nil)
  }

  @Test("more than four alternatives, or more than 64 links, are left to a table")
  func limits() throws {
    #expect(try chains("^(a|b|c|d|e)$") == nil)
    #expect(try chains("^" + String(repeating: "a", count: 64) + "$") != nil)
    #expect(try chains("^" + String(repeating: "a", count: 65) + "$") == nil)
  }

  @Test(
    "chains take just the texts that are theirs",
    arguments: [
      ("^[a-z]+(-[a-z]+)?$", ["a", "ab-c"], ["", "-", "a-", "-a", "a-b-c", "a-B", "a\n"]),
      ("^a(b(c)?)?$", ["a", "ab", "abc"], ["", "ac", "abcc", "b", "bc"]),
      ("^(ab)?$", ["", "ab"], ["a", "b", "abab"]),
      ("^a{2,3}b?$", ["aa", "aaa", "aab", "aaab"], ["", "a", "ab", "aaaa", "aaaab", "aabb"]),
      ("^(a|b+|c{2}d|e(f)?)$", ["a", "b", "bbb", "ccd", "e", "ef"], ["", "ab", "cd", "eff", "f"]),
      ("^[?@]{2}$", ["?@", "@?"], ["?", "\u{7F}@", "?A", "@\u{C0}"]),
      ("^[\u{0}-\u{7F}]*$", ["", "\u{0}\u{7F}"], ["\u{80}", "aé", "\u{1F600}"]),
      ("^[]$", [], ["", "a"]), ("^[]*a$", ["a"], ["", "aa"]),
      // Bytes that differ from ASCII in the highest bit only.
      ("^[Cc)]+$", ["C)"], ["\u{E9}", "C\u{E9}", "\u{43}\u{303}"]),
    ])
  func texts(pattern: String, found: [String], absent: [String]) throws {
    #expect(try chains(pattern) != nil)
    var set = PatternSet()
    let number = try set.add(pattern)
    for text in found { #expect(try set.matches(number, text), "'\(text)'") }
    for text in absent { #expect(try !set.matches(number, text), "'\(text)'") }
  }

  @Test("random patterns of that kind have the answers of a search")
  func random() throws {
    var random = RandomChains(seed: 5)
    var chainCount = 0
    var (found, absent) = (0, 0)
    for _ in 0..<1_500 {
      let pattern = random.pattern()
      guard try chains(pattern) != nil else { continue }
      chainCount += 1
      var set = PatternSet()
      let number = try set.add(pattern)
      for _ in 0..<12 {
        let text = random.text()
        var budget = StepBudget()
        let answer = try set.matches(number, text.span, within: &budget)
        #expect(
          try Search.simulated(pattern, text) == answer, "\(pattern) in \(text)")
        if answer { found += 1 } else { absent += 1 }
      }
    }
    // Neither kind of pattern, nor of answer, is rare.
    #expect(200..<1_300 ~= chainCount)
    #expect(found > 100 && absent > 500, "\(found), \(absent)")
  }
}

/// Random patterns of runs, many of them chains, and texts over the same letters.
private struct RandomChains {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func pattern() -> String {
    guard chance(4) else { return "^\(run(of: 1...4))\(tail())$" }
    let parts = (0..<Int.random(in: 2...5, using: &generator)).map { _ in
      run(of: 1...3) + tail()
    }
    return "^(\(parts.joined(separator: "|")))$"
  }

  /// A text of up to six letters, now and then with bytes beyond ASCII, well-formed or not.
  mutating func text() -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      if chance(12) {
        text += pick(["é", "\u{80}", "\u{1F600}"]).utf8
      } else if chance(40) {
        text.append(UInt8.random(in: 0x80...0xFF, using: &generator))
      } else {
        text += pick(["a", "a", "b", "b", "c", "-", "1"]).utf8
      }
    }
    return text
  }

  private mutating func run(of counts: ClosedRange<Int>) -> String {
    (0..<Int.random(in: counts, using: &generator)).map { _ in
      let quantifiers = ["", "", "", "+", "*", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "+?", "??"]
      return pick(["a", "b", "c", "[ab]", "[a-c]", "-", #"\d"#, "[^b-\u{10FFFF}]", "é"])
        + pick(quantifiers)
    }.joined()
  }

  private mutating func tail() -> String {
    guard chance(3) else { return "" }
    return "(" + run(of: 1...2) + (chance(3) ? tail() : "") + ")?"
  }

  private mutating func chance(_ one: Int) -> Bool {
    Int.random(in: 0..<one, using: &generator) == 0
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: choices.indices, using: &generator)]
  }
}
