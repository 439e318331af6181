import CLibgit2
import Glibc
import SystemPackage

/// Holds one folder of a work tree after another against the index.
struct WorkTreeWalk: Sendable {
  private let repository: Repository
  private let index: [IndexedFile]
  /// The top of the work tree, with a slash at the end.
  private let top: [UInt8]
  /// When the index was written: it cannot vouch for what changed at that moment or later.
  private let written: DiskState.IndexTime
  private let judgesExecutable: Bool
  private let hasSymlinks: Bool

  /// A folder, and what the index has in it.
  struct Folder: Sendable {
    /// Its path with a slash at the end; nothing for the top.
    let path: [UInt8]
    /// Positions in the index.
    let range: Range<Int>
  }

  /// What was found in one folder.
  struct Found: Sendable {
    /// Files that the index has, with their positions in it.
    var tracked: [(position: Int, file: WorkTreeSurvey.File)] = []
    /// Files that it has not and that are not ignored.
    var untracked: [WorkTreeSurvey.File] = []
    /// Positions in the index of what is not there.
    var gone: [Int] = []
    /// Folders to look at next.
    var folders: [Folder] = []
    fileprivate var seen: [Range<Int>] = []

    /// Adds what was found in another folder.
    static func += (all: inout Found, more: Found) {
      all.tracked += more.tracked
      all.untracked += more.untracked
      all.gone += more.gone
      all.folders += more.folders
    }
  }

  /// Walks through the work tree of `repository`.
  ///
  /// - Parameters:
  ///   - index: what the index has, in order of the bytes of paths.
  ///   - written: when it was written.
  init(
    _ repository: Repository, _ index: [IndexedFile], written: DiskState.IndexTime
  ) throws(GitError) {
    self.repository = repository
    self.index = index
    self.written = written
    top = Array(try repository.requireWorkTree().utf8)
    judgesExecutable = try repository.configFlag("core.filemode") ?? true
    hasSymlinks = try repository.configFlag("core.symlinks") ?? true
  }

  /// What to begin with: the folder at `path`, or the file there; the top of the work tree where that is nil.
  func start(at path: TreePath?) throws(GitError) -> Found {
    var found = Found()
    guard let path else {
      found.folders = [Folder(path: [], range: index.indices)]
      return found
    }
    let bytes = Array(path.description.utf8)
    let own = range(of: bytes, in: index.indices)
    switch try WorkTreeState.look(at: path, below: String(decoding: top, as: UTF8.self)) {
    case .directory: try noteFolder(bytes, own, among: index.indices, &found)
    case .regular, .symlink:
      let folder = path.parent.map { Array("\($0)/".utf8) } ?? []
      let status = try OpenDirectory(top + folder).status(of: Array(path.name.utf8))
      if let status { try noteFile(bytes, own, status, &found) }
    case .absent, .other, .blocked: break
    }
    noteGone(among: index.indices, &found)
    return found
  }

  /// Looks at all that is in `folder`; where it has gone meanwhile, or holds nothing that is tracked and may
  /// not be read, as if nothing were in it. Git, too, could add nothing from there.
  ///
  /// - Throws: `GitError.permissionDenied` where something in it is tracked.
  func look(into folder: Folder) throws(GitError) -> Found {
    var found = Found()
    do throws(GitError) {
      try note(folder, &found)
    } catch .permissionDenied where folder.range.isEmpty {
      found = Found()
    } catch .system(_, _, let errno) where [ENOENT, ENOTDIR, ELOOP].contains(errno) {
      found = Found()
    }
    noteGone(among: folder.range, &found)
    return found
  }

  private func note(_ folder: Folder, _ found: inout Found) throws(GitError) {
    let directory = try OpenDirectory(top + folder.path)
    for entry in try directory.entries() where entry.name != Self.gitDirectory {
      let path = folder.path + entry.name
      let own = range(of: path, in: folder.range)
      if entry.kind == .directory {
        try noteFolder(path, own, among: folder.range, &found)
        continue
      }
      guard let status = try directory.status(of: entry.name) else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try noteFolder(path, own, among: folder.range, &found)
      } else {
        try noteFile(path, own, status, &found)
      }
    }
  }

  /// Notes what the index has in `range` and nobody saw; what lies in folders to look at next is theirs to tell.
  private func noteGone(among range: Range<Int>, _ found: inout Found) {
    let seen = found.seen.sorted { $0.lowerBound < $1.lowerBound }
    var position = range.lowerBound
    for known in seen + [range.upperBound..<range.upperBound] {
      found.gone += (position..<max(position, known.lowerBound)).filter(isMissed)
      position = max(position, known.upperBound)
    }
  }

  /// Whether what is not there should be; of a conflict one side stands for all.
  private func isMissed(_ position: Int) -> Bool {
    !index[position].isSkipped
      && (position == 0 || index[position - 1].path != index[position].path)
  }

  private static let gitDirectory = Array(".git".utf8)

  private func noteFolder(
    _ path: [UInt8], _ own: Range<Int>, among range: Range<Int>, _ found: inout Found
  ) throws(GitError) {
    if let position = own.first, index[position].mode == FileMode.gitlink.rawValue {
      found.seen.append(own)
      found.tracked.append(
        (position, .init(path: path, mode: .gitlink, isNoted: true, state: nil)))
      return
    }
    let inside = self.range(below: path + [UInt8(ascii: "/")], in: range)
    if inside.isEmpty {
      if try repository.isIgnored(path) { return }
      if try NestedRepository.stands(at: top + path) {
        found.untracked.append(.init(path: path, mode: .gitlink, isNoted: false, state: nil))
        return
      }
    }
    found.seen.append(inside)
    found.folders.append(Folder(path: path + [UInt8(ascii: "/")], range: inside))
  }

  private func noteFile(
    _ path: [UInt8], _ own: Range<Int>, _ status: stat, _ found: inout Found
  ) throws(GitError) {
    guard let position = own.first else {
      guard let mode = mode(status, noted: nil), try !repository.isIgnored(path) else { return }
      found.untracked.append(.init(path: path, mode: mode, isNoted: false, state: nil))
      return
    }
    let entry = index[position]
    guard let mode = mode(status, noted: entry) else { return }
    found.seen.append(own)
    let state = DiskState(status)
    let isVouched = vouches(entry, for: state)
    let isNoted = mode.rawValue == entry.mode && (isVouched || isSame(entry, as: mode))
    found.tracked.append(
      (
        position,
        .init(path: path, mode: mode, isNoted: isNoted, state: isVouched ? state : nil)
      ))
  }

  /// The mode under which Git would record a file; nil for sockets, devices and the like.
  private func mode(_ status: stat, noted entry: IndexedFile?) -> FileMode? {
    let noted = entry.flatMap { FileMode(stored: $0.mode) }
    switch status.st_mode & S_IFMT {
    case S_IFLNK: return .symlink
    case S_IFREG:
      if !hasSymlinks, noted == .symlink { return .symlink }
      if !judgesExecutable { return noted == .executable ? .executable : .regular }
      return status.st_mode & S_IXUSR != 0 ? .executable : .regular
    default: return nil
    }
  }

  /// Whether a file in this state on disk is the one that the index noted, so that it need not be read: since
  /// then nothing has changed it, which would have left its mark in a time later than all that the index knew.
  private func vouches(_ entry: IndexedFile, for state: DiskState) -> Bool {
    guard !entry.isConflicted, state == entry.state, state.latest < written else { return false }
    // Where Git was not sure it notes no size (racy-git).
    return state.size > 0 || entry.id == Self.emptyBlob
  }

  private static let emptyBlob = try? Repository.blobID(of: [])

  /// Whether a file holds what the index has, filters undone.
  private func isSame(_ entry: IndexedFile, as mode: FileMode) -> Bool {
    TreePath(bytes: entry.path).map { repository.holds(entry, at: $0, as: mode) } ?? false
  }

  /// Where the index has `path` itself, each side of a conflict.
  private func range(of path: [UInt8], in range: Range<Int>) -> Range<Int> {
    let start = firstPosition(notBefore: path, in: range)
    var end = start
    while end < range.upperBound, index[end].path == path { end += 1 }
    return start..<end
  }

  /// Where the index has what lies in the folder `path`, which ends with a slash.
  private func range(below path: [UInt8], in range: Range<Int>) -> Range<Int> {
    let start = firstPosition(notBefore: path, in: range)
    // The next character follows the slash.
    let end = firstPosition(
      notBefore: path.dropLast() + [UInt8(ascii: "/") + 1], in: start..<range.upperBound)
    return start..<end
  }

  private func firstPosition(notBefore path: [UInt8], in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if index[middle].path.precedes(path) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
