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

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  @Test("What was put in is there, the last under a name")
  func keeps() {
    let folder = CacheFolder(path: path, limit: 100)
    #expect(folder.content(of: "a") == nil)
    folder.put([1, 2], as: "a")
    folder.put([3], as: "a")
    #expect(folder.content(of: "a") == [3])
    #expect(names == ["a"])
  }

  @Test("What came first goes when it is too much; what is too much alone never comes")
  func bounded() throws {
    let folder = CacheFolder(path: path, limit: 10)
    for (age, name) in ["c", "a", "b"].enumerated() {
      folder.put(Array(repeating: 7, count: 4), as: name)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(1_000 + age))],
        ofItemAtPath: "\(path)/\(name)")
    }
    // The third made it 12: the first went, before the clock of the test touched the third.
    #expect(names == ["a", "b"])
    folder.put([1], as: "d")
    #expect(names == ["a", "b", "d"])
    folder.put(Array(repeating: 7, count: 11), as: "e")
    #expect(names == ["a", "b", "d"])
  }

  @Test("A draft that nobody finished goes when it is old")
  func drafts() throws {
    let folder = CacheFolder(path: path, limit: 100)
    folder.put([1], as: "a")
    for (name, age) in [("draft-1", 10.0), ("draft-2", 4_000)] {
      try Data([1]).write(to: URL(filePath: "\(path)/\(name)"))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: "\(path)/\(name)")
    }
    folder.put([2], as: "b")
    #expect(names == ["a", "b", "draft-1"])
  }

  @Test("Where nothing can be written nothing is kept, and nothing fails")
  func unwritable() throws {
    try Data().write(to: URL(filePath: directory.path + "/deep"))
    let folder = CacheFolder(path: path, limit: 100)
    folder.put([1], as: "a")
    #expect(folder.content(of: "a") == nil)
  }

  @Test("Many at once see whole files only, and leave no more than the limit")
  func concurrent() {
    let folder = CacheFolder(path: path, limit: 5_000)
    DispatchQueue.concurrentPerform(iterations: 400) { number in
      let name = "n\(number % 7)"
      folder.put(Array(repeating: UInt8(number % 251), count: 1_000 + number % 251), as: name)
      if let content = folder.content(of: name) {
        #expect(content.count == 1_000 + Int(content[0]) && Set(content).count == 1)
      }
    }
    #expect(names.reduce(0) { $0 + (folder.content(of: $1)?.count ?? 0) } <= 5_000)
    #expect(!names.contains { $0.hasPrefix("draft-") })
  }
}
