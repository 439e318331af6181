import Testing

@testable import RegularExpressions

@Suite(
  "Answers are those of another engine",
  .enabled(if: ReferenceEngine.executable != nil, "needs node on the PATH"))
struct DifferentialTests {
  @Test(
    "random patterns are found where the other engine finds them",
    arguments: RandomPatterns.Constructs.allCases)
  func patterns(constructs: RandomPatterns.Constructs) throws {
    var random = RandomPatterns(seed: 1, constructs: constructs)
    try compare((0..<600).map { _ in try easyQuestion(from: &random) })
  }

  @Test("random patterns without regard to case are found where the other engine finds them")
  func patternsWithoutCase() throws {
    var random = RandomPatterns(seed: 2, constructs: .backReferences)
    try compare((0..<600).map { _ in try easyQuestion(from: &random) }, modifier: "i")
  }

  @Test("pieces of syntax in any order are patterns where the other engine says so")
  func soup() throws {
    var random = RandomPatterns(seed: 3, constructs: .regular)
    try compare((0..<3000).map { _ in question(random.soup(), from: &random) })
  }

  /// A question that an engine that backtracks does not take long to answer, as some would take years.
  private func easyQuestion(
    from random: inout RandomPatterns
  ) throws -> ReferenceEngine.Question {
    while true {
      let question = question(random.pattern(), from: &random)
      do throws(PatternError) {
        let program = try Program(try PatternParser.parse(question.pattern), for: .backtracking)
        let backtracker = Backtracker(program)
        do throws(MatchError) {
          for text in question.texts { _ = try backtracker.accepts(text.utf8.span, limit: 5000) }
          return question
        } catch {
          continue
        }
      } catch {
        return question
      }
    }
  }

  private func question(
    _ pattern: String, from random: inout RandomPatterns
  ) -> ReferenceEngine.Question {
    ReferenceEngine.Question(pattern: pattern, texts: (0..<8).map { _ in random.text() })
  }

  private func compare(_ questions: [ReferenceEngine.Question], modifier: String = "") throws {
    let answers = try ReferenceEngine.answers(to: questions, flags: "u" + modifier)
    try #require(answers.count == questions.count)
    for (question, expected) in zip(questions, answers) {
      let written = modifier.isEmpty ? question.pattern : "(?\(modifier):\(question.pattern))"
      do {
        let expression = try RegularExpression(written)
        let found = try question.texts.map { text in try expression.matches(text) }
        #expect(found == expected, "\(written) in \(question.texts)")
      } catch let error as PatternError {
        #expect(expected == nil, "\(written): \(error.summary)")
      }
    }
  }
}
