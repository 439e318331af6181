import Git
import TestSupport
import Testing

@Suite struct ReferenceTests {
  @Test("HEAD is a branch, an unborn branch, or detached")
  func readsHead() throws {
    let sandbox = try makeSandbox()
    let repository = try sandbox.open()
    let main = try RefName.branch("main")
    #expect(try repository.head() == .unborn(main))
    #expect(try repository.head().commit == nil)
    let commit = try ObjectID(hex: sandbox.commit(["a": "1"]))
    #expect(try repository.head() == .branch(main, commit))
    try sandbox.git("checkout", "--quiet", "--detach")
    #expect(try repository.head() == .detached(commit))
    #expect(try repository.head().branch == nil)
  }

  @Test("HEAD is set to a branch, born or not")
  func setsHead() throws {
    let sandbox = try makeSandbox()
    let repository = try sandbox.open()
    try repository.setHead(to: .branch("trunk"))
    #expect(try sandbox.git("symbolic-ref", "HEAD") == "refs/heads/trunk")
  }

  @Test(
    "revisions resolve as git resolves them",
    arguments: [
      "HEAD", "main", "main~1", "HEAD^", "v1", "refs/tags/v1", "v1^{commit}", ":/first", "@",
    ])
  func resolves(revision: String) throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1"], message: "first")
    try sandbox.commit(["a": "2"], message: "second")
    try sandbox.git("tag", "-a", "-m", "one", "v1", "HEAD~1")
    let repository = try sandbox.open()
    #expect(
      try repository.resolve(revision: revision).description
        == sandbox.git("log", "-1", "--format=%H", revision))
  }

  @Test("a short id resolves")
  func resolvesShortID() throws {
    let sandbox = try makeSandbox()
    let commit = try ObjectID(hex: sandbox.commit(["a": "1"]))
    #expect(try sandbox.open().resolve(revision: commit.short) == commit)
  }

  @Test(
    "what names nothing, nothing unique or no commit is told apart",
    arguments: ["nowhere", "HEAD~5", "HEAD:a", "", "a..b", "@{", "refs/heads/x", "^"])
  func refusesRevisions(revision: String) throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1"])
    let expected: GitError =
      revision == "HEAD:a"
      ? .notACommit(specification: revision) : .noSuchRevision(specification: revision)
    let repository = try sandbox.open()
    #expect(throws: expected) { try repository.resolve(revision: revision) }
  }

  @Test("what a shallow clone does not have, it may only lack")
  func refusesRevisionsOfShallowClone() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1"])
    try sandbox.commit(["a": "2"])
    try sandbox.git("clone", "--quiet", "--depth=1", "file://\(sandbox.directory)", "../shallow")
    let repository = try sandbox.at("shallow").open()
    #expect(throws: GitError.noSuchRevision(specification: "HEAD~1", isShallow: true)) {
      try repository.resolve(revision: "HEAD~1")
    }
  }

  @Test("references are listed with what they lead to")
  func listsReferences() throws {
    let sandbox = try makeSandbox()
    let commit = try ObjectID(hex: sandbox.commit(["a": "1"]))
    try sandbox.git("branch", "side")
    try sandbox.git("pack-refs", "--all")
    try sandbox.git("branch", "later")
    let repository = try sandbox.open()
    let found = try repository.references(under: "refs/heads/")
    #expect(found.map(\.name.shortName) == ["later", "main", "side"])
    #expect(Set(found.map(\.target)) == [commit])
    #expect(try repository.references(under: "refs/tags/").isEmpty)
  }

  @Test("a reference moves only from where the caller believes it is")
  func comparesAndSwaps() throws {
    let sandbox = try makeSandbox()
    let first = try ObjectID(hex: sandbox.commit(["a": "1"]))
    let second = try ObjectID(hex: sandbox.commit(["a": "2"]))
    let repository = try sandbox.open()
    let side = try RefName.branch("team/side")
    func move(_ id: ObjectID, from old: ObjectID?) throws {
      try repository.updateReference(
        side, to: id, expecting: old, reflog: "moved", identity: ada())
    }
    #expect(throws: GitError.referenceMoved(side, expected: first, actual: nil)) {
      try move(second, from: first)
    }
    try move(first, from: nil)
    #expect(throws: GitError.referenceMoved(side, expected: nil, actual: first)) {
      try move(second, from: nil)
    }
    #expect(throws: GitError.referenceMoved(side, expected: second, actual: first)) {
      try move(first, from: second)
    }
    try move(second, from: first)
    #expect(try repository.target(of: side) == second)
    #expect(try sandbox.id("team/side") == second)
    #expect(
      try sandbox.git("reflog", "--format=%gn %ge %gs", "team/side")
        == "Ada Author ada@example.org moved\nAda Author ada@example.org moved")
    let nowhere = try ObjectID(hex: String(repeating: "1", count: 40))
    #expect(throws: GitError.objectNotFound(nowhere)) { try move(nowhere, from: second) }
  }

  @Test("of many who move a reference at once, one wins each time", .timeLimit(.minutes(20)))
  func racesAreLostCleanly() async throws {
    let sandbox = try makeSandbox()
    let base = try ObjectID(hex: sandbox.commit(["a": "1"]))
    let tree = try sandbox.id("HEAD^{tree}")
    let main = try RefName.branch("race")
    try sandbox.git("branch", "race")
    let directory = sandbox.directory
    let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
      for racer in 0..<8 {
        group.addTask {
          let repository = try Repository.open(at: directory)
          let who = try ada()
          let mine = try repository.writeCommit(
            tree: tree, parents: [base], author: ada(), committer: ada(), message: "\(racer)\n")
          do throws(GitError) {
            try repository.updateReference(
              main, to: mine, expecting: base, reflog: "race", identity: who)
            return true
          } catch .referenceMoved, .referenceLocked {
            return false
          }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(wins == 1)
    #expect(try sandbox.git("rev-list", "--count", "race") == "2")
  }

  @Test("a locked reference is reported with its lock file, and nothing changes")
  func reportsLock() throws {
    let sandbox = try makeSandbox()
    let commit = try ObjectID(hex: sandbox.commit(["a": "1"]))
    try sandbox.write("", to: ".git/refs/heads/main.lock")
    let repository = try sandbox.open()
    let main = try RefName.branch("main")
    let lock = sandbox.directory + "/.git/refs/heads/main.lock"
    #expect(throws: GitError.referenceLocked(main, lockPath: lock)) {
      try repository.updateReference(
        main, to: commit, expecting: commit, reflog: "m", identity: ada())
    }
    #expect(sandbox.holds(".git/refs/heads/main.lock"))
  }

  @Test("a branch that would be a directory of another is refused", arguments: [false, true])
  func refusesDirectoryConflict(packed: Bool) throws {
    let sandbox = try makeSandbox()
    let commit = try ObjectID(hex: sandbox.commit(["a": "1"]))
    try sandbox.git("branch", "team/x")
    if packed { try sandbox.git("pack-refs", "--all") }
    let repository = try sandbox.open()
    let (team, inner) = (try RefName.branch("team"), try RefName.branch("team/x"))
    #expect(throws: GitError.referenceConflict(team, existing: inner)) {
      try repository.updateReference(
        team, to: commit, expecting: nil, reflog: "m", identity: ada())
    }
    let deeper = try RefName.branch("team/x/y")
    #expect(throws: GitError.referenceConflict(deeper, existing: inner)) {
      try repository.updateReference(
        deeper, to: commit, expecting: nil, reflog: "m", identity: ada())
    }
  }

  @Test(
    "a git directory that cannot be written is named, and nothing changes",
    .disabled(if: writesAnywhere, "this user writes to read-only directories"))
  func reportsReadOnly() throws {
    let sandbox = try makeSandbox()
    let commit = try ObjectID(hex: sandbox.commit(["a": "1"]))
    let repository = try sandbox.open()
    let side = try RefName.branch("side")
    #expect(try run("chmod", ["-R", "a-w", sandbox.directory + "/.git"]).status == 0)
    let refusals = [
      #expect(throws: GitError.self) { try repository.writeBlob([1, 2, 3]) },
      #expect(throws: GitError.self) {
        try repository.updateReference(
          side, to: commit, expecting: nil, reflog: "m", identity: ada())
      },
    ]
    for refusal in refusals {
      guard case .permissionDenied(let path) = refusal else {
        Issue.record("not a matter of permission: \(String(describing: refusal))")
        continue
      }
      #expect(path.hasPrefix(sandbox.directory))
    }
    #expect(try run("chmod", ["-R", "u+w", sandbox.directory + "/.git"]).status == 0)
    #expect(try repository.target(of: side) == nil)
  }
}
