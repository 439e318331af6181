import CLibgit2
import Glibc

/// A file as the index notes it: what it holds, and the state on disk by which that is known without reading.
struct IndexedFile: Sendable {
  /// Its path, as bytes.
  let path: [UInt8]
  /// Its blob, or the commit of a submodule.
  let id: ObjectID
  /// The mode as stored.
  let mode: UInt32
  /// The state on disk when the index was written.
  let state: DiskState
  /// Whether it is one side of a conflict.
  let isConflicted: Bool
  /// Whether sparse checkout keeps the file out of the work tree.
  let isSkipped: Bool
  /// Whether Git is told to take the file for unchanged.
  let isAssumed: Bool
}

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

extension IndexedFile {
  /// What an entry says; nil for one without a path.
  init?(_ entry: git_index_entry, isConflicted: Bool) {
    let valid = UInt16(truncatingIfNeeded: GIT_INDEX_ENTRY_VALID.rawValue)
    let skipped = UInt16(truncatingIfNeeded: GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue)
    guard let name = unsafe entry.path else { return nil }
    path = unsafe Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
    id = unsafe ObjectID(entry.id)
    mode = unsafe entry.mode
    state = unsafe DiskState(entry)
    self.isConflicted = isConflicted
    isSkipped = unsafe entry.flags_extended & skipped != 0
    isAssumed = unsafe entry.flags & valid != 0
  }
}

extension [UInt8] {
  /// Whether these bytes come before `other` in the index.
  func precedes(_ other: [UInt8]) -> Bool {
    for (one, another) in zip(self, other) where one != another { return one < another }
    return count < other.count
  }

  /// Whether these are the bytes of the path `folder`, or of one below it; of any where that is empty.
  func lies(below folder: [UInt8]) -> Bool {
    starts(with: folder)
      && (folder.isEmpty || count == folder.count || self[folder.count] == UInt8(ascii: "/"))
  }
}
