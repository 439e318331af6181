import Glibc
import SystemPackage

/// The calls on files and directories that swift-system lacks.
enum SystemCalls {
  /// Renames a file; whatever file had the new name is gone.
  static func rename(_ old: String, to new: String) throws(GitError) {
    try check("rename a file", new, unsafe Glibc.rename(old, new))
  }

  /// Gives an open file, called `path`, the permissions that another had.
  static func setPermissions(
    of file: FileDescriptor, _ path: String, _ permissions: FilePermissions
  ) throws(GitError) {
    try check("set permissions", path, fchmod(file.rawValue, permissions.rawValue))
  }

  /// Waits until an open file or directory, called `path`, is on the disk, where its file system can do
  /// that (fsync(2): `EINVAL` where it cannot).
  static func flush(_ file: FileDescriptor, _ path: String) throws(GitError) {
    do throws(GitError) {
      try check("write a file to the disk", path, fsync(file.rawValue))
    } catch .system(_, _, EINVAL) {
      return
    }
  }

  /// Makes a directory in one that exists.
  static func makeDirectory(_ path: String) throws(GitError) {
    try check("make a directory", path, unsafe mkdir(path, 0o777))
  }

  /// Makes a symbolic link that leads to `target`.
  static func makeSymlink(_ path: String, to target: String) throws(GitError) {
    try check("make a symbolic link", path, unsafe symlink(target, path))
  }

  /// Removes a file or symbolic link.
  static func remove(_ path: String) throws(GitError) {
    try check("remove a file", path, unsafe unlink(path))
  }

  /// Removes what may or may not be there; used where a leftover does no harm.
  static func removeIfPossible(_ path: String) {
    _ = unsafe unlink(path)
  }

  /// Removes a directory that holds nothing but such directories.
  static func removeEmptyTree(_ path: String) throws(GitError) {
    for name in try names(in: path) { try removeEmptyTree(path + "/" + name) }
    try check("remove a directory", path, unsafe rmdir(path))
  }

  /// Whether anything stands at the path, a dangling symbolic link too.
  static func exists(_ path: String) throws(GitError) -> Bool {
    do throws(Errno) {
      _ = try Stat(FilePath(path), followTargetSymlink: false)
      return true
    } catch .noSuchFileOrDirectory {
      return false
    } catch .notDirectory {
      return false
    } catch {
      throw GitError(error, operation: "look at a file", path: path)
    }
  }

  /// The state of a file, no symbolic link followed.
  static func stat(_ path: String) throws(GitError) -> Stat {
    do throws(Errno) {
      return try Stat(FilePath(path), followTargetSymlink: false)
    } catch {
      throw GitError(error, operation: "look at a file", path: path)
    }
  }

  /// Checks that names can be made and removed in a directory.
  static func requireWritable(_ directory: String) throws(GitError) {
    try check("write to a directory", directory, unsafe access(directory, W_OK | X_OK))
  }

  /// Removes a directory if it is empty, and says whether it did.
  static func removeEmptyDirectory(_ path: String) -> Bool {
    unsafe rmdir(path) == 0
  }

  /// Where a symbolic link leads, as stored.
  static func readLink(_ path: String) throws(GitError) -> [UInt8] {
    let capacity = Int(PATH_MAX)
    var target = [CChar](repeating: 0, count: capacity)
    let count = unsafe readlink(path, &target, capacity)
    try check("read a symbolic link", path, count < 0 ? -1 : 0)
    return target[..<count].map { UInt8(bitPattern: $0) }
  }

  /// The names in a directory, without `.` and `..`.
  ///
  /// - Throws: `GitError.malformedName` for one that is not UTF-8.
  static func names(in path: String) throws(GitError) -> [String] {
    var names: [String] = []
    for entry in try DirectoryEntry.all(in: path) {
      guard entry.isUTF8 else { throw .malformedName(path: path + "/" + entry.name) }
      names.append(entry.name)
    }
    return names
  }

  private static func check(
    _ operation: String, _ path: String, _ result: Int32
  ) throws(GitError) {
    // The argument that made the call is the last to be evaluated, so errno is still its own.
    if result != 0 { throw GitError(Errno(rawValue: errno), operation: operation, path: path) }
  }
}
