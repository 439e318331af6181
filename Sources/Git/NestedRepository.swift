import Glibc
import SystemPackage

/// Tells a folder that is the work tree of a repository of its own, as git does, from one that only holds something
/// called `.git`.
enum NestedRepository {
  /// Whether one stands at `path`; what is not there, or may not be looked into, is none.
  static func stands(at path: [UInt8]) throws(GitError) -> Bool {
    do throws(GitError) {
      let git = path + Array("/.git".utf8)
      switch try kind(of: ".git", in: path) {
      case S_IFDIR: return try isGitDirectory(git)
      case S_IFREG: return try target(of: git, in: path).map(isGitDirectory) ?? false
      default: return false
      }
    } catch .permissionDenied {
      return false
    } catch .system(_, _, let errno) where [ENOENT, ENOTDIR, ELOOP].contains(errno) {
      return false
    }
  }

  /// Where the file at `git` says that the directory is (gitrepository-layout(5)).
  private static func target(of git: [UInt8], in folder: [UInt8]) throws(GitError) -> [UInt8]? {
    let content = try FileContent.read(String(decoding: git, as: UTF8.self), limit: 1 << 16)
    let mark = Array("gitdir: ".utf8)
    guard content.starts(with: mark) else { return nil }
    let path = content.dropFirst(mark.count).prefix { $0 != 0x0A && $0 != 0x0D }
    return path.first == UInt8(ascii: "/") ? Array(path) : folder + [UInt8(ascii: "/")] + path
  }

  /// Whether a directory has what git asks of one: HEAD, which names a reference or a commit, and objects and
  /// references, its own or those of the repository that it is a work tree of.
  private static func isGitDirectory(_ path: [UInt8]) throws(GitError) -> Bool {
    guard try isHead(path + Array("/HEAD".utf8), kind(of: "HEAD", in: path)) else { return false }
    if try kind(of: "commondir", in: path) == S_IFREG { return true }
    for name in ["objects", "refs"] where try kind(of: name, in: path) != S_IFDIR { return false }
    return true
  }

  private static func isHead(_ path: [UInt8], _ kind: mode_t?) throws(GitError) -> Bool {
    if kind == S_IFLNK { return true }
    guard kind == S_IFREG else { return false }
    let content = try FileContent.read(String(decoding: path, as: UTF8.self), limit: 1 << 16)
    if content.starts(with: "ref:".utf8) { return true }
    let digits = content.prefix { $0 != 0x0A }
    return [40, 64].contains(digits.count)
      && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }

  /// The type bits of what is called `name` in a folder; nil for nothing.
  private static func kind(of name: String, in folder: [UInt8]) throws(GitError) -> mode_t? {
    try OpenDirectory(folder).status(of: Array(name.utf8)).map { $0.st_mode & S_IFMT }
  }
}
