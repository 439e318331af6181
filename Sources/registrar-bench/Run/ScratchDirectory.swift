import Foundation

/// A directory for one run, removed with all it holds when the last reference to it goes.
final class ScratchDirectory: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("registrar-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      FileHandle.standardError.write(Data("'\(path)' could not be removed: \(error)\n".utf8))
    }
  }

  /// The path of something in it.
  func appending(_ name: String) -> String { "\(path)/\(name)" }
}
