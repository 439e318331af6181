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
    for (path, mode) in try statusEntries(under: directory) {
      guard let treePath = TreePath(bytes: path.last == UInt8(ascii: "/") ? path.dropLast() : path)
      else {
        listing.unnameable.append(path)
        continue
      }
      let kind: WorkTreeFile.Kind
      switch FileMode(stored: mode) {
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
  /// - Throws: `GitError.noSuchPath`, `.notARegularFile`, `.permissionDenied`.
  package func readWorkTreeFile(_ path: TreePath) throws(GitError) -> [UInt8] {
    let top = try requireWorkTree()
    switch try WorkTreeState.look(at: path, below: top) {
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

  /// The paths that exist in the work tree and are not ignored, with their modes.
  private func statusEntries(
    under directory: TreePath?
  ) throws(GitError) -> [(path: [UInt8], mode: UInt32)] {
    do throws(GitError) {
      return try withHandles { (handles) throws(GitError) in
        let repository = unsafe handles.repository.pointer
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

  private static func entries(of list: OpaquePointer) -> [(path: [UInt8], mode: UInt32)] {
    var entries: [(path: [UInt8], mode: UInt32)] = []
    for index in 0..<(unsafe git_status_list_entrycount(list)) {
      guard let delta = unsafe git_status_byindex(list, index)?.pointee.index_to_workdir else {
        continue
      }
      let file = unsafe delta.pointee.new_file
      guard unsafe delta.pointee.status != GIT_DELTA_DELETED, let path = unsafe file.path else {
        continue
      }
      let bytes = unsafe UnsafeRawBufferPointer(start: path, count: strlen(path))
      unsafe entries.append((Array(bytes), UInt32(file.mode)))
    }
    return entries
  }
}
