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
  /// The flags as stored.
  let flags: (basic: UInt16, extended: UInt16)

  /// Whether sparse checkout keeps the file out of the work tree.
  var isSkipped: Bool {
    flags.extended & UInt16(truncatingIfNeeded: GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) != 0
  }
  /// Whether Git is told to take the file for unchanged.
  var isAssumed: Bool {
    flags.basic & UInt16(truncatingIfNeeded: GIT_INDEX_ENTRY_VALID.rawValue) != 0
  }
}

extension IndexedFile {
  /// What an entry says; nil for one without a path.
  init?(_ entry: git_index_entry, isConflicted: Bool) {
    guard let name = unsafe entry.path else { return nil }
    path = unsafe Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
    id = unsafe ObjectID(entry.id)
    mode = unsafe entry.mode
    state = unsafe DiskState(entry)
    self.isConflicted = isConflicted
    flags = unsafe (entry.flags, entry.flags_extended)
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
