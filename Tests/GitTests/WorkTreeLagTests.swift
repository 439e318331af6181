import TestSupport
import Testing

@testable import Git

@Suite("Files that did not follow the branch")
struct WorkTreeLagTests {
  /// A repository whose branch moved to a commit that replaces `a`, adds `n/b` and removes `c`, index and work tree as
  /// they were.
  private func stranded() throws -> GitSandbox {
    let sandbox = try makeSandbox()
    let first = try ObjectID(hex: sandbox.commit(["a": "1\n", "c": "1\n", "other": "1\n"]))
    let repository = try sandbox.open()
    let blob = try repository.writeBlob(Array("2\n".utf8))
    let tree = try repository.writeTree(
      applying: [.put(path("a"), blob), .put(path("n/b"), blob), .remove(path("c"))],
      to: repository.commit(first).tree)
    let commit = try repository.writeCommit(
      tree: tree, parents: [first], author: ada(), committer: ada(), message: "m\n")
    try repository.updateReference(
      .branch("main"), to: commit, expecting: first, reflog: "commit: m", identity: ada())
    return sandbox
  }

  private func lagging(_ sandbox: GitSandbox) throws -> [String]? {
    try WorkTreeLag(sandbox.open())?.files.map(\.description)
  }

  @Test("all that the last commit changed is named, and git restores it")
  func all() throws {
    let sandbox = try stranded()
    let lag = try #require(try WorkTreeLag(sandbox.open()))
    #expect(lag.files.map(\.description) == ["a", "c", "n/b"])
    #expect(lag.isAllElseInPlace)
    #expect(try lag.commit == sandbox.id("HEAD"))
    try sandbox.git("restore", "--staged", "--worktree", "--", "a", "c", "n/b")
    #expect(try sandbox.git("status", "--porcelain") == "")
    #expect(try lagging(sandbox) == nil)
  }

  @Test("a look by git status does not hide them")
  func refreshed() throws {
    let sandbox = try stranded()
    _ = try run("touch", ["\(sandbox.directory)/other"])
    try sandbox.git("status")
    #expect(try lagging(sandbox)?.contains("a") == true)
  }

  @Test(
    "what somebody did since is theirs",
    arguments: [
      ("echo mine > a", ["c", "n/b"]), ("echo 1 > a", ["c", "n/b"]),
      ("mkdir n; echo mine > n/b", ["a", "c"]),
      ("rm a", ["c", "n/b"]), ("git checkout --quiet HEAD -- a", ["c"]),
    ])
  func touched(_ command: String, _ rest: [String]) throws {
    let sandbox = try stranded()
    let result = try run(
      "sh", ["-c", "sleep 0.02; \(command)"], environment: sandbox.environment,
      in: sandbox.directory)
    #expect(result.status == 0, "\(result.stderr)")
    let found = try lagging(sandbox)
    #expect(Set(found ?? []).isSubset(of: rest))
    if !command.hasPrefix("git") { #expect(found == rest) }
  }

  @Test(
    "states that people make are no lag",
    arguments: [
      "git revert --no-commit HEAD", "git checkout --quiet HEAD~ -- .",
      "git rm --quiet --cached n/b",
      "git rm --quiet n/b", "rm -r n", "git reset --quiet HEAD~ -- a", "git reset --soft HEAD~",
      "git reset --quiet HEAD~", "echo 1 > a",
      "git commit --quiet --allow-empty -m empty && git checkout --quiet HEAD~2 -- a",
      "echo 3 > a && git commit --quiet --all -m three && git reset --soft HEAD~",
      "git rm --quiet --cached other && git commit --quiet -m untrack",
      "echo 2 > other && git add other && echo 1 > other && git commit --quiet -m staged",
      "git checkout --quiet --detach", "git stash --quiet",
    ])
  func people(_ command: String) throws {
    let sandbox = try stranded()
    try sandbox.git("restore", "--staged", "--worktree", "--", "a", "c", "n/b")
    let result = try run(
      "sh", ["-c", "sleep 0.02; \(command)"], environment: sandbox.environment,
      in: sandbox.directory)
    #expect(result.status == 0 || command.contains("stash"), "\(result.stderr)")
    #expect(try lagging(sandbox) == nil)
  }

  @Test("files that sparse checkout leaves out, and a bare repository, lack nothing")
  func absent() throws {
    let sandbox = try stranded()
    try sandbox.git("restore", "--staged", "--worktree", "--", "a", "c", "n/b")
    try sandbox.write("/other\n", to: ".git/info/sparse-checkout")
    try sandbox.git("config", "core.sparseCheckout", "true")
    try sandbox.git("read-tree", "-mu", "HEAD")
    #expect(!sandbox.holds("n/b"))
    #expect(try lagging(sandbox) == nil)
    for empty in [try makeSandbox("--bare"), try makeSandbox()] {
      #expect(try lagging(empty) == nil)
    }
  }
}
