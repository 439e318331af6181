import Foundation
import TestSupport
import Testing

@testable import Git

@Suite("Git's index", .timeLimit(.minutes(20)))
struct IndexFileTests {
  /// A repository with an index of many kinds of entries, as `version` of the format has them.
  private func sandbox(_ version: Int, seed: UInt64) throws -> GitSandbox {
    var dice = SeededRandom(seed: seed)
    let sandbox = try makeSandbox()
    let names = ["a", "a.b", "a-b", "b", "deep", "é", "x y", String(repeating: "long", count: 60)]
    var files: [String: String] = ["keep": "k", "z/é/q": "1", "deep/c/d": "1"]
    for number in 0..<40 {
      let folders = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
        "d" + (names.randomElement(using: &dice) ?? "a")
      }
      files[(folders + ["f" + (names.randomElement(using: &dice) ?? "a")]).joined(separator: "/")] =
        "\(number)"
    }
    try sandbox.commit(files)
    if version > 2 {
      try sandbox.git("update-index", "--skip-worktree", "keep")
      try sandbox.write("i", to: "intended")
      try sandbox.git("add", "--intent-to-add", "intended")
    }
    try sandbox.git("update-index", "--assume-unchanged", "deep/c/d")
    try sandbox.git("update-index", "--index-version", "\(version)")
    return sandbox
  }

  private func indexPath(_ sandbox: GitSandbox) -> String { sandbox.directory + "/.git/index" }

  /// All that git tells of the index.
  private func told(_ sandbox: GitSandbox) throws -> String {
    try sandbox.git("ls-files", "--stage", "--debug", "-v", "-z")
  }

  @Test("What is read and written again is the same, byte for byte", arguments: 2...4, [1, 2, 3])
  func roundTrip(_ version: Int, _ seed: UInt64) throws {
    let sandbox = try sandbox(version, seed: seed)
    let index = try IndexFile(path: indexPath(sandbox))
    #expect(index.version == version)
    #expect(index.bytes == (try FileContent.read(indexPath(sandbox))))
  }

  @Test("An index that git wrote without a digest is read")
  func skippedHash() throws {
    let sandbox = try sandbox(2, seed: 5)
    var bytes = try FileContent.read(indexPath(sandbox))
    let whole = try IndexFile(path: indexPath(sandbox)).bytes
    bytes.replaceSubrange((bytes.count - 20)..., with: repeatElement(0, count: 20))
    try Data(bytes).write(to: URL(filePath: indexPath(sandbox)))
    #expect(try IndexFile(path: indexPath(sandbox)).bytes == whole)
  }

  @Test("Changes are what git makes of them, the trees of folders too", arguments: 2...4, 1...6)
  func changes(_ version: Int, _ seed: UInt64) throws {
    var dice = SeededRandom(seed: seed)
    let ours = try sandbox(version, seed: seed)
    let theirs = ours.root.appending("theirs.index")
    func git(_ words: String...) throws -> String {
      try run(
        "git", words, environment: ours.environment.merging(["GIT_INDEX_FILE": theirs]) { $1 },
        in: ours.directory
      ).stdout
    }
    // All trees of folders are known at first.
    try ours.git("write-tree")
    try FileManager.default.copyItem(atPath: indexPath(ours), toPath: theirs)
    var index = try IndexFile(path: indexPath(ours))
    let blob = try ObjectID(hex: ours.git("rev-parse", "HEAD:keep"))
    for _ in 0..<3 {
      var changes: [TreePath: TreeDifference.Side?] = [:]
      for _ in 0..<4 {
        let known = index.files.randomElement(using: &dice)
        let name = known.map { String(decoding: $0.path, as: UTF8.self) } ?? "a"
        let fresh =
          "\(name.split(separator: "/").first ?? "d")-new/\(Int.random(in: 0..<9, using: &dice))/x"
        let path = try TreePath(Bool.random(using: &dice) ? name : fresh)
        let file = TreeDifference.Side(
          id: blob, mode: Bool.random(using: &dice) ? .regular : .executable)
        changes[path] = .some(Bool.random(using: &dice) ? file : nil)
      }
      index.apply(changes.map { IndexFile.Change(path: $0, file: $1) })
      for (path, file) in changes {
        if let file {
          let mode = file.mode == .executable ? "100755" : "100644"
          _ = try git("update-index", "--add", "--cacheinfo", "\(mode),\(blob),\(path)")
        } else {
          _ = try git("update-index", "--force-remove", path.description)
        }
      }
    }
    try Data(index.bytes).write(to: URL(filePath: indexPath(ours)))
    #expect(try ours.git("ls-files", "--stage", "-z") == git("ls-files", "--stage", "-z"))
    #expect(try ours.git("write-tree") + "\n" == git("write-tree"))
    #expect(try ours.attempt(["fsck", "--strict", "--cache"]).status == 0)
    #expect(!index.extensions.isEmpty)
    // What is staged is what git says, for the index that knows some trees and for one that knows none.
    for tree in ["HEAD^{tree}", "HEAD^{tree}:deep", "\(ObjectID.emptyTree)"] {
      let expected = Set(
        try ours.git("diff-index", "--cached", "--name-only", "--no-renames", "-z", tree)
          .split(separator: "\0").map(String.init))
      for path in [indexPath(ours), theirs] {
        let index = try IndexFile(path: path)
        let staged = try StagedComparison(ours.open(), index, with: ours.id(tree)).paths
        #expect(
          Set(staged.map { String(decoding: $0, as: UTF8.self) }).symmetricDifference(expected)
            .subtracting(["intended"]) == [])
      }
    }
  }

  @Test("What did not change keeps its flags and its state on disk")
  func keeps() throws {
    let sandbox = try sandbox(3, seed: 9)
    // Older than the index beyond doubt.
    _ = try run(
      "sh",
      [
        "-c",
        "find \(sandbox.directory) -type f -path '*d*' -print0 | xargs -0 touch -d 2020-01-01",
      ])
    _ = try sandbox.attempt(["update-index", "--really-refresh"])
    let before = try told(sandbox).split(separator: "\0").filter { !$0.contains("keep") }
    var index = try IndexFile(path: indexPath(sandbox))
    let keep = try #require(index.entry(at: TreePath("keep")))
    let change = IndexFile.Change(
      path: try TreePath("keep"), file: TreeDifference.Side(id: keep.id, mode: .executable))
    index.apply([change])
    try Data(index.bytes).write(to: URL(filePath: indexPath(sandbox)))
    let after = try told(sandbox).split(separator: "\0").filter { !$0.contains("keep") }
    #expect(before.count == after.count && before.count > 20)
    for (one, other) in zip(before, after) where one != other {
      // Files of the moment in which the index was written have no size any more.
      #expect(other.contains("size: 0"), "\(one) became \(other)")
    }
    #expect(after.filter { $0.contains("size: 0\t") }.count < after.count / 2)
    #expect(index.entry(at: try TreePath("keep"))?.flags.isSkipped == true)
  }

  @Test("A file that changed in the moment of the old index is looked at after the new one")
  func racy() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1", "b": "1"])
    let stamp = "2024-05-05 05:05:05"
    _ = try run("touch", ["-d", stamp, sandbox.directory + "/a"])
    try sandbox.git("update-index", "--refresh")
    // The same size and time of change, written in the moment of the index.
    try sandbox.write("2", to: "a")
    _ = try run("touch", ["-d", stamp, sandbox.directory + "/a", indexPath(sandbox)])
    var index = try IndexFile(path: indexPath(sandbox))
    index.apply([])
    try Data(index.bytes).write(to: URL(filePath: indexPath(sandbox)))
    #expect(try sandbox.git("status", "--porcelain").contains("M a"))
  }

  @Test("Git compares seconds: what changed later in the second of the old index is looked at too")
  func racySecond() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1"])
    let second = "2024-05-05 05:05:05"
    _ = try run("touch", ["-d", "\(second).05", sandbox.directory + "/a"])
    try sandbox.git("update-index", "--refresh")
    try sandbox.write("2", to: "a")
    _ = try run("touch", ["-d", "\(second).20", sandbox.directory + "/a"])
    _ = try run("touch", ["-d", "\(second).10", indexPath(sandbox)])
    var index = try IndexFile(path: indexPath(sandbox))
    index.apply([])
    try Data(index.bytes).write(to: URL(filePath: indexPath(sandbox)))
    #expect(try sandbox.git("status", "--porcelain").contains("M a"))
  }

  @Test("No file stands beside a folder of its name: what is staged there is a change in the way")
  func collisions() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["keep": "1"])
    for (staged, wanted) in [("way", "way/in"), ("deep/way/x/y", "deep/way"), ("a.b", "a")] {
      try sandbox.write("s", to: staged)
      try sandbox.git("add", staged)
      try sandbox.root.remove("work/\(staged.split(separator: "/")[0])")
      let path = try TreePath(wanted)
      let changes = try sandbox.open().localChanges(
        to: [path], comparedWith: sandbox.id("HEAD^{tree}"))
      #expect(changes.map(\.description) == (staged == "a.b" ? [] : [staged]))
      var index = try IndexFile(path: indexPath(sandbox))
      let keep = try #require(index.entry(at: TreePath("keep")))
      index.apply([.init(path: path, file: TreeDifference.Side(id: keep.id, mode: .regular))])
      try Data(index.bytes).write(to: URL(filePath: indexPath(sandbox)))
      try sandbox.git("write-tree")
      #expect(index.entry(at: path) != nil)
      try sandbox.git("reset", "-q", "--hard")
    }
  }

  @Test("Sides of a conflict are told from a file, and go with what settles them")
  func conflict() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1\n", "b": "1\n"])
    try sandbox.git("checkout", "-qb", "other")
    try sandbox.commit(["a": "2\n"])
    try sandbox.git("checkout", "-q", "main")
    try sandbox.commit(["a": "3\n"])
    _ = try sandbox.attempt(["merge", "other"])
    var index = try IndexFile(path: indexPath(sandbox))
    let a = try TreePath("a")
    #expect(index.hasConflict(at: a) && index.entry(at: a) == nil)
    #expect(index.files.map(\.flags.stage).filter { $0 > 0 } == [1, 2, 3])
    let b = try #require(index.entry(at: TreePath("b")))
    index.apply([.init(path: a, file: TreeDifference.Side(id: b.id, mode: .regular))]
    )
    #expect(!index.hasConflict(at: a) && index.entry(at: a)?.id == b.id)
  }

  @Test(
    "What is damaged is refused, and breaks nothing where there is no digest to tell",
    arguments: 2...4)
  func damaged(_ version: Int) throws {
    let sandbox = try sandbox(version, seed: 4)
    let bytes = try FileContent.read(indexPath(sandbox))
    let path = sandbox.root.appending("damaged.index")
    var dice = SeededRandom(seed: UInt64(version))
    var refused = 0
    for round in 0..<1_500 {
      var damaged = bytes
      if round % 3 == 0 {
        damaged.removeLast(Int.random(in: 1..<bytes.count, using: &dice))
      } else {
        for _ in 0..<(round % 4 + 1) {
          damaged[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(
            in: .min ... .max, using: &dice)
        }
      }
      if damaged == bytes { continue }
      try Data(damaged).write(to: URL(filePath: path))
      #expect(throws: GitError.damagedIndex(path: path)) { try IndexFile(path: path) }
      guard damaged.count > 20 else { continue }
      // Git may be told to write no digest.
      damaged.replaceSubrange((damaged.count - 20)..., with: repeatElement(0, count: 20))
      try Data(damaged).write(to: URL(filePath: path))
      do {
        var index = try IndexFile(path: path)
        index.apply([.init(path: try TreePath("deep/c/new"), file: nil)])
        #expect(index.bytes.count > 20)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 500)
    for text in [
      "", "DIRC", "DIRC\0\0\0\u{2}\u{7F}\u{7F}\u{7F}\u{7F}" + String(repeating: "x", count: 40),
    ] {
      try Data(text.utf8).write(to: URL(filePath: path))
      #expect(throws: GitError.damagedIndex(path: path)) { try IndexFile(path: path) }
    }
  }
}
