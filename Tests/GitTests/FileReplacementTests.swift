import Foundation
import Git
import TestSupport
import Testing

@Suite struct FileReplacementTests {
  @Test("a file gets new content and keeps its permissions", arguments: ["600", "644", "755"])
  func replaces(mode: String) throws {
    let directory = try TemporaryDirectory()
    try directory.write("old", to: "file")
    let path = directory.appending("file")
    _ = try run("chmod", [mode, path])
    try FileReplacement.replace(path, with: Array("new".utf8))
    #expect(try directory.read("file") == "new")
    #expect(try run("stat", ["-c", "%a", path]).stdout == mode + "\n")
    #expect(try directory.names() == ["file"])
  }

  @Test("what is not there is not made, and a folder is not replaced") func refuses() throws {
    let directory = try TemporaryDirectory()
    #expect(throws: GitError.self) {
      try FileReplacement.replace(directory.appending("absent"), with: [])
    }
    try directory.write("kept", to: "folder/file")
    #expect(throws: GitError.self) {
      try FileReplacement.replace(directory.appending("folder"), with: [])
    }
    #expect(try directory.names() == ["folder"])
    #expect(try directory.read("folder/file") == "kept")
  }
}
