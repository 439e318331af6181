import Git
import TestSupport
import Testing

@Suite struct GitErrorTests {
  @Test("messages quote the facts and say what to do")
  func messages() throws {
    let main = try RefName.branch("main")
    let id = try ObjectID(hex: "00ff10e54bf8d69288fbee49048d1cc642cb6eb9")
    let moved = GitError.referenceMoved(main, expected: id, actual: nil)
    #expect(
      moved.summary
        == "'refs/heads/main' moved meanwhile: expected 00ff10e5, found nothing")
    #expect(moved.remedy == "look at the new state and try again")
    let lock = GitError.indexLocked(lockPath: "/r/.git/index.lock")
    #expect(lock.summary == "the index is locked by '/r/.git/index.lock'")
    #expect(
      lock.remedy
        == "wait for the other Git process; if none runs, remove '/r/.git/index.lock'")
    let many = try GitError.localChanges((1...7).map { try path("f\($0)") })
    #expect(many.summary == "uncommitted changes in 'f1', 'f2', 'f3', 'f4', 'f5' and 2 more")
    let denied = GitError.permissionDenied(path: "/r/x")
    #expect(denied.remedy == "ask the owner for access, or run as a user who has it")
    let forbidden = GitError.invalidReferenceName("refs/heads/a\tb", .forbidden("\t"))
    #expect(forbidden.summary.hasSuffix("it holds U+0009"))
  }

  @Test(
    "a repository of another user is refused until `safe.directory` names it",
    .enabled(if: writesAnywhere, "only root can give a directory away"))
  func refusesForeignOwner() throws {
    let sandbox = try makeSandbox()
    #expect(try run("chown", ["-R", "65534", sandbox.directory]).status == 0)
    #expect(throws: GitError.unsafeOwnership(path: sandbox.directory)) { try sandbox.open() }
  }

  @Test("a corrupt index, reference or object is an error that names it, never a crash")
  func reportsCorruption() throws {
    let sandbox = try makeSandbox()
    let head = try ObjectID(hex: sandbox.commit(["a": "1"]))
    let tree = try sandbox.id("HEAD^{tree}").description
    let object = ".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"
    _ = try run("chmod", ["u+w", sandbox.directory + "/" + object])
    try sandbox.write("garbage", to: object)
    try sandbox.write("garbage", to: ".git/index")
    try sandbox.write("garbage\n", to: ".git/refs/heads/broken")
    let repository = try sandbox.open()
    #expect(throws: GitError.self) { try repository.tree(ObjectID(hex: tree)) }
    #expect(throws: GitError.self) { try repository.workTreeFiles() }
    #expect(throws: GitError.self) { try repository.target(of: .branch("broken")) }
    #expect(try repository.commit(head).id == head)
    try sandbox.write("ref: refs/heads/../../x\n", to: ".git/HEAD")
    #expect(throws: GitError.self) { try sandbox.open().head() }
  }

  @Test("a tree object that breaks off is malformed, wherever it does")
  func reportsTruncatedTrees() throws {
    let sandbox = try makeSandbox()
    let record = Array("100644 name".utf8) + [0] + ObjectID.emptyTree.bytes
    for length in 1..<record.count {
      let stored = try run(
        "git", ["hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        environment: sandbox.environment, in: sandbox.directory, input: Array(record[..<length]))
      let id = try ObjectID(hex: String(stored.stdout.dropLast()))
      let repository = try sandbox.open()
      #expect(throws: GitError.malformedObject(id, kind: .tree)) { try repository.tree(id) }
    }
  }
}
