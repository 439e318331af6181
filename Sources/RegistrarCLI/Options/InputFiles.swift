import Foundation

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
    return try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
      .filter { name in suffixes.contains { name.hasSuffix($0) } }
      .filter { hidden || !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }

  /// Whether a folder is at `path`.
  ///
  /// - Throws: `MissingFile` when nothing is there.
  static func isFolder(_ path: String) throws -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { throw MissingFile(path: path) }
    return try URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
  }
}
