import Git
import TestSupport
import Testing

@Suite("What a clone is set up to do")
struct CloneTests {
  @Test(
    "a refspec matches names as git fetch does",
    arguments: [
      ("+refs/heads/*:refs/remotes/origin/*", "refs/heads/main", true),
      ("+refs/heads/*:refs/remotes/origin/*", "refs/heads/a/b", true),
      ("+refs/heads/*:refs/remotes/origin/*", "refs/tags/v1", false),
      ("+refs/*:refs/*", "refs/heads/main", true),
      ("refs/heads/main:refs/remotes/origin/main", "refs/heads/main", true),
      ("refs/heads/main:refs/remotes/origin/main", "refs/heads/main2", false),
      ("main", "refs/heads/main", true),
      ("refs/heads/release-*", "refs/heads/release-1", true),
      ("refs/heads/*-ab:refs/x/*-ab", "refs/heads/c-ab", true),
      ("refs/heads/abc*cba:refs/x/*", "refs/heads/abcba", false),
      ("^refs/heads/wip/*", "refs/heads/wip/a", true),
    ])
  func refspec(_ text: String, _ name: String, _ matches: Bool) throws {
    #expect(try FetchRefspec(text).matches(RefName(name)) == matches)
  }

  @Test("remotes are those with an address, with what a fetch brings")
  func remotes() throws {
    let sandbox = try makeSandbox()
    #expect(try sandbox.open().remotes() == [])
    try sandbox.git("remote", "add", "origin", "https://git.example/a.git")
    try sandbox.git("remote", "add", "our.fork", "https://git.example/b.git")
    try sandbox.git("config", "remote.our.fork.fetch", "refs/heads/dev:refs/remotes/fork/dev")
    try sandbox.git("config", "--add", "remote.origin.fetch", "^refs/heads/wip/*")
    try sandbox.git("config", "remote.origin.promisor", "true")
    try sandbox.git("config", "remote.ghost.fetch", "refs/heads/*:refs/remotes/ghost/*")
    let remotes = try sandbox.open().remotes()
    #expect(remotes.map(\.name) == ["origin", "our.fork"])
    #expect(remotes.map(\.isPromisor) == [true, false])
    let names = try ["main", "dev", "wip/a"].map { try RefName.branch($0) }
    #expect(names.map { remotes[0].fetches($0) } == [true, true, false])
    #expect(names.map { remotes[1].fetches($0) } == [false, true, false])
  }

  @Test("a branch follows what its configuration says, be it there or not")
  func upstream() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "a"])
    let main = try RefName.branch("main")
    #expect(try sandbox.open().upstream(of: main) == nil)
    try sandbox.git("remote", "add", "origin", "https://git.example/a.git")
    try sandbox.git("config", "branch.main.remote", "origin")
    try sandbox.git("config", "branch.main.merge", "refs/heads/trunk")
    #expect(try sandbox.open().upstream(of: main)?.description == "refs/remotes/origin/trunk")
  }

  @Test("replace references and grafts are listed by the objects that they hide")
  func substitutes() throws {
    let sandbox = try makeSandbox()
    let first = try sandbox.commit(["a": "a"])
    let second = try sandbox.commit(["a": "b"])
    var repository = try sandbox.open()
    #expect(try repository.replacedObjects() == [])
    #expect(try repository.graftedCommits() == [])
    try sandbox.git("replace", second, first)
    try sandbox.write("# grafts\n\(second)\n\(first) \(second)\n", to: ".git/info/grafts")
    repository = try sandbox.open()
    #expect(try repository.replacedObjects().map(\.description) == [second])
    #expect(try repository.graftedCommits().map(\.description) == [second, first])
  }

  @Test(
    "configuration is read as flags and paths",
    arguments: [("true", true), ("yes", true), ("0", false), ("off", false)])
  func configuration(_ text: String, _ flag: Bool) throws {
    let sandbox = try makeSandbox()
    #expect(try sandbox.open().configFlag("commit.gpgSign") == nil)
    #expect(try sandbox.open().configPath("core.hooksPath") == nil)
    try sandbox.git("config", "commit.gpgSign", text)
    try sandbox.git("config", "core.hooksPath", "/hooks")
    let repository = try sandbox.open()
    #expect(try repository.configFlag("commit.gpgSign") == flag)
    #expect(try repository.configPath("core.hooksPath") == "/hooks")
    try sandbox.git("config", "commit.gpgSign", "perhaps")
    #expect(throws: GitError.self) { try sandbox.open().configFlag("commit.gpgSign") }
  }

  @Test(
    "attributes are what git check-attr says",
    arguments: [
      ("text", "a.yaml", AttributeValue.set), ("eol", "a.yaml", .value("lf")),
      ("text", "a.bin", .unset), ("text", "a.txt", .unspecified),
      ("filter", "in/a.bin", .value("lfs")),
    ])
  func attributes(_ name: String, _ file: String, _ value: AttributeValue) throws {
    let sandbox = try makeSandbox()
    try sandbox.write("*.yaml text eol=lf\n*.bin -text\n", to: ".gitattributes")
    try sandbox.write("*.bin filter=lfs\n", to: "in/.gitattributes")
    #expect(try sandbox.open().attribute(name, of: path(file)) == value)
    let said = try sandbox.git("check-attr", name, file)
    let word =
      switch value {
      case .unspecified: "unspecified"
      case .set: "set"
      case .unset: "unset"
      case .value(let text): text
      }
    #expect(said == "\(file): \(name): \(word)")
  }
}
