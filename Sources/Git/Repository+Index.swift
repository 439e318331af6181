import CLibgit2

extension Repository {
  /// Reads the index, and has libgit2 take attributes from what it notes: libgit2 would read the whole file for
  /// those alone.
  ///
  /// - Throws: as `IndexFile.init`.
  func readIndex() throws(GitError) -> IndexFile {
    let index = try IndexFile(path: indexPath)
    let name = Array("/.gitattributes".utf8)
    let attributes = index.files.indices.filter { position in
      let path = index.files.path(at: position)
      return path.last == name.last && (path.suffix(name.count) == name[...] || path == name[1...])
        && !index.files.flags(at: position).isConflicted
    }.map { index.files[$0] }
    try withHandles { (handles) throws(GitError) in
      let light = try unsafe Owned("make an index", free: { unsafe git_index_free($0) }) {
        unsafe git_index_new(&$0)
      }
      for file in attributes { try Self.note(file, in: light) }
      try checked(
        "set an index",
        unsafe git_repository_set_index(handles.repository.pointer, light.pointer))
    }
    return index
  }

  /// Has libgit2 know what the index notes of one file, for filters that ask.
  static func note(_ file: IndexedFile, _ handles: borrowing Handles) throws(GitError) {
    let repository = unsafe handles.repository.pointer
    let index = try unsafe Owned("open the index", free: { unsafe git_index_free($0) }) {
      unsafe git_repository_index(&$0, repository)
    }
    try note(file, in: index)
  }

  private static func note(_ file: IndexedFile, in index: borrowing Owned) throws(GitError) {
    let handle = unsafe index.pointer
    var entry = unsafe git_index_entry()
    unsafe entry.id = file.id.oid
    unsafe entry.mode = file.mode
    try checked(
      "change an index",
      unsafe String(decoding: file.path, as: UTF8.self).withCString { text in
        unsafe entry.path = text
        return unsafe git_index_add(handle, &entry)
      })
  }
}
