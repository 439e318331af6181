import Git
import TestSupport
import Testing

@Suite struct TreeEditingTests {
  @Test("a tree of nothing is the empty tree")
  func emptyTree() throws {
    let sandbox = try makeSandbox()
    let repository = try sandbox.open()
    #expect(try repository.writeTree(applying: [], to: nil) == .emptyTree)
    #expect(try repository.contains(.emptyTree))
  }

  @Test("removing the last file of a directory removes the directory")
  func removesEmptiedDirectories() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["models/a/versions/1.yaml": "1", "registry.yaml": "r"])
    let repository = try sandbox.open()
    let tree = try repository.writeTree(
      applying: [.remove(path("models/a/versions/1.yaml"))], to: sandbox.id("HEAD^{tree}"))
    #expect(try sandbox.git("ls-tree", "--name-only", tree.description) == "registry.yaml")
    let nothing = try repository.writeTree(applying: [.remove(path("registry.yaml"))], to: tree)
    #expect(nothing == .emptyTree)
  }

  @Test("a file becomes a directory, and a directory a file")
  func switchesKinds() throws {
    let sandbox = try makeSandbox()
    let repository = try sandbox.open()
    let one = try repository.writeBlob([1])
    let two = try repository.writeBlob([2])
    let file = try repository.writeTree(
      applying: [.put(path("a"), one), .put(path("a.b"), one), .put(path("a0"), one)], to: nil)
    let directory = try repository.writeTree(
      applying: [.remove(path("a")), .put(path("a/x/y"), two, .executable)], to: file)
    #expect(
      try sandbox.git("ls-tree", "-r", directory.description)
        == "100644 blob \(one)\ta.b\n100755 blob \(two)\ta/x/y\n100644 blob \(one)\ta0")
    let back = try repository.writeTree(
      applying: [.put(path("a"), one), .remove(path("a/x/y"))], to: directory)
    #expect(back == file)
    let again = try repository.writeTree(applying: [.put(path("a"), one)], to: directory)
    #expect(again == file)
  }

  @Test("changes that contradict each other are refused")
  func refusesContradictions() throws {
    let sandbox = try makeSandbox()
    let repository = try sandbox.open()
    let blob = try repository.writeBlob([1])
    let (a, ab) = (try path("a"), try path("a/b"))
    #expect(throws: GitError.conflictingChanges(a, ab)) {
      try repository.writeTree(applying: [.put(ab, blob), .put(a, blob)], to: nil)
    }
    #expect(throws: GitError.conflictingChanges(a, a)) {
      try repository.writeTree(applying: [.put(a, blob), .remove(a)], to: nil)
    }
  }

  @Test("the removal of what is not there is refused", arguments: ["b", "a/b", "c/d"])
  func refusesMissing(name: String) throws {
    let sandbox = try makeSandbox()
    let repository = try sandbox.open()
    let blob = try repository.writeBlob([1])
    let tree = try repository.writeTree(
      applying: [.put(path("a"), blob), .put(path("c/e"), blob)], to: nil)
    #expect(throws: GitError.noSuchPath(try path(name))) {
      try repository.writeTree(applying: [.remove(path(name))], to: tree)
    }
  }

  @Test("entries that are not touched stay as they were, legacy modes too")
  func keepsForeignEntries() throws {
    let sandbox = try makeSandbox()
    let repository = try sandbox.open()
    let blob = try repository.writeBlob([1])
    let record = Array("100664 old".utf8) + [0] + blob.bytes
    let stored = try run(
      "git", ["hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
      environment: sandbox.environment, in: sandbox.directory, input: record)
    let base = try ObjectID(hex: String(stored.stdout.dropLast()))
    let added = try repository.writeTree(applying: [.put(path("new"), blob)], to: base)
    let back = try repository.writeTree(applying: [.remove(path("new"))], to: added)
    #expect(back == base)
    #expect(try repository.tree(base).map(\.mode) == [.regular])
  }

  @Test("random edits give the trees and the differences that git gives", arguments: 1...6)
  func agreesWithGit(seed: Int) throws {
    let sandbox = try makeSandbox("--bare")
    let repository = try sandbox.open()
    var random = SeededRandom(seed: UInt64(seed))
    var blobs: [ObjectID] = []
    for byte in 0..<8 { blobs.append(try repository.writeBlob([UInt8(byte)])) }
    var state = TreeState()
    var tree: ObjectID?
    for _ in 0..<25 {
      let changes = state.edit(&random, blobs)
      let next = try repository.writeTree(applying: changes.shuffled(using: &random), to: tree)
      try sandbox.git("read-tree", "--empty")
      try sandbox.git("update-index", "--index-info", input: state.indexInfo)
      #expect(try sandbox.git("write-tree") == next.description)

      let old = tree ?? .emptyTree
      let theirs = try sandbox.git(
        "diff-tree", "-r", "--raw", "--no-renames", "--full-index", "-z", old.description,
        next.description)
      #expect(rawForm(try repository.treeDifference(from: tree, to: next)) == theirs)
      let scope = try path(["a", "b", "a/a", "b/a.b"].randomElement(using: &random) ?? "a")
      let scoped = try sandbox.git(
        "diff-tree", "-r", "--raw", "--no-renames", "--full-index", "-z", old.description,
        next.description, "--", scope.description)
      #expect(rawForm(try repository.treeDifference(from: tree, to: next, under: scope)) == scoped)
      tree = next
    }
    let check = try sandbox.attempt(["fsck", "--strict", "--no-dangling"])
    #expect(check.status == 0, "\(check.stderr)")
  }

  /// Differences as `git diff-tree --raw -z` writes them.
  private func rawForm(_ differences: [TreeDifference]) -> String {
    differences.map { difference in
      let status =
        difference.old == nil ? "A" : difference.new == nil ? "D" : Self.status(difference)
      return
        ":\(Self.mode(difference.old)) \(Self.mode(difference.new)) \(Self.id(difference.old)) "
        + "\(Self.id(difference.new)) \(status)\0\(difference.displayPath)\0"
    }.joined()
  }

  private static func status(_ difference: TreeDifference) -> String {
    difference.old?.mode.isFile == difference.new?.mode.isFile ? "M" : "T"
  }

  private static func mode(_ side: TreeDifference.Side?) -> String {
    side.map { String($0.mode.rawValue, radix: 8) } ?? "000000"
  }

  private static func id(_ side: TreeDifference.Side?) -> String {
    side?.id.description ?? String(repeating: "0", count: 40)
  }
}

/// What a tree should hold, changed at random.
private struct TreeState {
  private var files: [TreePath: (ObjectID, FileMode)] = [:]

  /// Makes a few changes and returns them.
  mutating func edit(_ random: inout SeededRandom, _ blobs: [ObjectID]) -> [TreeChange] {
    var changes: [TreePath: TreeChange] = [:]
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      if Int.random(in: 0..<3, using: &random) == 0,
        let victim = files.keys.sorted().randomElement(using: &random),
        changes[victim] == nil
      {
        files[victim] = nil
        changes[victim] = .remove(victim)
        continue
      }
      let names = ["a", "b", "a.b", "a0", "ab", "ü"]
      let depth = Int.random(in: 1...4, using: &random)
      let text = (0..<depth).map { _ in names.randomElement(using: &random) ?? "a" }
        .joined(separator: "/")
      guard let path = TreePath(bytes: text.utf8), let blob = blobs.randomElement(using: &random),
        !changes.keys.contains(where: { $0.isWithin(path) || path.isWithin($0) })
      else { continue }
      let mode: FileMode =
        [.regular, .regular, .executable, .symlink].randomElement(using: &random) ?? .regular
      for other in files.keys where other != path && (other.isWithin(path) || path.isWithin(other))
      {
        files[other] = nil
      }
      files[path] = (blob, mode)
      changes[path] = .put(path, blob, mode)
    }
    return Array(changes.values)
  }

  /// The same for `git update-index --index-info`.
  var indexInfo: String {
    files.map { "\(String($1.1.rawValue, radix: 8)) \($1.0)\t\($0)\n" }.joined()
  }
}
