import CLibgit2

extension Repository {
  /// The files of the work tree that are tracked, or neither tracked nor ignored, and that exist:
  /// what `git ls-files --cached --others --exclude-standard` lists, without what was deleted.
  ///
  /// - Parameter directory: lists only this path and what lies below it.
  /// - Throws: `GitError.bareRepository`; `.unsupportedRepository` when the index cannot be read.
  package func workTreeFiles(under directory: TreePath? = nil) throws(GitError) -> WorkTreeListing {
    try WorkTreeSurvey(self, under: directory).listing
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
    try isIgnored(Array(path.description.utf8))
  }

  /// The same for a path that need not be text.
  func isIgnored(_ path: [UInt8]) throws(GitError) -> Bool {
    let text = path + [0]
    return try withHandles { (handles) throws(GitError) in
      var ignored: Int32 = 0
      let repository = unsafe handles.repository.pointer
      let code = unsafe text.withUnsafeBytes { bytes in
        unsafe git_ignore_path_is_ignored(
          &ignored, repository, bytes.bindMemory(to: CChar.self).baseAddress)
      }
      try checked("look up ignore rules", code)
      return ignored == 1
    }
  }

  /// The top of the work tree.
  func requireWorkTree() throws(GitError) -> String {
    guard let workTree else { throw .bareRepository(path: gitDirectory) }
    return workTree
  }
}
