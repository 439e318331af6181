import CLibgit2
import Glibc
import SystemPackage

/// Holds one folder of a work tree after another against the index.
struct WorkTreeWalk: Sendable {
  private let repository: Repository
  private let index: IndexEntries
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

  /// A file that the index has and that is there.
  struct Tracked: Sendable {
    /// Its position in the index.
    let position: Int
    /// The mode under which Git records it, or would.
    let mode: FileMode
    /// Whether it holds what the index has, as far as Git would tell.
    let isNoted: Bool
    /// Whether it is in the state on disk that the index notes, where no change could have left that as it is.
    let isVouched: Bool
  }

  /// What was found in some folders.
  struct Found: Sendable {
    /// Files that the index has.
    var tracked: [Tracked] = []
    /// Files that it has not and that are not ignored.
    var untracked: [WorkTreeSurvey.File] = []
    /// Positions in the index of what is not there.
    var gone: [Int] = []
    /// Folders to look at next.
    var folders: [Folder] = []

    /// Adds what was found in other folders.
    static func += (all: inout Found, more: Found) {
      all.tracked += more.tracked
      all.untracked += more.untracked
      all.gone += more.gone
      all.folders += more.folders
    }
  }

  /// What was found in one folder, and which positions of the index that accounts for.
  private struct Account {
    var found = Found()
    var seen: [Range<Int>] = []
  }

  /// Walks through the work tree of `repository`.
  ///
  /// - Parameters:
  ///   - index: what the index has.
  ///   - written: when it was written.
  init(
    _ repository: Repository, _ index: IndexEntries, written: DiskState.IndexTime
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
    guard let path else {
      return Found(folders: [Folder(path: [], range: index.indices)])
    }
    var account = Account()
    let bytes = Array(path.description.utf8)
    let own = index.range(of: bytes)
    let inside = index.range(below: bytes + [UInt8(ascii: "/")])
    switch try WorkTreeState.look(at: path, below: String(decoding: top, as: UTF8.self)) {
    case .directory: try noteFolder(bytes, own, inside, &account)
    case .regular, .symlink:
      let folder = path.parent.map { Array("\($0)/".utf8) } ?? []
      let status = try OpenDirectory(top + folder).status(of: Array(path.name.utf8))
      if let status { try noteFile(bytes, own, status, &account) }
    case .absent, .other, .blocked: break
    }
    noteGone(among: own, &account)
    noteGone(among: inside, &account)
    return account.found
  }

  /// Looks at all that is in `folder`; where it has gone meanwhile, or holds nothing that is tracked and may
  /// not be read, as if nothing were in it. Git, too, could add nothing from there.
  ///
  /// - Throws: `GitError.permissionDenied` where something in it is tracked.
  func look(into folder: Folder) throws(GitError) -> Found {
    var account = Account()
    do throws(GitError) {
      try note(folder, &account)
    } catch .permissionDenied where folder.range.isEmpty {
      account = Account()
    } catch .system(_, _, let errno) where [ENOENT, ENOTDIR, ELOOP].contains(errno) {
      account = Account()
    }
    noteGone(among: folder.range, &account)
    return account.found
  }

  private func note(_ folder: Folder, _ account: inout Account) throws(GitError) {
    let directory = try OpenDirectory(top + folder.path)
    for entry in try directory.entries() where entry.name != Self.gitDirectory {
      let path = folder.path + entry.name
      let own = index.range(of: path, in: folder.range)
      let isFolder: Bool
      if entry.kind == .directory {
        isFolder = true
      } else {
        guard let status = try directory.status(of: entry.name) else { continue }
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        if !isFolder { try noteFile(path, own, status, &account) }
      }
      if isFolder {
        let inside = index.range(below: path + [UInt8(ascii: "/")], in: folder.range)
        try noteFolder(path, own, inside, &account)
      }
    }
  }

  /// Notes what the index has in `range` and nobody saw; what lies in folders to look at next is theirs to tell.
  private func noteGone(among range: Range<Int>, _ account: inout Account) {
    let seen = account.seen.filter { $0.overlaps(range) }
    var position = range.lowerBound
    for known in seen.sorted(by: { $0.lowerBound < $1.lowerBound })
      + [range.upperBound..<range.upperBound]
    {
      account.found.gone += (position..<max(position, known.lowerBound)).filter(isMissed)
      position = max(position, known.upperBound)
    }
  }

  /// Whether what is not there should be; of a conflict one side stands for all.
  private func isMissed(_ position: Int) -> Bool {
    !index.flags(at: position).isSkipped
      && (position == 0 || !index.isSamePath(position - 1, position))
  }

  private static let gitDirectory = Array(".git".utf8)

  /// - Parameters:
  ///   - own: where the index has the folder itself, as a submodule.
  ///   - inside: where it has what lies in it.
  private func noteFolder(
    _ path: [UInt8], _ own: Range<Int>, _ inside: Range<Int>, _ account: inout Account
  ) throws(GitError) {
    if let position = own.first, index.mode(at: position) == FileMode.gitlink.rawValue {
      account.seen.append(own)
      account.found.tracked.append(
        Tracked(position: position, mode: .gitlink, isNoted: true, isVouched: false))
      return
    }
    if inside.isEmpty {
      if try repository.isIgnored(path) { return }
      if try NestedRepository.stands(at: top + path) {
        account.found.untracked.append(.init(path: path, mode: .gitlink))
        return
      }
    }
    account.seen.append(inside)
    account.found.folders.append(Folder(path: path + [UInt8(ascii: "/")], range: inside))
  }

  private func noteFile(
    _ path: [UInt8], _ own: Range<Int>, _ status: stat, _ account: inout Account
  ) throws(GitError) {
    guard let position = own.first else {
      guard let mode = mode(status, noted: nil), try !repository.isIgnored(path) else { return }
      account.found.untracked.append(.init(path: path, mode: mode))
      return
    }
    let noted = index.mode(at: position)
    guard let mode = mode(status, noted: noted) else { return }
    account.seen.append(own)
    let isVouched = vouches(at: position, for: DiskState(status))
    let isNoted =
      mode.rawValue == noted && (isVouched || isSame(index[position], as: mode))
    account.found.tracked.append(
      Tracked(position: position, mode: mode, isNoted: isNoted, isVouched: isVouched))
  }

  /// The mode under which Git would record a file; nil for sockets, devices and the like.
  ///
  /// - Parameter noted: that of the index.
  private func mode(_ status: stat, noted: UInt32?) -> FileMode? {
    switch status.st_mode & S_IFMT {
    case S_IFLNK: return .symlink
    case S_IFREG:
      let noted = noted.flatMap { FileMode(stored: $0) }
      if !hasSymlinks, noted == .symlink { return .symlink }
      if !judgesExecutable { return noted == .executable ? .executable : .regular }
      return status.st_mode & S_IXUSR != 0 ? .executable : .regular
    default: return nil
    }
  }

  /// Whether a file in this state on disk is the one that the index noted, so that it need not be read: since
  /// then nothing has changed it, which would have left its mark in a time later than all that the index knew.
  private func vouches(at position: Int, for state: DiskState) -> Bool {
    guard state == index.state(at: position), state.latest < written,
      !index.flags(at: position).isConflicted
    else { return false }
    // Where Git was not sure it notes no size (racy-git).
    return state.size > 0 || index.id(at: position) == Self.emptyBlob
  }

  private static let emptyBlob = try? Repository.blobID(of: [])

  /// Whether a file holds what the index has, filters undone.
  private func isSame(_ entry: IndexedFile, as mode: FileMode) -> Bool {
    TreePath(bytes: entry.path).map { repository.holds(entry, at: $0, as: mode) } ?? false
  }
}
