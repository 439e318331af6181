import Git
import Registry
import TestSupport
import Testing

@testable import Workflow

@Suite("What doctor says of what was left")
struct LeftoverHealthTests {
  @Test("A clone in which every write ended has nothing left")
  func nothing() throws {
    let fixture = try WorkflowFixture()
    let fine = "ok: no lock and nothing unfinished in the repository"
    #expect(
      try fixture.sandbox.checks(.leftovers) == [
        fine, "ok: no write is left unfinished in the work tree",
      ])
    #expect(try fixture.sandbox.clone("--bare").checks(.leftovers) == [fine])
  }

  @Test(
    "A lock that is young may be in use, one that is old is told with its age; doctor removes none")
  func lock() throws {
    let sandbox = try WorkflowFixture().sandbox
    let lock = sandbox.directory + "/.git/index.lock"
    func checks() throws -> HealthCheck? {
      try sandbox.report().checks.first { $0.topic == .leftovers }
    }
    try sandbox.write("", to: ".git/index.lock")
    #expect(
      try checks()
        == .warning(
          .leftovers, "'\(lock)' keeps others from writing, made just now",
          remedy: "wait for the command that may be running; if none is, run 'rm \(lock)'"))
    for (since, age) in [("5 minutes", "5 min"), ("3 hours", "3 h"), ("4 days", "4 days")] {
      _ = try run("touch", ["-d", "\(since) ago", lock])
      #expect(
        try checks()
          == .warning(
            .leftovers, "'\(lock)' keeps others from writing, made \(age) ago",
            remedy: "if no git and no registrar is running here, run 'rm \(lock)'"))
    }
    #expect(sandbox.holds(".git/index.lock"))
    try sandbox.follow(.leftovers)
    #expect(!sandbox.holds(".git/index.lock"))
  }

  @Test(
    "Few unfinished objects are named, many are one matter; the remedies remove just those",
    arguments: [2, 30])
  func objects(_ count: Int) throws {
    let sandbox = try WorkflowFixture().sandbox
    for number in 0..<count {
      try sandbox.write("", to: ".git/objects/tmp_object_git2_\(number)")
    }
    try sandbox.write("", to: ".git/objects/tmp_objdir-incoming-1/pack/tmp_pack_1")
    try sandbox.write("", to: ".git/objects/pack/pack_git2_1")
    let checks = try sandbox.checks(.leftovers).filter { $0.hasPrefix("warning") }
    #expect(checks.count == (count == 2 ? 4 : 1))
    try sandbox.follow(.leftovers)
    #expect(try sandbox.checks(.leftovers).allSatisfy { $0.hasPrefix("ok") })
    #expect(try sandbox.git("fsck", "--strict") == "")
  }

  @Test(
    "Files that did not follow the branch are named, few or many, whatever they are called",
    arguments: [1, 40])
  func behind(_ count: Int) throws {
    let sandbox = try WorkflowFixture().sandbox
    let repository = try Repository.open(at: sandbox.directory)
    let tip = try #require(try repository.head().commit)
    let names = ["notes *.md", "[a]", "$HOME \"x\" `y`", ":(top)"]
    try sandbox.commit(["models/notes x.md": "mine\n"])
    let blob = try repository.writeBlob(Array("new\n".utf8))
    let paths = names + (0..<count).map { "many/\($0)" }
    let base = try #require(try repository.head().commit)
    let tree = try repository.writeTree(
      applying: paths.map { .put(try TreePath("models/" + $0), blob) } + [
        .remove(TreePath("people/bob.yaml"))
      ],
      to: repository.commit(base).tree)
    let who = try makeOptions().author
    let commit = try repository.writeCommit(
      tree: tree, parents: [base], author: who, committer: who, message: "m\n")
    try repository.updateReference(
      .branch("main"), to: commit, expecting: base, reflog: "commit: m", identity: who)
    try sandbox.write("edited\n", to: "models/notes x.md")
    #expect(tip != base)
    let checks = try sandbox.checks(.leftovers)
    #expect(checks.count == 2)
    #expect(checks[1].hasPrefix("warning: the branch is at \(commit.short)"))
    try sandbox.follow(.leftovers)
    #expect(try sandbox.git("status", "--porcelain") == " M \"models/notes x.md\"")
    #expect(try sandbox.read("models/notes x.md") == "edited\n")
    #expect(try sandbox.checks(.leftovers).allSatisfy { $0.hasPrefix("ok") })
  }
}
