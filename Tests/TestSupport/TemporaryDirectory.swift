import Foundation

/// A directory of a test's own, removed with all it holds when the last reference to it goes.
package final class TemporaryDirectory: Sendable {
  /// Its path, without symbolic links and without a slash at the end.
  package let path: String

  /// Makes an empty directory.
  package init() throws {
    let made = FileManager.default.temporaryDirectory
      .appendingPathComponent("registrar-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: made, withIntermediateDirectories: true)
    path = URL(fileURLWithPath: made).resolvingSymlinksInPath().path
  }

  deinit {
    // A directory that a test left unreadable may stay; the next run does not meet it.
    _ = try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something in it.
  package func appending(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and makes the directories that lead to it.
  package func write(_ content: String, to name: String) throws {
    let file = URL(fileURLWithPath: appending(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content.utf8).write(to: file)
  }

  /// Makes a symbolic link that leads to `target`.
  package func link(_ target: String, at name: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: appending(name), withDestinationPath: target)
  }

  /// What a file holds.
  package func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: appending(name))), as: UTF8.self)
  }

  /// Whether something is there; a dangling symbolic link is not.
  package func holds(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: appending(name))
  }

  /// The names in a directory, hidden ones too, sorted.
  package func names(in name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: appending(name)).sorted()
  }

  /// Removes a file or directory.
  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: appending(name))
  }
}
