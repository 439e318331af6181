import TestSupport
import Testing

@testable import Workflow

@Suite("What doctor says of the branch")
struct BranchHealthTests {
  /// A clone of a registry, and the repository that it was cloned from.
  private func pair() throws -> (clone: GitSandbox, origin: WorkflowFixture) {
    let origin = try WorkflowFixture()
    return (try origin.sandbox.clone(), origin)
  }

  @Test("Behind what it follows it is a warning, and the next step mends it")
  func behind() throws {
    let (clone, origin) = try pair()
    try origin.commit(["notes.md": "1"])
    try clone.git("fetch", "--quiet")
    #expect(try clone.checks(.branch) == ["warning: on main, 1 commit behind origin/main"])
    try clone.follow(.branch)
    #expect(try clone.checks(.branch) == ["ok: on main, as far as origin/main"])
  }

  @Test("Ahead of what it follows it is fine")
  func ahead() throws {
    let (clone, _) = try pair()
    try clone.commit(["a.md": "1"])
    try clone.commit(["b.md": "1"])
    #expect(try clone.checks(.branch) == ["ok: on main, 2 commits ahead of origin/main"])
  }

  @Test("Apart from what it follows it is a warning; merged into itself it is a problem")
  func diverged() throws {
    let (clone, origin) = try pair()
    try origin.commit(["notes.md": "1"])
    try clone.commit(["a.md": "1"])
    try clone.git("fetch", "--quiet")
    #expect(
      try clone.checks(.branch) == [
        "warning: on main, with 1 commit that origin/main lacks and 1 commit behind it"
      ])
    try clone.git("merge", "--quiet", "--no-edit", "origin/main")
    #expect(
      try clone.checks(.branch) == [
        "problem: origin/main was merged into main: a push would make what landed a side line"
      ])
    try clone.git("rebase", "--quiet", "origin/main")
    #expect(try clone.checks(.branch) == ["ok: on main, 1 commit ahead of origin/main"])
  }

  @Test("A merge of another branch keeps what landed among the first parents")
  func merged() throws {
    let (clone, _) = try pair()
    try clone.git("switch", "--quiet", "--create", "topic")
    try clone.commit(["a.md": "1"])
    #expect(try clone.checks(.branch) == ["ok: on topic, not on main"])
    try clone.git("switch", "--quiet", "main")
    try clone.git("merge", "--quiet", "--no-ff", "--no-edit", "topic")
    #expect(try clone.checks(.branch) == ["ok: on main, 2 commits ahead of origin/main"])
  }

  @Test("A detached HEAD, a branch that follows nothing, and one whose upstream went are warnings")
  func loose() throws {
    let (clone, _) = try pair()
    try clone.git("branch", "--unset-upstream")
    #expect(try clone.checks(.branch) == ["warning: main follows no branch of origin"])
    try clone.follow(.branch)
    try clone.git("update-ref", "-d", "refs/remotes/origin/main")
    #expect(
      try clone.checks(.branch) == ["warning: main follows origin/main, which is not there"])
    try clone.git("checkout", "--quiet", "--detach")
    let id = try clone.git("rev-parse", "HEAD").prefix(8)
    #expect(
      try clone.checks(.branch) == [
        "warning: HEAD is detached at \(id): a commit would belong to no branch"
      ])
  }
}
