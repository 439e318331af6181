import CLibgit2
import Glibc
import SystemPackage

/// What tells a file from a later one in its place without reading either: device, inode, size, and the time
/// of the last change, to the nanosecond.
package struct FileStamp: Sendable, CustomStringConvertible {
  package let description: String

  /// The stamp of the file to which `path` leads; nil where there is none.
  package init?(_ path: String) {
    guard let stat = try? Stat(FilePath(path), followTargetSymlink: true) else { return nil }
    let time = stat.st_mtim
    description =
      "\(stat.deviceID.rawValue):\(stat.inode.rawValue):\(stat.size):\(time.tv_sec).\(time.tv_nsec)"
  }
}
