import SystemPackage

/// Holds index and work tree against the two sides of a commit, file by file.
struct LagComparison {
  private let repository: Repository
  private let index: IndexFile
  private let top: String
  /// When the branch moved to the commit.
  private let moved: DiskState.IndexTime
  private let judgesExecutable: Bool
  private let folders = KnownFolders()

  /// How a file stands.
  enum Standing {
    /// As the commit has it.
    case inPlace
    /// As the commit before has it, and nobody has touched it since.
    case behind(TreePath)
    /// Otherwise: somebody's own, or not to be told.
    case unknown
  }

  /// What stands in the work tree.
  private enum Found {
    case nothing
    case file(TreeDifference.Side, changed: DiskState.IndexTime)
    case other
  }

  init(_ repository: Repository, moved: DiskState.IndexTime) throws(GitError) {
    self.repository = repository
    self.moved = moved
    index = try repository.readIndex()
    top = try repository.requireWorkTree()
    judgesExecutable = try repository.configFlag("core.filemode") ?? true
  }

  /// How the file stands that `difference` is about.
  func standing(of difference: TreeDifference) throws(GitError) -> Standing {
    guard let path = difference.path, difference.old?.mode != .gitlink,
      difference.new?.mode != .gitlink, !index.hasConflict(at: path)
    else { return .unknown }
    let entry = index.entry(at: path)
    if let flags = entry?.flags, flags.isSkipped || flags.isAssumed { return .inPlace }
    let staged = entry.map { Self.Content($0.id, $0.mode) }
    let old = difference.old.map { Self.Content($0.id, $0.mode.rawValue) }
    let new = difference.new.map { Self.Content($0.id, $0.mode.rawValue) }
    let found = try found(at: path, noted: entry)
    let present: Self.Content?
    switch found {
    case .nothing: present = nil
    case .file(let side, _): present = Self.Content(side.id, side.mode.rawValue)
    case .other: return .unknown
    }
    if staged == new, present == new { return .inPlace }
    let isIndexBehind = staged == old && isIndexUntouched(entry)
    guard isIndexBehind || staged == new else { return .unknown }
    if present == new { return .behind(path) }
    guard present == old else { return .unknown }
    // That a writer gave up on the file shows in an entry that was never held against it.
    guard isIndexBehind || entry?.state.modified == DiskState.unknown.modified else {
      return .unknown
    }
    return try isUntouched(found, at: path, isIndexBehind) ? .behind(path) : .unknown
  }

  /// A blob under a mode.
  private struct Content: Equatable {
    let id: ObjectID
    let mode: UInt32

    init(_ id: ObjectID, _ mode: UInt32) {
      self.id = id
      self.mode = mode
    }
  }

  /// Whether nobody has staged or unstaged the file since the branch moved: git notes no time of a file that it only
  /// staged.
  private func isIndexUntouched(_ entry: IndexedFile?) -> Bool {
    if index.written <= moved { return true }
    guard let noted = entry?.state.modified else { return false }
    return noted != DiskState.unknown.modified && noted <= moved
  }

  /// Whether nobody has changed, made or removed the file since the branch moved.
  private func isUntouched(
    _ found: Found, at path: TreePath, _ isIndexBehind: Bool
  ) throws(GitError) -> Bool {
    if case .file(_, let changed) = found { return changed <= moved }
    if isIndexBehind, index.written <= moved { return true }
    // To remove a name changes its folder.
    for ancestor in path.ancestors.reversed()
    where try WorkTreeState.look(at: ancestor, below: top, folders) == .directory {
      return try changed(top + ancestor.description) <= moved
    }
    return try changed(top) <= moved
  }

  private func found(at path: TreePath, noted entry: IndexedFile?) throws(GitError) -> Found {
    let mode: FileMode
    switch try WorkTreeState.look(at: path, below: top, folders) {
    case .absent, .blocked, .directory: return .nothing
    case .other: return .other
    case .symlink: mode = .symlink
    case .regular(let executable):
      let noted = entry.flatMap { FileMode(stored: $0.mode) }
      mode =
        judgesExecutable
        ? (executable ? .executable : .regular) : (noted == .executable ? .executable : .regular)
    }
    let state = DiskState(try SystemCalls.stat(top + path.description).rawValue)
    let id: ObjectID =
      if let entry, entry.mode == mode.rawValue, entry.state == state, state.size > 0,
        state.latest < index.written
      { entry.id } else { try repository.workTreeBlobID(of: path, as: mode, noted: entry) }
    return .file(TreeDifference.Side(id: id, mode: mode), changed: state.modified)
  }

  private func changed(_ path: String) throws(GitError) -> DiskState.IndexTime {
    DiskState(try SystemCalls.stat(path).rawValue).modified
  }
}
