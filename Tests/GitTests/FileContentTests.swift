import Git
import TestSupport
import Testing

@Suite("Contents of files") struct FileContentTests {
  @Test("a file is read whole up to the limit", arguments: [0, 1, 4096, 100_000])
  func limit(_ size: Int) throws {
    let directory = try TemporaryDirectory()
    try directory.write(String(repeating: "x", count: size), to: "file")
    let path = directory.appending("file")
    #expect(try FileContent.read(path, limit: size).count == size)
    guard size > 0 else { return }
    #expect(throws: GitError.tooLarge(path: path, limit: size - 1)) {
      try FileContent.read(path, limit: size - 1)
    }
  }

  @Test("a device that never ends is too large") func endless() {
    #expect(throws: GitError.tooLarge(path: "/dev/zero", limit: 3 << 20)) {
      try FileContent.read("/dev/zero", limit: 3 << 20)
    }
    let error = GitError.tooLarge(path: "/dev/zero", limit: 5)
    #expect(error.summary == "'/dev/zero' is larger than 5 bytes")
  }
}
