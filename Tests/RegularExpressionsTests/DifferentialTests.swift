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
    var random = RandomPatterns(seed: 101, constructs: constructs)
    try compare((0..<40_000).map { _ in question(random.pattern(), from: &random) })
  }

  @Test("random patterns without regard to case are found where the other engine finds them")
  func patternsWithoutCase() throws {
    var random = RandomPatterns(seed: 102, constructs: .backReferences)
    try compare((0..<40_000).map { _ in question(random.pattern(), from: &random) }, modifier: "i")
  }

  @Test("pieces of syntax in any order are patterns where the other engine says so")
  func soup() throws {
    var random = RandomPatterns(seed: 103, constructs: .regular)
    try compare((0..<200_000).map { _ in question(random.soup(), from: &random) })
  }

  private func question(
    _ pattern: String, from random: inout RandomPatterns
  ) -> ReferenceEngine.Question {
    ReferenceEngine.Question(pattern: pattern, texts: (0..<12).map { _ in random.text() })
  }

  private func compare(_ questions: [ReferenceEngine.Question], modifier: String = "") throws {
    let answers = try ReferenceEngine.answers(to: questions, flags: "u" + modifier)
    try #require(answers.count == questions.count)
    var unanswered = 0
    for (question, expected) in zip(questions, answers) {
      let written = modifier.isEmpty ? question.pattern : "(?\(modifier):\(question.pattern))"
      do {
        let expression = try RegularExpression(written, stepLimit: 20_000)
        let found = try question.texts.map { text in try expression.matches(text) }
        #expect(found == expected, "\(written) in \(question.texts)")
      } catch let error as PatternError {
        #expect(expected == nil, "\(written): \(error.summary)")
      } catch is MatchError {
        unanswered += 1
      }
    }
    #expect(unanswered < questions.count / 100)
  }
}
