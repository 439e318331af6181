import Testing

@testable import RegularExpressions

@Suite("Patterns side by side")
struct PatternSetTests {
  private static let patterns = [
    "^[a-z][a-z0-9-]{0,63}$", "b", "", "^$", "^(a|é)+$", "(?=x)x|(?<!y)z", #"\p{Lu}"#, "^a*$",
    "[ab]*a[ab]{3}", #"\ba"#, "[é-\u{1F600}]$",
  ]
  private static let texts = [
    "", "a", "aa", "b", "é", "aéa", "xyz", "yz", "É", "model-7", "9", "a\u{1F600}b", "babbbé",
  ]

  @Test(
    "a set answers as a search for each of its patterns does, however many find room for a table",
    arguments: [DeterministicAutomata.mostEntries, 100, 0])
  func agreement(entryLimit: Int) throws {
    var set = PatternSet(entryLimit: entryLimit)
    for (number, pattern) in Self.patterns.enumerated() {
      #expect(try set.add(pattern) == number)
    }
    #expect(set.expressions.map(\.pattern) == Self.patterns)
    for (number, pattern) in Self.patterns.enumerated() {
      for text in Self.texts {
        let expected = try Search.simulated(pattern, Array(text.utf8))
        #expect(try set.matches(number, text) == expected, "\(pattern) in '\(text)'")
      }
    }
  }

  @Test("random patterns too")
  func random() throws {
    var random = RandomPatterns(seed: 29, constructs: .regular)
    var set = PatternSet()
    for _ in 0..<200 { _ = try set.add(random.pattern()) }
    for (number, expression) in set.expressions.enumerated() {
      for _ in 0..<8 {
        let text = random.text()
        let expected = try Search.simulated(expression.pattern, Array(text.utf8))
        #expect(try set.matches(number, text) == expected, "\(expression.pattern)")
      }
    }
  }

  @Test("a pattern that is refused leaves the numbers of others as they are")
  func refusal() throws {
    var set = PatternSet()
    #expect(try set.add("^a$") == 0)
    #expect(throws: PatternError.self) { try set.add("(") }
    #expect(try set.add("^b$") == 1)
    #expect(try set.matches(0, "a") && set.matches(1, "b") && !set.matches(1, "a"))
  }

  @Test("tables take no more room together than they may")
  func room() throws {
    var automata = DeterministicAutomata(entryLimit: 1_000)
    var machines: [(pattern: String, machine: DeterministicAutomata.Machine)] = []
    for number in 0..<40 {
      let pattern = "[ab]*a[ab]{3}x\(number)"
      let program = try Program(PatternParser.parse(pattern), for: .automaton)
      if let machine = automata.add(program) { machines.append((pattern, machine)) }
      #expect(automata.entryCount <= 1_000)
    }
    #expect(2..<40 ~= machines.count)
    for (number, entry) in machines.enumerated() {
      let text = Array("baabax\(number)".utf8)
      let expected = try Search.simulated(entry.pattern, text)
      #expect(automata.accepts(text.span, by: entry.machine) == expected)
    }
  }

  @Test("searches share one budget, and once it is spent none of them goes on")
  func budget() throws {
    var set = PatternSet()
    let backward = try set.add(#"^((a*)*)*\1b$"#)
    let ahead = try set.add("^(?=a)a")
    let table = try set.add("a+b")
    let long = Array(String(repeating: "a", count: 200).utf8)
    let short = Array("a".utf8)
    var budget = StepBudget(limit: 10_000)
    #expect(try set.matches(ahead, short.span, within: &budget))
    var error = #expect(throws: MatchError.self) {
      try set.matches(backward, long.span, within: &budget)
    }
    #expect(error == .budgetExhausted(steps: 10_000))
    for number in [backward, ahead] {
      error = #expect(throws: MatchError.self) {
        try set.matches(number, short.span, within: &budget)
      }
      #expect(error == .budgetExhausted(steps: 10_000))
    }
    #expect(try !set.matches(table, short.span, within: &budget))
  }

  @Test("many short searches spend a budget as few long ones do")
  func manySearches() throws {
    var set = PatternSet()
    let ahead = try set.add("(?=a)a{1,9}b")
    let text = Array("aaaaaaaaaa".utf8)
    var budget = StepBudget(limit: 10_000)
    var searches = 0
    #expect(throws: MatchError.self) {
      while searches < 10_000 {
        _ = try set.matches(ahead, text.span, within: &budget)
        searches += 1
      }
    }
    #expect(10..<1_000 ~= searches)
  }

  @Test("patterns that are large when written out are refused once there are many")
  func manyLargePatterns() throws {
    var set = PatternSet()
    let error = #expect(throws: PatternError.self) {
      for number in 0..<100 { _ = try set.add("(?=a)(?:a{900}){200}\(number)") }
    }
    #expect(error?.fault == .tooLarge(limit: Program.instructionLimit))
    #expect(set.expressions.count == 11)
  }
}
