import Dispatch
import Foundation
import TestSupport
import Testing

@testable import Git

@Suite("A folder of what can be made again")
struct CacheFolderTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path + "/deep/er" }

  init() throws { directory = try TemporaryDirectory() }

  private func folder(limit: Int) -> CacheFolder {
    CacheFolder(in: directory.path + "/", ["deep", "er"], limit: limit)
  }

  /// The name of 64 digits that ends in this one.
  private func name(_ digit: Character) -> String { String(repeating: "0", count: 63) + [digit] }

  /// The names that are there, those of 64 digits by their last.
  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .map { $0.count == 64 ? String($0.suffix(1)) : $0 }.sorted()
  }

  @Test("What was put in is there, the last under a name; names of others are none")
  func keeps() {
    let folder = folder(limit: 100)
    #expect(folder.content(of: name("a")) == nil)
    folder.put([1, 2], as: name("a"))
    folder.put([3], as: name("a"))
    folder.put([4], as: "../a")
    #expect(folder.content(of: name("a")) == [3])
    #expect(names == ["a"])
  }

  @Test("What came first goes when it is too much; what is too much alone never comes")
  func bounded() throws {
    let folder = folder(limit: 10)
    for (age, digit) in ["c", "a", "b"].enumerated() {
      folder.put(Array(repeating: 7, count: 4), as: name(Character(digit)))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(1_000 + age))],
        ofItemAtPath: "\(path)/\(name(Character(digit)))")
    }
    // The third made it 12: the first went, before the clock of the test touched the third.
    #expect(names == ["a", "b"])
    folder.put([1], as: name("d"))
    #expect(names == ["a", "b", "d"])
    folder.put(Array(repeating: 7, count: 11), as: name("e"))
    #expect(names == ["a", "b", "d"])
  }

  @Test(
    "A draft that nobody finished goes when it is old; what is not ours stays, and is not in the way"
  )
  func drafts() throws {
    let folder = folder(limit: 4)
    folder.put([1], as: name("a"))
    for (name, age) in [("draft-1", 10.0), ("draft-2", 4_000), ("other", 4_000)] {
      try Data([1, 2, 3, 4]).write(to: URL(filePath: "\(path)/\(name)"))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: "\(path)/\(name)")
    }
    _ = try run("sh", ["-c", "printf x > \"$(printf 'bad\\377')\""], in: path)
    folder.put([1, 2, 3], as: name("b"))
    folder.put([1, 2], as: name("c"))
    #expect(names.filter { !$0.hasPrefix("bad") } == ["c", "draft-1", "other"])
  }

  @Test(
    "A link in the place of a folder is not followed, and what it leads to stays",
    arguments: [1, 2])
  func links(_ depth: Int) throws {
    let other = try TemporaryDirectory()
    for digit: Character in ["a", "b"] { try other.write("123456", to: "er/\(name(digit))") }
    if depth == 1 {
      try directory.link(other.path, at: "deep")
    } else {
      try FileManager.default.createDirectory(
        atPath: directory.path + "/deep", withIntermediateDirectories: true)
      try directory.link(other.path + "/er", at: "deep/er")
    }
    let folder = folder(limit: 6)
    folder.put([1], as: name("c"))
    #expect(folder.content(of: name("a")) == nil)
    #expect(try other.names(in: "er") == [name("a"), name("b")])
  }

  @Test("What is no file is not waited for")
  func pipe() throws {
    let folder = folder(limit: 10)
    folder.put([1], as: name("a"))
    _ = try run("mkfifo", ["\(path)/\(name("b"))"])
    #expect(folder.content(of: name("b")) == nil)
  }

  @Test("Where nothing can be written nothing is kept, and nothing fails")
  func unwritable() throws {
    try directory.write("", to: "deep")
    let folder = folder(limit: 100)
    folder.put([1], as: name("a"))
    #expect(folder.content(of: name("a")) == nil)
  }

  @Test("Many at once see whole files only, and leave no more than the limit")
  func concurrent() {
    let folder = folder(limit: 5_000)
    let digits = Array("0123456")
    DispatchQueue.concurrentPerform(iterations: 400) { number in
      let name = name(digits[number % 7])
      folder.put(Array(repeating: UInt8(number % 251), count: 1_000 + number % 251), as: name)
      if let content = folder.content(of: name) {
        #expect(content.count == 1_000 + Int(content[0]) && Set(content).count == 1)
      }
    }
    let total = digits.reduce(0) { $0 + (folder.content(of: name($1))?.count ?? 0) }
    #expect((1...5_000).contains(total))
    #expect(!names.contains { $0.hasPrefix("draft-") })
  }
}

@Suite("What tells a file from a later one")
struct FileStampTests {
  @Test("Another content of one length has another stamp, whatever its time was set to")
  func changed() throws {
    let directory = try TemporaryDirectory()
    try directory.write("one", to: "a")
    let path = directory.appending("a")
    let before = try #require(FileStamp(path))
    #expect(FileStamp(path) == before)
    _ = try run(
      "sh", ["-c", "cp -p a b; printf two | dd of=a conv=notrunc status=none; touch -r b a"],
      in: directory.path)
    #expect(try directory.read("a") == "two")
    #expect(FileStamp(path) != before)
    #expect(FileStamp(path + ".none") == nil)
  }

  @Test("The running program is told with its libraries")
  func program() throws {
    let stamps = try #require(FileStamp.runningProgram)
    let own = try #require(FileStamp("/proc/self/exe"))
    #expect(stamps.contains(own))
    #expect(stamps.count > 3)
    #expect(FileStamp.runningProgram == stamps)
    // A pack that libgit2 reads is mapped, and may be gone the moment after.
    let directory = try TemporaryDirectory()
    let path = directory.appending("data")
    try Data(count: 1 << 20).write(to: URL(filePath: path))
    let mapped = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    #expect(FileStamp.runningProgram == stamps)
    try directory.remove("data")
    #expect(FileStamp.runningProgram == stamps)
    #expect(mapped.count == 1 << 20)
  }
}
