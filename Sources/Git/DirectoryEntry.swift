import Glibc
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
    guard let directory = unsafe opendir(path) else {
      throw GitError(Errno(rawValue: errno), operation: "list a directory", path: path)
    }
    defer { unsafe closedir(directory) }
    var entries: [DirectoryEntry] = []
    while true {
      // The end and a failure look alike but for this (readdir(3)).
      errno = 0
      guard let record = unsafe readdir(directory) else { break }
      let entry = unsafe DirectoryEntry(&record.pointee)
      if entry.name != ".", entry.name != ".." { entries.append(entry) }
    }
    guard errno == 0 else {
      throw GitError(Errno(rawValue: errno), operation: "list a directory", path: path)
    }
    return entries
  }

  private init(_ record: inout dirent) {
    let name = unsafe withUnsafeBytes(of: &record.d_name) { bytes in
      unsafe Array(bytes.prefix { $0 != 0 })
    }
    if let text = String(validating: name, as: UTF8.self) {
      self.name = text
      isUTF8 = true
    } else {
      self.name = Self.escaped(name)
      isUTF8 = false
    }
    kind =
      switch Int(record.d_type) {
      case Int(DT_DIR): .directory
      case Int(DT_REG): .regular
      case Int(DT_LNK): .symbolicLink
      case Int(DT_UNKNOWN): nil
      default: .characterSpecial
      }
  }

  /// A name with every byte beyond ASCII as `\xFF`.
  private static func escaped(_ name: [UInt8]) -> String {
    name.map { byte in
      byte < 0x80
        ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
