import Foundation
import TestSupport
import Testing

@testable import Git

@Suite("A look at a work tree")
struct WorkTreeSurveyTests {
  /// What git says: which files there are, and which are not as the index has them.
  private struct GitWords {
    let files: [String]
    let loose: Set<String>

    init(_ sandbox: GitSandbox, under directory: String? = nil) throws {
      let scope = directory.map { ["--", $0] } ?? []
      func list(_ arguments: String...) throws -> [String] {
        try sandbox.attempt(arguments + scope).stdout.split(separator: "\0").map(String.init)
      }
      // Not `ls-files --deleted`, which takes what lies behind a link for a file that is there.
      let gone = Set(try list("diff", "-z", "--name-only", "--diff-filter=D"))
      let untracked = try list("ls-files", "-z", "--others", "--exclude-standard")
      let tracked = try list("ls-files", "-z", "--cached")
      files = Set(tracked + untracked).subtracting(gone)
        .map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      loose = Set(try list("diff", "-z", "--name-only") + untracked).union(gone)
    }
  }

  /// Both must say the same.
  private func compare(
    _ sandbox: GitSandbox, under directory: String? = nil, _ comment: Comment? = nil
  ) throws {
    let words = try GitWords(sandbox, under: directory)
    let survey = try WorkTreeSurvey(
      sandbox.open(), under: directory.map { try TreePath($0) })
    let text = { (path: [UInt8]) in String(decoding: path, as: UTF8.self) }
    #expect(survey.files.map { text($0.path) } == words.files, comment)
    let loose = survey.files.filter { !$0.isNoted }.map { text($0.path) }
    #expect(
      Set(loose + survey.gone.map(text))
        == Set(words.loose.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }), comment)
  }

  @Test("After whatever was done to it, it is what git says", arguments: 0..<12)
  func random(_ seed: Int) throws {
    var dice = SeededRandom(seed: UInt64(seed))
    let sandbox = try makeSandbox()
    let names = ["a", "a.b", "a-b", "b", "deep", "deep/c", "deep/c/d", "x.tmp", "build", "é"]
    func place() -> String {
      (0...Int.random(in: 0...2, using: &dice)).map { _ in names.randomElement(using: &dice) ?? "a"
      }
      .joined(separator: "/")
    }
    func shell(_ words: String...) throws { _ = try run(words[0], Array(words.dropFirst())) }
    let top = sandbox.directory + "/"
    try sandbox.commit(["a": "1", "deep/c/d": "1", "deep/e": "1", "b/f": "1", "keep": "k"])
    for step in 0..<60 {
      let path = place()
      switch Int.random(in: 0..<14, using: &dice) {
      case 0...3: try? sandbox.write("\(step)\n", to: path)
      case 4: try shell("rm", "-rf", top + path)
      // Not to itself: git takes what lies behind a loop for unchanged.
      case 5 where path != "deep":
        try shell("sh", "-c", "rm -rf '\(top + path)'; ln -s deep '\(top + path)'")
      case 6: try shell("chmod", "+x", top + path)
      case 7: _ = try sandbox.attempt(["add", "--force", path])
      case 8: _ = try sandbox.attempt(["rm", "-rq", "--cached", path])
      case 9:
        try sandbox.write(
          ["*.tmp\n", "build/\n", "/deep/*\n!/deep/c\n", "\n"].randomElement(using: &dice) ?? "",
          to: ".gitignore")
      case 10: try? sandbox.write("*\n!a\n", to: path + "/.gitignore")
      case 11: try shell("touch", top + path)
      case 12: _ = try sandbox.attempt(["commit", "-qam", "step"])
      default: try? sandbox.write("1", to: path)
      }
      if step % 4 == 0 { try compare(sandbox, "seed \(seed), step \(step)") }
    }
    try compare(sandbox, under: "deep", "seed \(seed), deep")
    try compare(sandbox, under: "a", "seed \(seed), a")
  }

  @Test("A file that changed within the moment of the index is read")
  func racy() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1", "b": "1"])
    let index = sandbox.directory + "/.git/index"
    let moment = try FileManager.default.attributesOfItem(atPath: index)[.modificationDate]
    // As long as it was, and as old.
    try sandbox.write("2", to: "a")
    try FileManager.default.setAttributes(
      [.modificationDate: moment as Any], ofItemAtPath: sandbox.directory + "/a")
    let files = try WorkTreeSurvey(sandbox.open(), under: nil).files
    #expect(files.map(\.isNoted) == [false, true])
  }

  @Test("Repositories of their own, submodules, conflicts, and what is no file")
  func oddities() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1", "sub/x": "1"])
    try sandbox.git("init", "--quiet", "nested")
    try sandbox.git("-C", "nested", "commit", "--quiet", "--allow-empty", "-m", "one")
    try sandbox.write("x", to: "nested/file")
    try sandbox.write("x", to: "hollow/.git/file")
    try sandbox.write("x", to: "hollow/file")
    // What only looks like one.
    try sandbox.write("garbage\n", to: "file/.git")
    try sandbox.write("x", to: "file/inner")
    for name in ["HEAD", "objects/x", "refs/x"] { try sandbox.write("", to: "empty/.git/\(name)") }
    try sandbox.write("x", to: "empty/inner")
    try sandbox.git("worktree", "add", "--quiet", "--detach", "linked")
    _ = try run("mkfifo", [sandbox.directory + "/pipe"])
    try compare(sandbox)
    try sandbox.git("-c", "advice.addEmbeddedRepo=false", "add", "nested")
    try compare(sandbox)
    let kinds = try sandbox.open().workTreeFiles().files.filter { $0.kind == .repository }
    #expect(kinds.map(\.path.description) == ["linked", "nested"])
    try sandbox.git("commit", "-q", "-m", "with a submodule")
    try sandbox.git("checkout", "-q", "-b", "other")
    try sandbox.commit(["a": "2"])
    try sandbox.git("checkout", "-q", "-")
    try sandbox.commit(["a": "3"])
    _ = try sandbox.attempt(["merge", "-q", "other"])
    #expect(
      try WorkTreeSurvey(sandbox.open(), under: nil).files.first { $0.path == [97] }?.isNoted
        == false)
    #expect(try GitWords(sandbox).files.contains("a"))
  }

  @Test("Only what has not changed since the index was written is known by its state on disk")
  func vouched() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["old": "1", "young": "1", "empty": "", "cut": "1"])
    let index = sandbox.directory + "/.git/index"
    func vouched() throws -> [String] {
      try WorkTreeSurvey(sandbox.open(), under: nil).files.filter(\.isVouched)
        .map { String(decoding: $0.path, as: UTF8.self) }
    }
    // An index of a later moment, as the next command of git would write it.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 5)], ofItemAtPath: index)
    #expect(try vouched() == ["cut", "empty", "old", "young"])
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3_600)], ofItemAtPath: index)
    #expect(try vouched() == [])
  }

  @Test("A folder that goes while others are looked at is one that is not there")
  func vanished() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1", "b/c": "1"])
    let repository = try sandbox.open()
    let file = try IndexFile(path: repository.indexPath)
    let walk = try WorkTreeWalk(repository, file.files, written: file.written)
    try sandbox.root.remove("work/b")
    let found = try walk.look(into: .init(path: Array("b/".utf8), range: 1..<2))
    #expect(found.gone == [1] && found.tracked.isEmpty)
    // A file has taken the place.
    let other = try walk.look(into: .init(path: Array("a/".utf8), range: 0..<0))
    #expect(other.gone.isEmpty && other.untracked.isEmpty && other.folders.isEmpty)
  }

  @Test(
    "A folder that may not be read is passed over where nothing in it is tracked, and an error else",
    .disabled(if: getuid() == 0, "root may read everything"))
  func unreadable() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1", "b/c": "1"])
    try sandbox.write("1", to: "secret/x")
    for name in ["secret", "b"] {
      _ = try run("chmod", ["000", sandbox.directory + "/" + name])
      defer { _ = try? run("chmod", ["700", sandbox.directory + "/" + name]) }
      if name == "b" {
        #expect(throws: GitError.self) { try WorkTreeSurvey(sandbox.open(), under: nil) }
      } else {
        #expect(try WorkTreeSurvey(sandbox.open(), under: nil).files.count == 2)
      }
    }
  }

  @Test("A folder that is not there, is a file, or is a link", arguments: ["none", "a", "way"])
  func noFolder(_ name: String) throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1", "b/c": "1", "none/x": "1", "way/y": "1"])
    _ = try run("sh", ["-c", "cd '\(sandbox.directory)' && rm -rf none way && ln -s b way"])
    let survey = try WorkTreeSurvey(sandbox.open(), under: TreePath(name))
    #expect(survey.files.map(\.mode) == (name == "none" ? [] : [name == "a" ? .regular : .symlink]))
    #expect(survey.gone.count == (name == "a" ? 0 : 1))
  }
}
