import CLibgit2
import SystemPackage

extension Repository {
  /// Those of `paths` that are not as `tree` has them, be it in the index or in the work tree, and
  /// the files that stand in their way.
  ///
  /// A file that is gone from the work tree counts as changed; one that sparse checkout leaves out
  /// does not.
  ///
  /// - Parameter tree: nil stands for a tree that holds nothing.
  /// - Throws: `GitError.bareRepository`; `.unsupportedRepository` when the index cannot be read.
  package func localChanges(
    to paths: [TreePath], comparedWith tree: ObjectID?
  ) throws(GitError) -> [TreePath] {
    let index = try readIndex()
    return try localChanges(
      to: try fileChanges(at: paths, from: tree, to: nil), in: index)
  }

  /// Those of the paths of `changes` that are not as the older tree has them, by an index that is open already.
  func localChanges(
    to changes: [FileChange], in index: IndexFile
  ) throws(GitError) -> [TreePath] {
    let top = try requireWorkTree()
    let judgesExecutable = try configFlag("core.filemode") ?? true
    let expected = Set(changes.map(\.path))
    let folders = KnownFolders()
    var changed: Set<TreePath> = []
    for change in changes {
      // A directory gives way to a file only when its files do, which are judged by themselves.
      let (path, file) = (change.path, change.old)
      let staged = index.entry(at: path)
      let inTheWay = index.collisions(with: Array(path.description.utf8))
        .compactMap { TreePath(bytes: index.files.path(at: $0)) }
      changed.formUnion(Set(inTheWay).subtracting(expected))
      if index.hasConflict(at: path) || staged?.id != file?.id
        || staged?.mode != file?.mode.rawValue
      {
        changed.insert(path)
        continue
      }
      switch (try WorkTreeState.look(at: path, below: top, folders), file) {
      case (.absent, _) where staged?.flags.isSkipped == true: break
      case (.absent, nil): break
      case (.blocked(let ancestor), nil):
        if !expected.contains(ancestor) { changed.insert(ancestor) }
      case (.directory, nil):
        changed.formUnion(try files(in: path, below: top).subtracting(expected))
      case (.regular(let executable), let file?) where file.mode.isFile:
        let id = try workTreeBlobID(of: path, noted: staged)
        let sameMode = !judgesExecutable || executable == (file.mode == .executable)
        if id != file.id || !sameMode { changed.insert(path) }
      case (.symlink, let file?) where file.mode == .symlink:
        if try workTreeBlobID(of: path, as: .symlink) != file.id { changed.insert(path) }
      default: changed.insert(path)
      }
    }
    return changed.sorted()
  }

  /// The id that the file would have as a blob, after the filters that `git add` would apply.
  ///
  /// - Parameter noted: what the index has at the path: line ends that it has stay as they are.
  func workTreeBlobID(
    of path: TreePath, as mode: FileMode = .regular, noted: IndexedFile? = nil
  ) throws(GitError) -> ObjectID {
    let file = try requireWorkTree() + path.description
    if mode == .symlink { return try Self.blobID(of: try SystemCalls.readLink(file)) }
    return try withHandles { (handles) throws(GitError) in
      if let noted { try Self.note(noted, handles) }
      var oid = git_oid()
      try checked(
        "hash \(path)",
        unsafe git_repository_hashfile(
          &oid, handles.repository.pointer, file, GIT_OBJECT_BLOB, path.description))
      return ObjectID(oid)
    }
  }

  /// Whether a file is in the state in which the index notes it, and holds what that has.
  func holdsWhatIsNoted(_ file: IndexedFile) -> Bool {
    guard let path = TreePath(bytes: file.path), let mode = FileMode(stored: file.mode),
      mode.isFile || mode == .symlink,
      let top = try? requireWorkTree(), let stat = try? SystemCalls.stat(top + path.description),
      DiskState(stat.rawValue) == file.state
    else { return false }
    return holds(file, at: path, as: mode)
  }

  /// Whether a file holds what the index notes of it, filters undone. What cannot be read is not known to.
  func holds(_ file: IndexedFile, at path: TreePath, as mode: FileMode) -> Bool {
    !file.flags.isConflicted && (try? workTreeBlobID(of: path, as: mode, noted: file)) == file.id
  }

  /// All that lies in a directory and is none itself.
  private func files(in directory: TreePath, below top: String) throws(GitError) -> Set<TreePath> {
    var files: Set<TreePath> = []
    for name in try SystemCalls.names(in: top + directory.description) {
      // What has no valid path stands in the way as its directory does.
      guard let path = TreePath(bytes: (directory.description + "/" + name).utf8) else {
        files.insert(directory)
        continue
      }
      if try WorkTreeState.look(at: path, below: top) == .directory {
        files.formUnion(try self.files(in: path, below: top))
      } else {
        files.insert(path)
      }
    }
    return files
  }
}
