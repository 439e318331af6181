import CLibgit2
import SystemPackage

/// An index read from a file: what the next commit made by `git commit` would hold.
struct IndexFile: ~Copyable {
  private let index: Owned
  /// When the file was written, or an earlier moment: it vouches for nothing that changed then or later.
  let written: DiskState.IndexTime

  /// Reads the index at `path`; a file that does not exist is an index that holds nothing.
  ///
  /// - Throws: `GitError.unsupportedRepository` for a split or sparse index.
  init(path: String) throws(GitError) {
    // Before it is read: an index that comes meanwhile is taken for older than it is, never for newer.
    let written = try Self.timeWritten(path)
    let index = try Self.open(path)
    self.written = written
    self.index = index
  }

  private static func timeWritten(_ path: String) throws(GitError) -> DiskState.IndexTime {
    try SystemCalls.exists(path)
      ? DiskState.IndexTime(try SystemCalls.stat(path).st_mtim)
      : DiskState.IndexTime(seconds: .min, nanoseconds: 0)
  }

  private static func open(_ path: String) throws(GitError) -> Owned {
    do throws(GitError) {
      return try unsafe Owned("read the index", free: { unsafe git_index_free($0) }) {
        unsafe git_index_open(&$0, path)
      }
    } catch {
      throw error.locating(path)
    }
  }

  /// The entry at `path`; nil when there is none, or only the sides of a conflict.
  func entry(at path: TreePath) -> IndexedFile? {
    guard let found = unsafe git_index_get_bypath(index.pointer, path.description, 0) else {
      git_error_clear()
      return nil
    }
    return unsafe IndexedFile(found.pointee, isConflicted: false)
  }

  /// All that it notes at and below `directory`, in order of the bytes of paths.
  func files(under directory: TreePath?) -> [IndexedFile] {
    let prefix = directory.map { Array($0.description.utf8) } ?? []
    return (0..<(unsafe git_index_entrycount(index.pointer))).compactMap { position in
      guard let entry = unsafe git_index_get_byindex(index.pointer, position),
        let file = unsafe IndexedFile(
          entry.pointee, isConflicted: git_index_entry_is_conflict(entry) == 1)
      else { return nil }
      return file.path.lies(below: prefix) ? file : nil
    }
  }

  /// Whether a merge left the path in conflict.
  func hasConflict(at path: TreePath) -> Bool {
    defer { git_error_clear() }
    return (1...3).contains {
      unsafe git_index_get_bypath(index.pointer, path.description, Int32($0)) != nil
    }
  }

  /// Lets `path` hold a blob.
  ///
  /// - Parameter stat: the file's state on disk, by which git sees that it is unchanged without
  ///   reading it.
  func put(
    _ path: TreePath, _ id: ObjectID, _ mode: FileMode, _ stat: Stat?
  ) throws(GitError) {
    let old = entry(at: path)
    var entry = unsafe git_index_entry()
    unsafe entry.id = id.oid
    unsafe entry.mode = mode.rawValue
    if let old, old.isSkipped {
      unsafe entry.flags = old.flags.basic
      unsafe entry.flags_extended = old.flags.extended
    }
    if let stat {
      unsafe entry.dev = UInt32(truncatingIfNeeded: stat.deviceID.rawValue)
      unsafe DiskState(stat.rawValue).note(in: &entry)
    }
    try checked(
      "change the index",
      unsafe path.description.withCString { text in
        unsafe entry.path = text
        return unsafe git_index_add(index.pointer, &entry)
      })
  }

  /// Removes the entry at `path`, if there is one.
  func remove(_ path: TreePath) throws(GitError) {
    if entry(at: path) == nil { return }
    try checked("change the index", unsafe git_index_remove(index.pointer, path.description, 0))
  }

  /// Writes the index to the file it was read from.
  func write() throws(GitError) {
    try checked("write the index", unsafe git_index_write(index.pointer))
  }
}
