import CLibgit2
import Glibc

/// What tells, without reading, that a file is still the one that the index noted (git's racy-git notes):
/// times of change, inode, owner and size, as far as the index keeps them.
struct DiskState: Equatable, Sendable {
  let modified: IndexTime
  let changed: IndexTime
  let inode: UInt32
  let user: UInt32
  let group: UInt32
  let size: UInt32

  /// A time as the index keeps it.
  struct IndexTime: Equatable, Comparable, Sendable {
    let seconds: Int32
    let nanoseconds: UInt32

    static func < (left: IndexTime, right: IndexTime) -> Bool {
      (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
  }

  /// All of it.
  var text: String {
    "\(modified.seconds).\(modified.nanoseconds) \(changed.seconds).\(changed.nanoseconds) "
      + "\(inode) \(user) \(group) \(size)"
  }

  /// The last of its times.
  var latest: IndexTime { Swift.max(modified, changed) }

  /// What the index notes.
  init(_ entry: git_index_entry) {
    unsafe modified = IndexTime(
      seconds: entry.mtime.seconds, nanoseconds: entry.mtime.nanoseconds)
    unsafe changed = IndexTime(
      seconds: entry.ctime.seconds, nanoseconds: entry.ctime.nanoseconds)
    unsafe inode = entry.ino
    unsafe user = entry.uid
    unsafe group = entry.gid
    unsafe size = entry.file_size
  }

  /// Has an entry of the index note it.
  func note(in entry: inout git_index_entry) {
    unsafe entry.mtime = git_index_time(
      seconds: modified.seconds, nanoseconds: modified.nanoseconds)
    unsafe entry.ctime = git_index_time(seconds: changed.seconds, nanoseconds: changed.nanoseconds)
    unsafe entry.ino = inode
    unsafe entry.uid = user
    unsafe entry.gid = group
    unsafe entry.file_size = size
  }

  /// What is on disk.
  init(_ stat: stat) {
    modified = IndexTime(stat.st_mtim)
    changed = IndexTime(stat.st_ctim)
    inode = UInt32(truncatingIfNeeded: stat.st_ino)
    user = stat.st_uid
    group = stat.st_gid
    size = UInt32(truncatingIfNeeded: stat.st_size)
  }
}

extension DiskState.IndexTime {
  init(_ time: timespec) {
    seconds = Int32(truncatingIfNeeded: time.tv_sec)
    nanoseconds = UInt32(truncatingIfNeeded: time.tv_nsec)
  }
}
