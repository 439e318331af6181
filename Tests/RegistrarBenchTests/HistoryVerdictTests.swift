import Testing

@testable import registrar_bench

@Suite("Verdict of a race's history")
struct HistoryVerdictTests {
  private static let paths = ["people/a.yaml", "people/b.yaml"]

  @Test("a chain that adds each file once has nothing against it")
  func sound() {
    let verdict = HistoryVerdict(
      log: """
        commit c2 c1

        A\tpeople/b.yaml
        commit c1 c0

        A\tpeople/a.yaml

        """, start: "c0")
    #expect(verdict.commits == 2)
    #expect(verdict.merges == 0)
    #expect(verdict.offChain == 0)
    #expect(verdict.otherChanges == 0)
    #expect(verdict.addedTwice == 0)
    #expect(verdict.missing(of: Self.paths) == 0)
    #expect(verdict.unasked(besides: Self.paths) == 0)
  }

  @Test("no commits are no commits")
  func empty() {
    let verdict = HistoryVerdict(log: "", start: "c0")
    #expect(verdict.commits == 0)
    #expect(verdict.offChain == 0)
    #expect(verdict.missing(of: Self.paths) == 2)
  }

  @Test("a merge is counted, and what it merges stands off the chain")
  func merge() {
    let verdict = HistoryVerdict(
      log: """
        commit m c1 d1
        commit d1 c0
        A\tpeople/b.yaml
        commit c1 c0
        A\tpeople/a.yaml
        """, start: "c0")
    #expect(verdict.merges == 1)
    #expect(verdict.commits == 3)
    #expect(verdict.offChain == 2)
  }

  @Test("a chain that does not end at the start is off it")
  func elsewhere() {
    let verdict = HistoryVerdict(log: "commit c1 b9\nA\tpeople/a.yaml", start: "c0")
    #expect(verdict.offChain == 1)
  }

  @Test("a file that is added again, removed or never asked for is told")
  func otherChanges() {
    let verdict = HistoryVerdict(
      log: """
        commit c3 c2
        A\tpeople/a.yaml
        commit c2 c1
        D\tpeople/a.yaml
        M\tregistry.yaml
        commit c1 c0
        A\tpeople/a.yaml
        A\tpeople/z.yaml
        """, start: "c0")
    #expect(verdict.addedTwice == 1)
    #expect(verdict.otherChanges == 2)
    #expect(verdict.unasked(besides: Self.paths) == 1)
    #expect(verdict.missing(of: Self.paths) == 1)
  }
}
