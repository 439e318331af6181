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
    let numbers = [
      Int(modified.seconds), Int(modified.nanoseconds), Int(changed.seconds),
      Int(changed.nanoseconds), Int(inode), Int(user), Int(group), Int(size),
    ]
    return numbers.map { String($0) }.joined(separator: ":")
  }

  /// The last of its times.
  var latest: IndexTime { Swift.max(modified, changed) }

  /// Nothing that any file could be in: Git reads a file of which the index notes it.
  static let unknown = DiskState(
    modified: IndexTime(seconds: 0, nanoseconds: 0), changed: IndexTime(seconds: 0, nanoseconds: 0),
    inode: 0, user: 0, group: 0, size: 0)

  /// What is known of a file.
  init(
    modified: IndexTime, changed: IndexTime, inode: UInt32, user: UInt32, group: UInt32,
    size: UInt32
  ) {
    self.modified = modified
    self.changed = changed
    self.inode = inode
    self.user = user
    self.group = group
    self.size = size
  }

  /// Whether a file that was moved from one to the other holds what it held: to move it changes `changed` only.
  func isSameContent(as other: DiskState) -> Bool {
    inode == other.inode && size == other.size && modified == other.modified
  }

  /// The same with no size.
  var withoutSize: DiskState {
    DiskState(
      modified: modified, changed: changed, inode: inode, user: user, group: group, size: 0)
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
