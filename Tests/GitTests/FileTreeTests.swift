import Foundation
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
      try FileManager.default.createSymbolicLink(
        atPath: root.appending("tree/" + name), withDestinationPath: target)
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
}
