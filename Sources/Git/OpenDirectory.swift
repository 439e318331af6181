import Glibc
import SystemPackage

/// A directory that is open for reading, by the bytes of its path.
@safe
struct OpenDirectory: ~Copyable {
  private let stream: OpaquePointer
  private let path: [UInt8]

  /// A name in it.
  struct Entry {
    let name: [UInt8]
    /// What it names, where the file system says so.
    let kind: FileType?
  }

  /// Opens the directory at `path`.
  init(_ path: [UInt8]) throws(GitError) {
    let text = path + [0]
    guard
      let stream = unsafe text.withUnsafeBytes({ bytes in
        unsafe bytes.bindMemory(to: CChar.self).baseAddress.flatMap { unsafe opendir($0) }
      })
    else { throw Self.failure(path) }
    unsafe self.stream = unsafe stream
    self.path = path
  }

  deinit { unsafe closedir(stream) }

  /// The names in it, without `.` and `..`.
  func entries() throws(GitError) -> [Entry] {
    var entries: [Entry] = []
    while true {
      // The end and a failure look alike but for this (readdir(3)).
      errno = 0
      guard let record = unsafe readdir(stream) else { break }
      let entry = unsafe Entry(&record.pointee)
      if entry.name != [0x2E], entry.name != [0x2E, 0x2E] { entries.append(entry) }
    }
    guard errno == 0 else { throw Self.failure(path) }
    return entries
  }

  /// The state of the file called `name` in it, no symbolic link followed; nil where there is none any more.
  func status(of name: [UInt8]) throws(GitError) -> stat? {
    var status = stat()
    let text = name + [0]
    let code = unsafe text.withUnsafeBytes { bytes in
      unsafe bytes.bindMemory(to: CChar.self).baseAddress.map {
        unsafe fstatat(dirfd(stream), $0, &status, AT_SYMLINK_NOFOLLOW)
      }
    }
    if code == 0 { return status }
    if errno == ENOENT { return nil }
    throw Self.failure(path + [UInt8(ascii: "/")] + name)
  }

  private static func failure(_ path: [UInt8]) -> GitError {
    GitError(
      Errno(rawValue: errno), operation: "list a directory",
      path: String(decoding: path, as: UTF8.self))
  }
}

extension OpenDirectory.Entry {
  fileprivate init(_ record: inout dirent) {
    name = unsafe withUnsafeBytes(of: &record.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
    kind =
      switch Int(record.d_type) {
      case Int(DT_DIR): .directory
      case Int(DT_REG): .regular
      case Int(DT_LNK): .symbolicLink
      case Int(DT_UNKNOWN): nil
      default: .characterSpecial
      }
  }
}
