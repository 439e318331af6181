import TestSupport
import Testing

@testable import Git

@Suite("Files of a folder")
struct FileTreeTests {
  @Test("lists files in the order of their bytes, links to files, and no linked folders")
  func files() throws {
    let root = try TemporaryDirectory()
    for name in ["b.yaml", "a/z.yaml", "a/b/c.json", "a.txt", "B.yaml", ".hidden/x.yaml", "é.yaml"]
    {
      try root.write("x", to: "tree/" + name)
    }
    try root.write("x", to: "elsewhere/far.yaml")
    for (name, target) in [
      ("link.yaml", "b.yaml"), ("folder", "../elsewhere"), ("nowhere.yaml", "missing"),
    ] {
      try root.link(target, at: "tree/" + name)
    }
    let tree = root.appending("tree")
    let found = try FileTree.files(below: tree, where: { !$0.hasSuffix(".txt") })
    #expect(
      found == [
        ".hidden/x.yaml", "B.yaml", "a/b/c.json", "a/z.yaml", "b.yaml", "link.yaml", "é.yaml",
      ])
    let visible = try FileTree.files(
      below: tree, where: { $0.hasSuffix(".yaml") }, descends: { !$0.hasPrefix(".") })
    #expect(visible == ["B.yaml", "a/z.yaml", "b.yaml", "link.yaml", "é.yaml"])
  }

  @Test("a folder that is not there is an error")
  func missing() throws {
    let root = try TemporaryDirectory()
    #expect(throws: GitError.self) {
      try FileTree.files(below: root.appending("none"), where: { _ in true })
    }
  }

  @Test("a link to a folder can be the root, though none is followed below")
  func linkedRoot() throws {
    let root = try TemporaryDirectory()
    try root.write("x", to: "folder/a.yaml")
    try root.link("folder", at: "link")
    #expect(try FileTree.kind(at: root.appending("link")) == .folder)
    #expect(try FileTree.files(below: root.appending("link"), where: { _ in true }) == ["a.yaml"])
    #expect(try FileTree.files(below: root.path, where: { _ in true }) == ["folder/a.yaml"])
  }

  @Test("a link to itself is passed over in a folder, and an error when it is asked about")
  func circle() throws {
    let root = try TemporaryDirectory()
    try root.link("self.yaml", at: "self.yaml")
    #expect(try FileTree.files(below: root.path, where: { _ in true }) == [])
    #expect(throws: GitError.self) { try FileTree.kind(at: root.appending("self.yaml")) }
  }

  @Test("a pipe is no file")
  func pipe() throws {
    let root = try TemporaryDirectory()
    _ = try run("mkfifo", [root.appending("pipe.yaml")])
    try root.link("pipe.yaml", at: "link.yaml")
    #expect(try FileTree.kind(at: root.appending("pipe.yaml")) == .special)
    #expect(try FileTree.files(below: root.path, where: { _ in true }) == [])
  }

  @Test("what is not there, or would lie in a file, is nothing")
  func nothing() throws {
    let root = try TemporaryDirectory()
    try root.write("x", to: "file")
    #expect(try FileTree.kind(at: root.appending("none")) == nil)
    #expect(try FileTree.kind(at: root.appending("file/below")) == nil)
    #expect(try FileTree.kind(at: root.appending("file")) == .file)
  }

  @Test("a name that is not UTF-8 is an error that spells its bytes, unless nobody wants it")
  func malformedName() throws {
    let root = try TemporaryDirectory()
    _ = try run("sh", ["-c", #"touch "$(printf 'b\377d.yaml')""#], in: root.path)
    let expected = GitError.malformedName(path: root.appending(#"b\xFFd.yaml"#))
    #expect(throws: expected) {
      try FileTree.files(below: root.path, where: { $0.hasSuffix(".yaml") })
    }
    #expect(throws: expected) { try SystemCalls.names(in: root.path) }
    #expect(try FileTree.files(below: root.path, where: { $0.hasSuffix(".json") }) == [])
    #expect(expected.summary.hasSuffix(#"/b\xFFd.yaml' is not UTF-8"#))
  }

  @Test(
    "a folder that may not be read is an error that names it",
    .disabled(if: writesAnywhere, "this user reads everything"))
  func unreadable() throws {
    let root = try TemporaryDirectory()
    try root.write("x", to: "closed/a.yaml")
    _ = try run("chmod", ["000", root.appending("closed")])
    defer { _ = try? run("chmod", ["700", root.appending("closed")]) }
    #expect(throws: GitError.permissionDenied(path: root.appending("closed/"))) {
      try FileTree.files(below: root.path, where: { _ in true })
    }
  }
}
