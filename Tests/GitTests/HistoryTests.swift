import Git
import TestSupport
import Testing

@Suite struct HistoryTests {
  /// Commits with several parents and random dates, written without a work tree.
  private func randomHistory(
    _ sandbox: GitSandbox, seed: Int, skewed: Bool, count: Int = 60
  ) throws -> [ObjectID] {
    let repository = try sandbox.open()
    var random = SeededRandom(seed: UInt64(seed))
    let tree = try repository.writeTree(applying: [], to: nil)
    var commits: [ObjectID] = []
    for index in 0..<count {
      var parents: [ObjectID] = []
      for _ in 0..<[1, 1, 1, 2, 2, 3][Int.random(in: 0..<6, using: &random)] {
        let reach = commits.suffix(8)
        if let parent = reach.randomElement(using: &random), !parents.contains(parent) {
          parents.append(parent)
        }
      }
      let seconds =
        skewed
        ? Int64.random(in: 1_600_000_000...1_700_000_000, using: &random)
        : 1_700_000_000 + Int64(index)
      commits.append(
        try repository.writeCommit(
          tree: tree, parents: parents, author: ada(), committer: ada(at: seconds),
          message: "\(index)\n"))
    }
    return commits
  }

  private func revList(_ sandbox: GitSandbox, _ arguments: [String]) throws -> [String] {
    let result = try sandbox.attempt(["rev-list"] + arguments)
    return result.stdout.split(separator: "\n").map(String.init)
  }

  @Test("a walk visits what git visits, in git's order by date", arguments: 1...4)
  func agreesWithGit(seed: Int) throws {
    let sandbox = try makeSandbox("--bare")
    let commits = try randomHistory(sandbox, seed: seed, skewed: false)
    let repository = try sandbox.open()
    let tip = try #require(commits.last)
    var walk = try repository.walk(from: [tip])
    #expect(try walk.rest().map(\.description) == revList(sandbox, ["--date-order", "\(tip)"]))
    var chain = try repository.walk(from: [tip], firstParent: true)
    #expect(
      try chain.rest().map(\.description)
        == revList(sandbox, ["--first-parent", "--date-order", "\(tip)"]))
    #expect(!walk.reachedShallowEdge)
  }

  @Test("hiding leaves out all ancestors, however the dates lie", arguments: 1...8)
  func hides(seed: Int) throws {
    let sandbox = try makeSandbox("--bare")
    let commits = try randomHistory(sandbox, seed: seed, skewed: seed > 4)
    let repository = try sandbox.open()
    var random = SeededRandom(seed: UInt64(seed) + 99)
    for _ in 0..<12 {
      let tips = (0..<2).map { _ in commits[Int.random(in: 0..<commits.count, using: &random)] }
      let hidden = (0..<2).map { _ in commits[Int.random(in: 0..<commits.count, using: &random)] }
      // What git says when it may not stop early: subtract one full list from another.
      let all = try revList(sandbox, tips.map(\.description))
      let gone = Set(try revList(sandbox, hidden.map(\.description)))
      var walk = try repository.walk(from: tips, hiding: hidden)
      let found = try walk.rest()
      #expect(Set(found.map(\.description)) == Set(all).subtracting(gone))
      try expectChildrenFirst(found, repository)
      var chain = try repository.walk(from: tips, hiding: hidden, firstParent: true)
      let landings = try chain.rest()
      let expected = Set(try revList(sandbox, ["--first-parent"] + tips.map(\.description)))
      #expect(Set(landings.map(\.description)) == expected.subtracting(gone))
    }
  }

  private func expectChildrenFirst(_ ids: [ObjectID], _ repository: Repository) throws {
    var seen: Set<ObjectID> = []
    for id in ids {
      for parent in try repository.commit(id).parents { #expect(!seen.contains(parent)) }
      seen.insert(id)
    }
  }

  @Test("a merge base is the one that git finds")
  func findsMergeBase() throws {
    let sandbox = try makeSandbox()
    let base = try ObjectID(hex: sandbox.commit(["a": "1"]))
    try sandbox.git("checkout", "--quiet", "-b", "side")
    let side = try ObjectID(hex: sandbox.commit(["b": "1"]))
    try sandbox.git("checkout", "--quiet", "main")
    let main = try ObjectID(hex: sandbox.commit(["c": "1"]))
    try sandbox.git("checkout", "--quiet", "--orphan", "island")
    let island = try ObjectID(hex: sandbox.commit(["d": "1"], message: "island"))
    let repository = try sandbox.open()
    #expect(try repository.mergeBase(side, main) == base)
    #expect(try repository.mergeBase(base, main) == base)
    #expect(try repository.mergeBase(island, main) == nil)
  }

  @Test("a shallow clone is walked to its edge, which is reported", arguments: [false, true])
  func stopsAtShallowEdge(firstParent: Bool) throws {
    let sandbox = try makeSandbox()
    for number in 1...5 {
      try sandbox.commit(["a": "\(number)"], seconds: 1_700_000_000 + number)
    }
    try sandbox.git(
      "clone", "--quiet", "--depth", "2", "file://\(sandbox.directory)", "../shallow")
    let clone = sandbox.at("shallow")
    let repository = try clone.open()
    #expect(repository.isShallow)
    #expect(try repository.shallowEdge() == [sandbox.id("HEAD~1")])
    var walk = try repository.walk(from: [clone.id("HEAD")], firstParent: firstParent)
    #expect(try walk.rest() == [sandbox.id("HEAD"), sandbox.id("HEAD~1")])
    #expect(walk.reachedShallowEdge)
  }

  @Test("a missing commit is an error where the clone is not shallow")
  func reportsMissingCommit() throws {
    let sandbox = try makeSandbox()
    let first = try ObjectID(hex: sandbox.commit(["a": "1"]))
    let second = try ObjectID(hex: sandbox.commit(["a": "2"]))
    let hex = first.description
    try sandbox.root.remove("work/.git/objects/\(hex.prefix(2))/\(hex.dropFirst(2))")
    let repository = try sandbox.open()
    #expect(throws: GitError.objectNotFound(first)) {
      var walk = try repository.walk(from: [second])
      _ = try walk.rest()
    }
  }
}
