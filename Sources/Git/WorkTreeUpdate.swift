import SystemPackage

/// A change of files and index that is made ready first and then made at once.
///
/// It holds git's lock of the index while it lives. Everything that can fail for want of space or
/// rights is done by `prepare`, beside the work tree's files; `apply` renames. What was made ready
/// and not applied is cleaned up.
struct WorkTreeUpdate: ~Copyable {
  private let repository: Repository
  private let top: String
  private let indexPath: String
  private let staging: String
  private var holdsLock = true
  private var removals: [TreePath] = []
  private var writes: [Write] = []
  private var index: IndexFile?
  /// What stood at each path before it was looked into; nil for nothing.
  private var seen: [TreePath: DiskState?] = [:]

  /// A file that is ready to be renamed to its place.
  private struct Write {
    let path: TreePath
    let file: TreeDifference.Side
    let staged: String
  }

  /// Takes the lock of the index.
  ///
  /// - Throws: `GitError.indexLocked`, `.bareRepository`, `.permissionDenied`.
  init(_ repository: Repository) throws(GitError) {
    let top = try repository.requireWorkTree()
    let indexPath = repository.indexPath
    do throws(GitError) {
      try FileContent.create(indexPath + ".lock", [])
    } catch .system(_, let path, Errno.fileExists.rawValue) {
      throw .indexLocked(lockPath: path)
    }
    self.repository = repository
    self.top = top
    self.indexPath = indexPath
    self.staging = top + StagedName.fresh()
    FaultPoint.reached(.indexLocked)
  }

  deinit {
    for write in writes { SystemCalls.removeIfPossible(write.staged) }
    _ = SystemCalls.removeEmptyDirectory(staging)
    if holdsLock { SystemCalls.removeIfPossible(lockPath) }
  }

  /// Makes ready what brings files from the older side of `changes` to the newer one.
  ///
  /// - Throws: `GitError.localChanges` when one of them, or what stands in its way, is not as the older side has it.
  mutating func prepare(_ changes: [FileChange]) throws(GitError) {
    var current = try repository.readIndex()
    // Before they are compared, so that no edit falls in between.
    for change in changes { seen[change.path] = try state(at: change.path) }
    let local = try repository.localChanges(to: changes, in: current)
    if !local.isEmpty { throw .localChanges(local) }
    try SystemCalls.makeDirectory(staging)
    var writable: Set<TreePath> = []
    var entries: [IndexFile.Change] = []
    for change in changes {
      let path = change.path
      entries.append(IndexFile.Change(path: path, file: change.new))
      if current.entry(at: path)?.flags.isSkipped == true { continue }
      if let parent = path.parent, writable.insert(parent).inserted { try requireWritable(path) }
      if let file = change.new {
        let staged = "\(staging)/\(writes.count)"
        writes.append(Write(path: path, file: file, staged: staged))
        try stage(file, path, staged)
      } else {
        removals.append(path)
      }
    }
    let repository = self.repository
    current.apply(entries) { repository.holdsWhatIsNoted($0) }
    try writeLock(current)
    index = current
    FaultPoint.reached(.filesStaged)
  }

  /// Renames and removes files, and puts the new index in place.
  ///
  /// - Throws: `GitError.workTreeBehind` when a file could not be changed, and `.editedMeanwhile` when somebody
  ///   changed one since `prepare`; the index is as it should be all the same. `.indexBehind` when only that is not.
  consuming func apply() throws(GitError) {
    var (failed, kept): ([TreePath], [TreePath]) = ([], [])
    var edited: [TreePath] = []
    var cause: GitError?
    for path in removals {
      do throws(GitError) {
        if try isUntouched(path) { try remove(path) } else { edited.append(path) }
      } catch {
        kept.append(path)
        cause = cause ?? error
      }
    }
    var staged: [TreePath: DiskState] = [:]
    let folders = KnownFolders()
    for write in writes {
      do throws(GitError) {
        guard try isUntouched(write.path) else {
          edited.append(write.path)
          continue
        }
        staged[write.path] = DiskState(try SystemCalls.stat(write.staged).rawValue)
        try put(write, folders)
      } catch {
        failed.append(write.path)
        cause = cause ?? error
      }
    }
    do throws(GitError) {
      if var index {
        for write in writes where staged[write.path] != nil && !failed.contains(write.path) {
          let now = try SystemCalls.stat(top + write.path.description)
          // What somebody changed meanwhile is not what was written.
          if let before = staged[write.path], before.isSameContent(as: DiskState(now.rawValue)) {
            index.note(now, at: write.path)
          }
        }
        try writeLock(index)
      }
    } catch {
      // The index made ready by `prepare` says the same, only Git will have to read those files
      // once to see it.
    }
    FaultPoint.reached(.beforeIndex)
    do throws(GitError) { try SystemCalls.rename(lockPath, to: indexPath) } catch {
      throw .indexBehind(removals + writes.map(\.path), cause: error)
    }
    holdsLock = false
    FaultPoint.reached(.afterIndex)
    if let cause { throw .workTreeBehind(written: failed, removed: kept, cause: cause) }
    if !edited.isEmpty { throw .editedMeanwhile(edited) }
  }

  // MARK: The index

  private var lockPath: String { indexPath + ".lock" }

  /// What an index is called before it becomes the lock file.
  static let draftName = "index.registrar"
  private var draftPath: String { repository.gitDirectory + Self.draftName }

  /// Makes the lock file an index.
  private func writeLock(_ index: IndexFile) throws(GitError) {
    SystemCalls.removeIfPossible(draftPath)
    do throws(GitError) {
      try FileContent.create(draftPath, index.bytes, flushing: true)
      FaultPoint.reached(.indexDrafted)
      try SystemCalls.rename(draftPath, to: lockPath)
    } catch {
      SystemCalls.removeIfPossible(draftPath)
      throw error
    }
  }

  // MARK: Files

  /// Makes the new file in the staging directory, with the filters that `git checkout` would apply.
  private func stage(
    _ file: TreeDifference.Side, _ path: TreePath, _ staged: String
  ) throws(GitError) {
    switch file.mode {
    case .regular, .executable:
      let content = try repository.workTreeContent(of: file.id, at: path)
      try FileContent.create(staged, content, executable: file.mode == .executable)
    case .symlink:
      let target = String(decoding: try repository.blob(file.id), as: UTF8.self)
      try SystemCalls.makeSymlink(staged, to: target)
    case .tree, .gitlink: throw .notARegularFile(path)
    }
  }

  /// Checks that names can be made and removed in the innermost directory of the path that exists.
  private func requireWritable(_ path: TreePath) throws(GitError) {
    for ancestor in path.ancestors.reversed() {
      if try WorkTreeState.look(at: ancestor, below: top) == .directory {
        return try SystemCalls.requireWritable(top + ancestor.description)
      }
    }
  }

  /// Whether nobody has edited a file since `prepare`: hooks may have run meanwhile.
  private func isUntouched(_ path: TreePath) throws(GitError) -> Bool {
    guard let before = seen[path] else { return true }
    switch (before, try state(at: path)) {
    case (nil, nil): return true
    // A backup may link to it, which changes neither.
    case (let before?, let now?): return now.isSameContent(as: before)
    default: return false
    }
  }

  /// What tells whether a file was touched; nothing for directories as for nothing: only empty ones give way.
  private func state(at path: TreePath) throws(GitError) -> DiskState? {
    switch try WorkTreeState.look(at: path, below: top) {
    case .absent, .blocked, .directory: nil
    default: DiskState(try SystemCalls.stat(top + path.description).rawValue)
    }
  }

  /// Removes a file and the directories that it leaves empty.
  private func remove(_ path: TreePath) throws(GitError) {
    if try WorkTreeState.look(at: path, below: top) == .absent { return }
    try SystemCalls.remove(top + path.description)
    for ancestor in path.ancestors.reversed() {
      guard SystemCalls.removeEmptyDirectory(top + ancestor.description) else { return }
    }
  }

  /// - Parameter folders: those that were seen, or made, since files began to be put in place.
  private func put(_ write: Write, _ folders: KnownFolders) throws(GitError) {
    if let parent = write.path.parent, !folders.contains(parent) {
      for ancestor in write.path.ancestors
      where try WorkTreeState.look(at: ancestor, below: top) == .absent {
        try SystemCalls.makeDirectory(top + ancestor.description)
      }
    }
    let destination = top + write.path.description
    if try WorkTreeState.look(at: write.path, below: top, folders) == .directory {
      try SystemCalls.removeEmptyTree(destination)
    }
    try SystemCalls.rename(write.staged, to: destination)
    FaultPoint.reached(.fileInPlace)
  }
}
