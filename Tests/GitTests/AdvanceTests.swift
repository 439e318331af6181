import TestSupport
import Testing

@testable import Git

@Suite struct AdvanceTests {
  /// Commits changes through the target under test and moves `branch` there.
  @discardableResult
  private func land(
    _ sandbox: GitSandbox, on branch: String = "main", put files: [String: String] = [:],
    remove removed: [String] = []
  ) throws -> ObjectID {
    let repository = try sandbox.open()
    let name = try RefName.branch(branch)
    let tip = try repository.target(of: name)
    var changes = try removed.map { TreeChange.remove(try path($0)) }
    for (name, content) in files {
      changes.append(.put(try path(name), try repository.writeBlob(Array(content.utf8))))
    }
    let base = try tip.map { try repository.commit($0).tree }
    let tree = try repository.writeTree(applying: changes, to: base)
    let commit = try repository.writeCommit(
      tree: tree, parents: tip.map { [$0] } ?? [], author: ada(), committer: ada(), message: "m\n")
    try repository.advance(name, to: commit, expecting: tip, reflog: "test: m", identity: ada())
    return commit
  }

  /// What `git status` says, one line a file.
  private func status(_ sandbox: GitSandbox) throws -> [String] {
    try sandbox.git("status", "--porcelain", "--untracked-files=all").split(separator: "\n")
      .map(String.init)
  }

  @Test("the first commit of a new repository fills its work tree")
  func fillsUnbornBranch() throws {
    let sandbox = try makeSandbox()
    try land(sandbox, put: ["registry.yaml": "r\n", "models/a/model.yaml": "a\n"])
    #expect(try status(sandbox) == [])
    #expect(try sandbox.read("models/a/model.yaml") == "a\n")
    #expect(try sandbox.git("diff-files") == "", "the index knows the files by their state on disk")
    #expect(try sandbox.root.names(in: "work") == [".git", "models", "registry.yaml"])
  }

  @Test("what somebody edits, makes or removes while the branch moves stays so, and is told")
  func editedMeanwhile() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["changed": "1\n", "gone": "1\n", "edited": "1\n", "still/here": "1\n"])
    let repository = try sandbox.open()
    let tip = try #require(try repository.head().commit)
    func blob(_ text: String) throws -> ObjectID { try repository.writeBlob(Array(text.utf8)) }
    let tree = try repository.writeTree(
      applying: [
        .put(try path("changed"), try blob("2\n")), .put(try path("edited"), try blob("2\n")),
        .put(try path("new"), try blob("2\n")), .remove(try path("gone")),
        .put(try path("still/here"), try blob("2\n")),
      ], to: try repository.commit(tip).tree)
    let commit = try repository.writeCommit(
      tree: tree, parents: [tip], author: ada(), committer: ada(), message: "m\n")
    let error = #expect(throws: GitError.self) {
      try repository.advance(
        RefName.branch("main"), to: commit, expecting: tip, reflog: "test: m", identity: ada()
      ) { (name, id, expected, reflog, identity) throws(GitError) in
        try repository.updateReference(
          name, to: id, expecting: expected, reflog: reflog, identity: identity)
        do {
          try sandbox.write("mine\n", to: "edited")
          try sandbox.write("mine\n", to: "gone")
          try sandbox.write("mine\n", to: "new")
        } catch {
          Issue.record(error)
        }
      }
    }
    guard case .editedMeanwhile(let paths) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(paths.map(\.description).sorted() == ["edited", "gone", "new"])
    for name in ["edited", "gone", "new"] { #expect(try sandbox.read(name) == "mine\n") }
    #expect(try sandbox.read("changed") == "2\n")
    #expect(try sandbox.read("still/here") == "2\n")
    #expect(try status(sandbox) == [" M edited", " M new", "?? gone"])
  }

  @Test("what others staged, edited or left untracked stays exactly so")
  func leavesOthersAlone() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit([
      "mine": "1\n", "gone/file": "1\n", "staged": "1\n", "edited": "1\n", "both": "1\n",
    ])
    try sandbox.write("2\n", to: "staged")
    try sandbox.write("2\n", to: "both")
    try sandbox.write("new\n", to: "added")
    try sandbox.git("add", "staged", "both", "added")
    try sandbox.git("add", "--intent-to-add", "--", "added")
    try sandbox.write("3\n", to: "both")
    try sandbox.write("2\n", to: "edited")
    try sandbox.write("u\n", to: "untracked")
    let before = try status(sandbox)
    let index = try sandbox.git("ls-files", "--stage", "staged", "both", "added", "edited")
    try land(sandbox, put: ["mine": "2\n", "models/b/model.yaml": "b\n"], remove: ["gone/file"])
    #expect(try status(sandbox) == before)
    #expect(try sandbox.git("ls-files", "--stage", "staged", "both", "added", "edited") == index)
    #expect(try sandbox.read("mine") == "2\n")
    #expect(try sandbox.read("both") == "3\n")
    #expect(!sandbox.holds("gone"))
    #expect(
      try sandbox.git("diff-index", "--cached", "--name-only", "HEAD") == "added\nboth\nstaged")
    #expect(!sandbox.holds(".git/index.lock"))
  }

  @Test("a file gives way to a directory, and a directory to a file", arguments: [true, false])
  func switchesKinds(_ staysForMore: Bool) throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1\n", "b/c/d": "1\n"])
    if staysForMore { _ = try run("mkdir", ["-p", sandbox.directory + "/b/empty/deep"]) }
    try land(sandbox, put: ["a/b": "2\n", "b": "2\n"], remove: ["a", "b/c/d"])
    #expect(try status(sandbox) == [])
    #expect(try sandbox.read("a/b") == "2\n")
    #expect(try sandbox.read("b") == "2\n")
  }

  @Test(
    "files with changes of their own are named and nothing moves",
    arguments: [("edit", "1 edited"), ("stage", "staged"), ("untracked", "untracked")])
  func refusesLocalChanges(how: String, content: String) throws {
    let sandbox = try makeSandbox()
    let before = try sandbox.commit(["a": "1\n", "b": "1\n"])
    let name = how == "untracked" ? "new/file" : "a"
    try sandbox.write(content, to: name)
    if how == "stage" { try sandbox.git("add", "a") }
    let state = try status(sandbox)
    #expect(throws: GitError.localChanges([try path(name)])) {
      try land(sandbox, put: [name: "2\n", "b": "2\n"])
    }
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
    #expect(try status(sandbox) == state)
    #expect(try sandbox.read(name) == content)
    #expect(!sandbox.holds(".git/index.lock"))
    #expect(try sandbox.root.names(in: "work").filter { $0.hasPrefix(".registrar") }.isEmpty)
  }

  @Test("a locked index is reported with its lock file, and nothing moves")
  func reportsIndexLock() throws {
    let sandbox = try makeSandbox()
    let before = try sandbox.commit(["a": "1\n"])
    try sandbox.write("", to: ".git/index.lock")
    #expect(throws: GitError.indexLocked(lockPath: sandbox.directory + "/.git/index.lock")) {
      try land(sandbox, put: ["a": "2\n"])
    }
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
    #expect(try sandbox.read("a") == "1\n")
    #expect(sandbox.holds(".git/index.lock"))
  }

  @Test("a lost race leaves work tree and index as they were")
  func cleansUpAfterLostRace() throws {
    let sandbox = try makeSandbox()
    let first = try ObjectID(hex: sandbox.commit(["a": "1\n"]))
    let second = try ObjectID(hex: sandbox.commit(["b": "1\n"]))
    let repository = try sandbox.open()
    let blob = try repository.writeBlob(Array("2\n".utf8))
    let tree = try repository.writeTree(
      applying: [.put(path("c"), blob)], to: repository.commit(second).tree)
    let commit = try repository.writeCommit(
      tree: tree, parents: [first], author: ada(), committer: ada(), message: "m\n")
    // Between two trees that agree on everything present, with a tip that has moved on.
    try sandbox.git("update-ref", "refs/heads/main", first.description)
    let main = try RefName.branch("main")
    #expect(throws: GitError.referenceMoved(main, expected: second, actual: first)) {
      try repository.advance(main, to: commit, expecting: second, reflog: "m", identity: ada())
    }
    #expect(!sandbox.holds("c"))
    #expect(!sandbox.holds(".git/index.lock"))
    #expect(try sandbox.root.names(in: "work") == [".git", "a", "b"])
  }

  @Test("a branch that is not checked out moves alone")
  func movesOtherBranch() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1\n"])
    try sandbox.git("branch", "side")
    try sandbox.write("2\n", to: "a")
    let commit = try land(sandbox, on: "side", put: ["a": "3\n"])
    #expect(try sandbox.id("side") == commit)
    #expect(try sandbox.read("a") == "2\n")
  }

  @Test("a branch that another work tree has checked out is refused")
  func refusesBranchOfOtherWorkTree() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1\n"])
    try sandbox.git("worktree", "add", "--quiet", "-b", "side", "../linked")
    let side = try RefName.branch("side")
    #expect(throws: GitError.checkedOutElsewhere(side)) {
      try land(sandbox, on: "side", put: ["a": "2\n"])
    }
    let linked = sandbox.at("linked")
    try land(linked, on: "side", put: ["a": "2\n"])
    #expect(try linked.read("a") == "2\n")
    #expect(try status(linked) == [])
    #expect(try sandbox.read("a") == "1\n")
  }

  @Test("a bare repository's branch moves")
  func movesInBareRepository() throws {
    let sandbox = try makeSandbox("--bare")
    let commit = try land(sandbox, put: ["a": "1\n"])
    #expect(try sandbox.id("main") == commit)
    try land(sandbox, put: ["a": "2\n"])
    #expect(try sandbox.git("show", "main:a") == "2")
  }

  @Test("a work tree in conflict names the files in conflict")
  func refusesConflicts() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1\n", "b": "1\n"])
    try sandbox.git("checkout", "--quiet", "-b", "side")
    try sandbox.commit(["a": "2\n"])
    try sandbox.git("checkout", "--quiet", "main")
    try sandbox.commit(["a": "3\n"])
    _ = try sandbox.attempt(["merge", "side"])
    #expect(throws: GitError.localChanges([try path("a")])) {
      try land(sandbox, put: ["a": "4\n"])
    }
    #expect(try sandbox.git("ls-files", "--unmerged").split(separator: "\n").count == 3)
  }

  @Test("what sparse checkout leaves out stays out and is committed all the same")
  func respectsSparseCheckout() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["in/a": "1\n", "out/b": "1\n"])
    try sandbox.write("in/\n", to: ".git/info/sparse-checkout")
    try sandbox.git("config", "core.sparseCheckout", "true")
    try sandbox.git("read-tree", "-mu", "HEAD")
    #expect(!sandbox.holds("out"))
    try land(sandbox, put: ["in/a": "2\n", "out/b": "2\n"])
    #expect(!sandbox.holds("out"))
    #expect(try sandbox.read("in/a") == "2\n")
    #expect(try status(sandbox) == [])
    #expect(try sandbox.git("show", "HEAD:out/b") == "2")
  }

  @Test(
    "a directory that cannot be written is named before anything moves",
    .disabled(if: writesAnywhere, "this user writes to read-only directories"))
  func refusesReadOnlyDirectory() throws {
    let sandbox = try makeSandbox()
    let before = try sandbox.commit(["dir/a": "1\n"])
    _ = try run("chmod", ["a-w", sandbox.directory + "/dir"])
    #expect(throws: GitError.permissionDenied(path: sandbox.directory + "/dir")) {
      try land(sandbox, put: ["dir/a": "2\n"])
    }
    _ = try run("chmod", ["u+w", sandbox.directory + "/dir"])
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
    #expect(try status(sandbox) == [])
  }

  @Test(
    "A tree that has a path twice, or a file where it has a folder, is refused before anything moves"
  )
  func malformed() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["keep": "1"])
    let repository = try sandbox.open()
    let blob = try repository.writeBlob(Array("x".utf8))
    let inner = try repository.writeTree(applying: [.put(path("x"), blob)], to: nil)
    let file = Array("100644 a\0".utf8) + blob.bytes
    let before = try sandbox.git("ls-files", "--stage")
    for second in [file, Array("40000 a\0".utf8) + inner.bytes] {
      let tree = try repository.write(file + second, .tree)
      let head = try sandbox.id("HEAD")
      let commit = try repository.writeCommit(
        tree: tree, parents: [head], author: ada(), committer: ada(), message: "m\n")
      #expect(throws: GitError.malformedObject(tree, kind: .tree)) {
        try repository.advance(
          .branch("main"), to: commit, expecting: head, reflog: "m", identity: ada())
      }
      #expect(try sandbox.id("HEAD") == head)
      #expect(try sandbox.git("ls-files", "--stage") == before)
      #expect(try sandbox.git("status", "--porcelain") == "")
    }
  }
}
