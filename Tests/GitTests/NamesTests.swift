import Git
import TestSupport
import Testing

@Suite struct NamesTests {
  @Test("an object id survives its hexadecimal and its binary form")
  func objectIDRoundTrips() throws {
    let hex = "00ff10e54bf8d69288fbee49048d1cc642cb6eb9"
    let id = try ObjectID(hex: hex)
    #expect(id.description == hex)
    #expect(id.short == "00ff10e5")
    #expect(ObjectID(bytes: id.bytes) == id)
    #expect(try ObjectID(hex: hex.uppercased()) == id)
    #expect(ObjectID.emptyTree.description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
  }

  @Test(
    "what is no object id is refused",
    arguments: ["", "abc", String(repeating: "g", count: 40), String(repeating: "0", count: 41)])
  func objectIDRefuses(text: String) {
    #expect(throws: GitError.invalidObjectID(text)) { try ObjectID(hex: text) }
  }

  @Test("object ids order as their hexadecimal forms")
  func objectIDsOrder() throws {
    let texts = ["0", "1", "8", "f"].flatMap { digit in
      [0, 15, 16, 31, 32, 39].map { place in
        String(repeating: "0", count: place) + digit + String(repeating: "7", count: 39 - place)
      }
    }
    let ids = try texts.map { try ObjectID(hex: $0) }
    #expect(ids.sorted().map(\.description) == texts.sorted())
  }

  @Test(
    "reference names are valid exactly when git says so",
    arguments: [
      "refs/heads/main", "refs/heads/feature/x", "refs/heads/a.b", "refs/heads/a@b", "refs/heads/@",
      "refs/heads/ü", "refs/heads/-x", "refs//a", "refs/heads/", "refs/heads/.a", "refs/heads/a.",
      "refs/heads/a.lock", "refs/heads/a.lock/b", "refs/heads/a..b", "refs/heads/a@{b",
      "refs/heads/a b", "refs/heads/a~b", "refs/heads/a^b", "refs/heads/a:b", "refs/heads/a?b",
      "refs/heads/a*b", "refs/heads/a[b", "refs/heads/a\\b", "refs/heads/a\u{7F}",
      "refs/heads/a\tb",
      "refs/heads/a.b./c", "refs/heads/{a}",
    ])
  func refNameAgrees(name: String) throws {
    let verdict = try GitSandbox().attempt(["check-ref-format", name])
    let ours = Result { () throws(GitError) in try RefName(name) }
    #expect((verdict.status == 0) == ((try? ours.get()) != nil), "\(ours)")
  }

  @Test("short names leave out what people leave out")
  func shortNames() throws {
    #expect(try RefName.branch("team/x").shortName == "team/x")
    #expect(try RefName("refs/tags/v1").shortName == "v1")
    #expect(try RefName("refs/remotes/origin/main").shortName == "origin/main")
    #expect(try RefName("refs/notes/commits").shortName == "notes/commits")
  }

  @Test("names that `git branch` refuses are no branches", arguments: ["-x", "HEAD", "", "a b"])
  func branchRefuses(name: String) {
    #expect(throws: GitError.self) { try RefName.branch(name) }
  }

  @Test("main is not a full name")
  func fullNamesOnly() {
    #expect(throws: GitError.invalidReferenceName("main", .notFull)) { try RefName("main") }
  }

  @Test(
    "paths that are not safe everywhere are refused",
    arguments: [
      ("", TreePath.Flaw.emptyComponent), ("/a", .emptyComponent), ("a/", .emptyComponent),
      ("a//b", .emptyComponent), (".", .dotComponent), ("a/../b", .dotComponent),
      (".git", .gitDirectory), ("a/.GIT/b", .gitDirectory), ("git~1", .gitDirectory),
      (".git. .", .gitDirectory), (".git::$INDEX", .gitDirectory), (".g\u{200C}it", .gitDirectory),
      ("a\0b", .nul), ("a\\b", .backslash),
    ])
  func treePathRefuses(text: String, flaw: TreePath.Flaw) {
    #expect(throws: GitError.invalidPath(text, flaw)) { try TreePath(text) }
  }

  @Test("a path knows its parts")
  func treePathParts() throws {
    let deep = try TreePath("models/credit/model.yaml")
    #expect(deep.components == ["models", "credit", "model.yaml"])
    #expect(deep.name == "model.yaml")
    #expect(try deep.parent == TreePath("models/credit"))
    #expect(try TreePath("registry.yaml").parent == nil)
    #expect(try TreePath("models").appending("credit/model.yaml") == deep)
    #expect(try deep.isWithin(TreePath("models")))
    #expect(try !TreePath("models2/a").isWithin(TreePath("models")))
    #expect(deep.isWithin(deep))
    #expect(try TreePath(".gitattributes").name == ".gitattributes")
  }

  @Test("paths compare by bytes, as Git's index does")
  func treePathsCompareByBytes() throws {
    let composed = try TreePath("caf\u{E9}")
    let decomposed = try TreePath("cafe\u{301}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(try TreePath("a-b") < TreePath("a/b"))
    #expect(try TreePath("a/b") < TreePath("a0"))
    #expect(TreePath(bytes: [0x61, 0xFF]) == nil)
  }

  @Test("what cannot stand in a commit is no signature")
  func signatureRefuses() {
    #expect(throws: GitError.invalidSignature("A <b", .separator)) {
      try Signature(name: "A <b", email: "", seconds: 0, offsetMinutes: 0)
    }
    #expect(throws: GitError.invalidSignature("a\nb", .separator)) {
      try Signature(name: "A", email: "a\nb", seconds: 0, offsetMinutes: 0)
    }
    #expect(throws: GitError.invalidSignature(" ", .emptyName)) {
      try Signature(name: " ", email: "", seconds: 0, offsetMinutes: 0)
    }
    #expect(throws: GitError.invalidSignature("-1", .negativeTime)) {
      try Signature(name: "A", email: "", seconds: -1, offsetMinutes: 0)
    }
    #expect(throws: GitError.invalidSignature("1440", .offsetOutOfRange)) {
      try Signature(name: "A", email: "", seconds: 0, offsetMinutes: 1440)
    }
  }
}
