import SystemPackage

/// A name in a directory.
struct DirectoryEntry {
  /// The name; of one that is not UTF-8, what can be shown of it.
  let name: String
  /// Whether `name` leads to the file.
  let isUTF8: Bool
  /// What it names, where the file system says so.
  let kind: FileType?

  /// The names in the directory at `path`, without `.` and `..`.
  static func all(in path: String) throws(GitError) -> [DirectoryEntry] {
    try OpenDirectory(Array(path.utf8)).entries().map(DirectoryEntry.init)
  }

  private init(_ entry: OpenDirectory.Entry) {
    let text = String(validating: entry.name, as: UTF8.self)
    name = text ?? Self.escaped(entry.name)
    isUTF8 = text != nil
    kind = entry.kind
  }

  /// A name with every byte beyond ASCII as `\xFF`.
  private static func escaped(_ name: [UInt8]) -> String {
    name.map { byte in
      byte < 0x80
        ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
