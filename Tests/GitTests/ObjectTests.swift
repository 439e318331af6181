import Git
import TestSupport
import Testing

@Suite struct ObjectTests {
  @Test("a commit reads as git shows it")
  func readsCommit() throws {
    let sandbox = try makeSandbox()
    let first = try ObjectID(hex: sandbox.commit(["a": "1"]))
    try sandbox.commit(["a": "2"], message: "Zwölf\n\nbody\nmore")
    let commit = try sandbox.open().commit(sandbox.id("HEAD"))
    #expect(try commit.tree == sandbox.id("HEAD^{tree}"))
    #expect(commit.parents == [first])
    #expect(commit.author == (try ada()))
    #expect(commit.committer.name == "Carl Committer")
    #expect(commit.committer.seconds == 1_700_000_100)
    #expect(commit.message == "Zwölf\n\nbody\nmore\n")
    #expect(commit.subject == "Zwölf")
    #expect(!commit.wasRepaired)
  }

  @Test("a commit in Latin-1 is decoded; bytes that are no text are replaced and reported")
  func readsForeignText() throws {
    let sandbox = try makeSandbox()
    let tree = try sandbox.git("mktree", input: "")
    func commit(_ encoding: String) throws -> Commit {
      let text = """
        tree \(tree)
        author J\\xf6rg <j@example.org> 1700000000 -0330
        committer X <x> 1700000000 +0000
        \(encoding)
        """
      let bytes = text.replacingBytes() + Array("\n\nGr\\xfc\\xdfe\n".replacingBytes())
      let stored = try run(
        "git", ["hash-object", "-t", "commit", "-w", "--stdin"], environment: sandbox.environment,
        in: sandbox.directory, input: bytes)
      return try sandbox.open().commit(ObjectID(hex: String(stored.stdout.dropLast())))
    }
    let latin = try commit("encoding ISO-8859-1")
    #expect(latin.author.name == "Jörg")
    #expect(latin.author.offsetMinutes == -210)
    #expect(latin.message == "Grüße\n")
    #expect(!latin.wasRepaired)
    let broken = try commit("extra header")
    #expect(broken.author.name == "J\u{FFFD}rg")
    #expect(broken.wasRepaired)
  }

  @Test("a commit with broken dates is read all the same")
  func readsBrokenDates() throws {
    let sandbox = try makeSandbox()
    let tree = try sandbox.git("mktree", input: "")
    let text = "tree \(tree)\nauthor nobody\ncommitter C <c> 99999999999999999999 +9999\n\nm"
    let id = try sandbox.git(
      "hash-object", "-t", "commit", "-w", "--stdin", "--literally", input: text)
    let commit = try sandbox.open().commit(ObjectID(hex: id))
    #expect(commit.author.name == "nobody")
    #expect(commit.committer.seconds == 0)
    #expect(commit.message == "m")
  }

  @Test("names in a tree are bytes; those that are no text have no String")
  func readsNonUTF8Names() throws {
    let sandbox = try makeSandbox()
    let blob = try sandbox.git("hash-object", "-w", "--stdin", input: "x")
    let made = try run(
      "git", ["mktree", "-z"], environment: sandbox.environment, in: sandbox.directory,
      input: Array("100644 blob \(blob)\tbad".utf8) + [0xFF, 0]
        + Array("120000 blob \(blob)\tok\0".utf8))
    let repository = try sandbox.open()
    let tree = try ObjectID(hex: String(made.stdout.dropLast()))
    let entries = try repository.tree(tree)
    #expect(entries.map(\.rawName) == [Array("bad".utf8) + [0xFF], Array("ok".utf8)])
    #expect(entries.map(\.name) == [nil, "ok"])
    #expect(entries.map(\.mode) == [.regular, .symlink])
    #expect(entries[0].displayName == "bad\u{FFFD}")
    let differences = try repository.treeFiles(in: tree)
    #expect(differences.map(\.path) == [nil, try path("ok")])
    #expect(differences[0].rawPath == Array("bad".utf8) + [0xFF])
  }

  @Test("blobs survive being written and read", arguments: [0, 1, 100_000])
  func blobsRoundTrip(size: Int) throws {
    let sandbox = try makeSandbox()
    let repository = try sandbox.open()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let id = try repository.writeBlob(bytes)
    #expect(try id == Repository.blobID(of: bytes))
    #expect(try repository.blob(id) == bytes)
    #expect(try repository.blobSize(id) == size)
    #expect(try sandbox.git("cat-file", "-s", id.description) == String(size))
  }

  @Test("a missing object and an object of another kind are told apart")
  func namesMissingObjects() throws {
    let sandbox = try makeSandbox()
    let head = try ObjectID(hex: sandbox.commit(["a": "1"]))
    let repository = try sandbox.open()
    let nowhere = try ObjectID(hex: String(repeating: "1", count: 40))
    #expect(throws: GitError.objectNotFound(nowhere)) { try repository.blob(nowhere) }
    #expect(throws: GitError.objectNotFound(nowhere)) { try repository.blobSize(nowhere) }
    #expect(throws: GitError.wrongKind(head, expected: .blob, actual: .commit)) {
      try repository.blob(head)
    }
    #expect(try !repository.contains(nowhere))
  }

  @Test("a commit that we write is the one that git writes")
  func writesCommit() throws {
    let sandbox = try makeSandbox()
    let parent = try ObjectID(hex: sandbox.commit(["a": "1"]))
    let repository = try sandbox.open()
    let tree = try sandbox.id("HEAD^{tree}")
    let theirs = try sandbox.git(
      "commit-tree", tree.description, "-p", parent.description, "-m", "mine")
    let committer = try Signature(
      name: "Carl Committer", email: "carl@example.org", seconds: 1_700_000_100, offsetMinutes: 0)
    let ours = try repository.writeCommit(
      tree: tree, parents: [parent], author: ada(), committer: committer, message: "mine\n")
    #expect(ours.description == theirs)
    #expect(try sandbox.id("HEAD") == parent)
    let west = try Signature(name: "W", email: "w", seconds: 1, offsetMinutes: -9 * 60 - 30)
    let other = try repository.writeCommit(
      tree: tree, parents: [], author: west, committer: west, message: "west\n")
    #expect(
      try sandbox.git("log", "-1", "--format=%ad", "--date=raw", other.description) == "1 -0930")
    #expect(try repository.commit(other).author == west)
  }

  @Test("a commit of what is not there, or with a NUL, is not written")
  func refusesBrokenCommit() throws {
    let sandbox = try makeSandbox()
    let repository = try sandbox.open()
    let nowhere = try ObjectID(hex: String(repeating: "1", count: 40))
    #expect(throws: GitError.objectNotFound(nowhere)) {
      try repository.writeCommit(
        tree: nowhere, parents: [], author: ada(), committer: ada(), message: "m")
    }
    let tree = try repository.writeTree(applying: [], to: nil)
    #expect(throws: GitError.invalidSignature("a\0b", .nulInMessage)) {
      try repository.writeCommit(
        tree: tree, parents: [], author: ada(), committer: ada(), message: "a\0b")
    }
  }
}

extension String {
  /// The bytes of the text, `\xHH` standing for one byte.
  fileprivate func replacingBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.first {
      if rest.starts(with: "\\x".utf8),
        let value = UInt8(String(rest.dropFirst(2).prefix(2)) ?? "", radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(4)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}
