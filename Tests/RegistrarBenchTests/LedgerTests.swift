import Testing

@testable import registrar_bench

@Suite("Ledger of figures")
struct LedgerTests {
  @Test("a count that is not as expected is thrown, with the trial and both figures")
  func breach() {
    var trial = Trial(work: "a race")
    trial.add("new commits", 799, expected: 800)
    trial.add("merges", 0, expected: 0)
    trial.add("objects that nothing reaches", 12)
    var ledger = Ledger()
    ledger.benchmark = "writes"
    ledger.enter(trial)
    let error = #expect(throws: BrokenExpectations.self) { try ledger.settle() }
    #expect(
      error?.breaches == [
        .init(
          benchmark: "writes", work: "a race", fact: "new commits", actual: 799, expected: 800)
      ])
    #expect(error?.description == "writes: a race: new commits: 799, expected 800")
  }

  @Test("what is as expected, or expected to be nothing in particular, settles")
  func sound() throws {
    var trial = Trial(work: "a race")
    trial.add("new commits", 800, expected: 800)
    trial.add("exit codes", ["exit 0": 800])
    var ledger = Ledger()
    ledger.enter(trial)
    try ledger.settle()
  }

  @Test("people see the figures in columns, the wrong one with what was expected")
  func text() {
    var trial = Trial(work: "a race")
    trial.add("new commits", 799, expected: 800)
    trial.add("merges", 0, expected: 0)
    trial.add("ended otherwise", ["exit 75": 1, "exit 74": 2])
    trial.add("locks", [:])
    #expect(
      trial.text(benchmark: "writes") == """
        writes: a race
          new commits      799, EXPECTED 800
          merges           0, as expected
          ended otherwise  2 exit 74, 1 exit 75
          locks            none
        """)
  }
}
