import CLibgit2
import Glibc

extension Repository {
  /// The files of the work tree that are tracked, or neither tracked nor ignored, and that exist:
  /// what `git ls-files --cached --others --exclude-standard` lists, without what was deleted.
  ///
  /// - Parameter directory: lists only this path and what lies below it.
  /// - Throws: `GitError.bareRepository`; `.unsupportedRepository` when the index cannot be read.
  package func workTreeFiles(under directory: TreePath? = nil) throws(GitError) -> WorkTreeListing {
    _ = try requireWorkTree()
    var listing = WorkTreeListing()
    for entry in try statusEntries(under: directory) ?? [] {
      let path = entry.path
      guard let treePath = TreePath(bytes: path.last == UInt8(ascii: "/") ? path.dropLast() : path)
      else {
        listing.unnameable.append(path)
        continue
      }
      let kind: WorkTreeFile.Kind
      switch FileMode(stored: entry.mode) {
      case .regular: kind = .regular
      case .executable: kind = .executable
      case .symlink: kind = .symlink
      case .tree, .gitlink: kind = .repository
      case nil: continue
      }
      listing.files.append(WorkTreeFile(path: treePath, kind: kind))
    }
    listing.files.sort { $0.path < $1.path }
    return listing
  }

  /// What stands at `path` in the work tree, ignored or not; nil for nothing that Git would record.
  package func workTreeFile(at path: TreePath) throws(GitError) -> WorkTreeFile? {
    let top = try requireWorkTree()
    let kind: WorkTreeFile.Kind
    switch try WorkTreeState.look(at: path, below: top) {
    case .regular(let executable): kind = executable ? .executable : .regular
    case .symlink: kind = .symlink
    case .directory:
      // Only a repository of its own is recorded as one.
      guard try FileTree.kind(at: top + path.description + "/.git") != nil else { return nil }
      kind = .repository
    case .absent, .other, .blocked: return nil
    }
    return WorkTreeFile(path: path, kind: kind)
  }

  /// The content of a regular file of the work tree; no symbolic link on the way is followed.
  ///
  /// - Parameter folders: those that were seen to be folders; who reads many files looks at each once.
  /// - Throws: `GitError.noSuchPath`, `.notARegularFile`, `.permissionDenied`.
  package func readWorkTreeFile(
    _ path: TreePath, in folders: KnownFolders = KnownFolders()
  ) throws(GitError) -> [UInt8] {
    let top = try requireWorkTree()
    switch try WorkTreeState.look(at: path, below: top, folders) {
    case .regular: return try FileContent.read(top + path.description, following: false)
    case .absent: throw .noSuchPath(path)
    default: throw .notARegularFile(path)
    }
  }

  /// Whether Git is told to ignore the path, were it not tracked.
  package func isIgnored(_ path: TreePath) throws(GitError) -> Bool {
    try withHandles { (handles) throws(GitError) in
      var ignored: Int32 = 0
      try checked(
        "look up ignore rules",
        unsafe git_ignore_path_is_ignored(
          &ignored, handles.repository.pointer, path.description))
      return ignored == 1
    }
  }

  /// The top of the work tree.
  func requireWorkTree() throws(GitError) -> String {
    guard let workTree else { throw .bareRepository(path: gitDirectory) }
    return workTree
  }

  /// Bytes that differ between two contents of the work tree: of each file that `workTreeFiles` lists the
  /// path, the mode, and what it holds. That is the blob in the index with the size on disk where the file is
  /// as the index noted it, so that it need not be read; the id of its bytes where it is not.
  ///
  /// - Parameter directory: of this path and what lies below it.
  /// - Returns: nil where Git is told not to look at files (`git update-index --assume-unchanged`, sparse
  ///   checkout), so that nothing tells what they hold.
  package func workTreeState(under directory: TreePath? = nil) throws(GitError) -> [UInt8]? {
    _ = try requireWorkTree()
    guard let entries = try statusEntries(under: directory, lookedAtAll: true) else { return nil }
    var state: [UInt8] = []
    for entry in entries {
      state += entry.path
      state.append(0)
      var content = "\(entry.mode) "
      if let blob = entry.blob {
        content += "\(blob) \(entry.size)"
      } else if let path = TreePath(bytes: entry.path), FileMode(stored: entry.mode)?.isFile == true
      {
        content += "\(try Self.blobID(of: try readWorkTreeFile(path)))"
      }
      state += content.utf8
      state.append(0)
    }
    return state
  }

  /// A file that exists in the work tree and is not ignored.
  private struct StatusEntry {
    /// Its path as it is stored, `/` at the end for a repository of its own that nobody tracks.
    let path: [UInt8]
    let mode: UInt32
    /// How many bytes it has on disk.
    let size: UInt64
    /// Its blob; nil where the file is not as the index noted it.
    let blob: ObjectID?
  }

  /// The files that exist in the work tree and are not ignored.
  ///
  /// - Parameter lookedAtAll: gives nil where the index tells Git not to look at some.
  private func statusEntries(
    under directory: TreePath?, lookedAtAll: Bool = false
  ) throws(GitError) -> [StatusEntry]? {
    do throws(GitError) {
      return try withHandles { (handles) throws(GitError) in
        let repository = unsafe handles.repository.pointer
        if lookedAtAll, try unsafe Self.hidesFiles(repository) { return nil }
        var options = unsafe git_status_options()
        try checked(
          "prepare to list files",
          unsafe git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION)))
        unsafe options.show = GIT_STATUS_SHOW_WORKDIR_ONLY
        unsafe options.flags =
          GIT_STATUS_OPT_INCLUDE_UNTRACKED.rawValue
          | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS.rawValue
          | GIT_STATUS_OPT_INCLUDE_UNMODIFIED.rawValue
          | GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH.rawValue
        let list = try unsafe Owned(
          "list files", free: { unsafe git_status_list_free($0) }
        ) { handle in
          unsafe Self.withPathspec(directory) { pathspec in
            unsafe options.pathspec = pathspec
            return unsafe git_status_list_new(&handle, repository, &options)
          }
        }
        return unsafe Self.entries(of: list.pointer)
      }
    } catch {
      throw error.locating(gitDirectory + "index")
    }
  }

  /// Whether the index holds a file at which Git is told not to look.
  private static func hidesFiles(_ repository: OpaquePointer) throws(GitError) -> Bool {
    let index = try unsafe Owned("read the index", free: { unsafe git_index_free($0) }) {
      unsafe git_repository_index(&$0, repository)
    }
    let valid = UInt16(truncatingIfNeeded: GIT_INDEX_ENTRY_VALID.rawValue)
    let skipped = UInt16(truncatingIfNeeded: GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue)
    return (0..<(unsafe git_index_entrycount(index.pointer))).contains { position in
      guard let entry = unsafe git_index_get_byindex(index.pointer, position)?.pointee else {
        return false
      }
      return unsafe entry.flags & valid != 0 || entry.flags_extended & skipped != 0
    }
  }

  private static func entries(of list: OpaquePointer) -> [StatusEntry] {
    var entries: [StatusEntry] = []
    for index in 0..<(unsafe git_status_list_entrycount(list)) {
      guard let delta = unsafe git_status_byindex(list, index)?.pointee.index_to_workdir else {
        continue
      }
      let file = unsafe delta.pointee.new_file
      guard unsafe delta.pointee.status != GIT_DELTA_DELETED, let path = unsafe file.path else {
        continue
      }
      let bytes = unsafe UnsafeRawBufferPointer(start: path, count: strlen(path))
      let isNoted = unsafe delta.pointee.status == GIT_DELTA_UNMODIFIED
      entries.append(
        StatusEntry(
          path: unsafe Array(bytes), mode: UInt32(unsafe file.mode), size: unsafe file.size,
          blob: isNoted ? ObjectID(unsafe delta.pointee.old_file.id) : nil))
    }
    return entries
  }
}
