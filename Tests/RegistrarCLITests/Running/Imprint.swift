import Foundation

/// What a directory holds: every file with its content, every link with its target; but for kept verdicts, which
/// can be made again.
struct Imprint: Equatable {
  private var files: [String: Data] = [:]

  /// Reads the directory at `path`.
  ///
  /// - Parameter sparing: folders left out, such as Git's objects, where ones that nothing refers to do no harm.
  init(of path: String, sparing: [String] = []) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: path)
    where !sparing.contains(where: { name.hasPrefix($0) }) && !Self.isKept(name) {
      files[name] = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
    }
  }

  /// Whether it is what Registrar keeps of earlier runs to spare work.
  private static func isKept(_ name: String) -> Bool {
    ["registrar/verdicts", "registrar/documents", "registrar/names"].contains { name.contains($0) }
      || name.hasSuffix(".git/registrar")
  }

  /// The names of what is not the same in `other`.
  func differences(from other: Imprint) -> [String] {
    Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
  }
}
