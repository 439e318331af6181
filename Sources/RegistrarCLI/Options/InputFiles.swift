import ArgumentParser
import Git

/// The files that a command is to work through.
enum InputFiles {
  /// `paths` themselves, `-` among them, and in the place of each folder the files below it whose
  /// names end in one of `suffixes`.
  ///
  /// - Throws: `InputError`, `GitError`.
  static func files(at paths: [String], endingIn suffixes: [String]) throws -> [String] {
    try paths.flatMap { path in
      guard path != "-", try isFolder(path) else { return [path] }
      return try files(below: path, endingIn: suffixes)
    }
  }

  /// The files below `folder` whose names end in one of `suffixes`, in order. What lies in folders whose
  /// names begin with a dot, such as `.git`, is not for people.
  ///
  /// - Throws: `InputError.emptyFolder`, `GitError`.
  static func files(below folder: String, endingIn suffixes: [String]) throws -> [String] {
    let names = try FileTree.files(
      below: folder, where: { name in suffixes.contains { name.hasSuffix($0) } },
      descends: { !$0.hasPrefix(".") })
    if names.isEmpty { throw InputError.emptyFolder(folder, suffixes: suffixes) }
    return names.map { FileTree.path(of: $0, below: folder) }
  }

  /// Whether a folder is at `path`, or at the end of the links there.
  ///
  /// - Throws: `InputError.missing`, `GitError`.
  static func isFolder(_ path: String) throws -> Bool {
    guard let kind = try FileTree.kind(at: path) else { throw InputError.missing(path) }
    return kind == .folder
  }

  /// Refuses to read standard input twice.
  ///
  /// - Throws: `ValidationError`.
  static func refuseSecondStandardInput(_ paths: [String]) throws {
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("'-' is given twice: there is only one standard input")
    }
  }
}

/// Why a file or folder that was named as an argument cannot be what a command works on.
enum InputError: Error {
  /// There is none.
  case missing(String)
  /// It is a folder, and the command wants a file of this kind.
  case isFolder(String, wanted: String)
  /// It is no folder, and the option wants one.
  case isNoFolder(String, option: String)
  /// The folder holds no file with one of these suffixes.
  case emptyFolder(String, suffixes: [String])
  /// Neither is it a document of the registry, nor does it hold one.
  case noDocuments(String)
}
