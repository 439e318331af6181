import Foundation
import Git

/// The files that a command is to work through.
enum InputFiles {
  /// `path` itself, also when it is `-`, or the files below it whose names end in one of `suffixes`,
  /// in order.
  ///
  /// - Parameter hidden: whether folders and files whose names begin with a dot are looked into.
  /// - Throws: `MissingFile`.
  static func files(
    at path: String, endingIn suffixes: [String], hidden: Bool = true
  ) throws -> [String] {
    guard path != "-", try isFolder(path) else { return [path] }
    func isVisible(_ name: String) -> Bool { hidden || !name.hasPrefix(".") }
    return try FileTree.files(
      below: path,
      where: { name in isVisible(name) && suffixes.contains { name.hasSuffix($0) } },
      descends: isVisible
    ).map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }

  /// Whether a folder is at `path`.
  ///
  /// - Throws: `MissingFile` when nothing is there.
  static func isFolder(_ path: String) throws -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { throw MissingFile(path: path) }
    return try URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
  }
}
