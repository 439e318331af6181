import Dispatch
import Synchronization

/// One look at a work tree: the files that are tracked, or neither tracked nor ignored, and whether they are as
/// the index noted them.
///
/// libgit2 does this on one core and takes three times as long as git; here folders are read on all of them.
/// What is ignored is libgit2's word.
package struct WorkTreeSurvey: Sendable {
  /// The files that exist, in order of the bytes of their paths.
  private(set) var files: [File] = []
  /// The paths that the index has and the work tree has not, in order.
  private(set) var gone: [[UInt8]] = []
  /// Whether the index tells Git not to look at some of them.
  let hidesFiles: Bool
  private let repository: Repository

  /// A file that exists.
  struct File: Sendable {
    /// Its path, as bytes.
    let path: [UInt8]
    /// The mode under which Git records it, or would.
    let mode: FileMode
    /// Whether it holds what the index has, as far as Git would tell.
    let isNoted: Bool
    /// Its state on disk, where no change could have left that as it is; nil where only its bytes tell.
    let state: DiskState?
  }

  /// Looks at `directory` and what lies below it; at everything where that is nil.
  ///
  /// - Throws: `GitError.bareRepository`; `.unsupportedRepository` when the index cannot be read.
  package init(_ repository: Repository, under directory: TreePath?) throws(GitError) {
    let index = try repository.readIndex()
    try self.init(repository, under: directory, in: index)
  }

  /// The same with an index that is open already.
  init(
    _ repository: Repository, under directory: TreePath?, in file: IndexFile
  ) throws(GitError) {
    self.repository = repository
    let index = file.files(under: directory)
    let walk = try WorkTreeWalk(repository, index, written: file.written)
    hidesFiles = index.contains { $0.isAssumed || $0.isSkipped }
    var found = try walk.start(at: directory)
    while case let level = found.folders, !level.isEmpty {
      found.folders = []
      for result in Self.concurrently(level, walk.look) { found += try result.get() }
    }
    let tracked = found.tracked.sorted { $0.position < $1.position }.map(\.file)
    files = Self.merged(tracked, found.untracked.sorted { $0.path.precedes($1.path) })
    gone = found.gone.sorted().map { index[$0].path }
  }

  /// What there is, by paths that can be written.
  package var listing: WorkTreeListing {
    var listing = WorkTreeListing()
    for file in files {
      if let path = TreePath(bytes: file.path), let kind = WorkTreeFile.Kind(file.mode) {
        listing.files.append(WorkTreeFile(path: path, kind: kind))
      } else {
        listing.unnameable.append(file.path)
      }
    }
    return listing
  }

  /// Bytes that differ between two contents of the work tree: of each file the path, the mode, and its state on
  /// disk where that tells, so that it need not be read, else the id of its bytes.
  ///
  /// The blob in the index would not do: filters may make one blob of two files of one length.
  ///
  /// - Returns: nil where Git is told not to look at files (`git update-index --assume-unchanged`, sparse
  ///   checkout).
  package func fingerprint() throws(GitError) -> [UInt8]? {
    if hidesFiles { return nil }
    var bytes: [UInt8] = []
    for file in files {
      bytes += file.path
      bytes.append(0)
      var content = "\(file.mode.rawValue) "
      if let state = file.state {
        content += state.text
      } else if let path = TreePath(bytes: file.path), file.mode.isFile {
        content += "\(try Repository.blobID(of: try repository.readWorkTreeFile(path)))"
      }
      bytes += content.utf8
      bytes.append(0)
    }
    return bytes
  }

  private static func merged(_ one: [File], _ other: [File]) -> [File] {
    guard !other.isEmpty else { return one }
    var files: [File] = []
    files.reserveCapacity(one.count + other.count)
    var rest = other[...]
    for file in one {
      while let next = rest.first, next.path.precedes(file.path) {
        files.append(next)
        rest.removeFirst()
      }
      files.append(file)
    }
    return files + rest
  }

  /// What `look` finds in all folders, in order, looked at on all cores.
  private static func concurrently(
    _ folders: [WorkTreeWalk.Folder],
    _ look: @Sendable (WorkTreeWalk.Folder) throws(GitError) -> WorkTreeWalk.Found
  ) -> [Result<WorkTreeWalk.Found, GitError>] {
    let batch = max(1, min(16, folders.count / 8))
    let count = (folders.count + batch - 1) / batch
    let results = Mutex<[[Result<WorkTreeWalk.Found, GitError>]]>(
      Array(repeating: [], count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let found = folders[(number * batch)..<min((number + 1) * batch, folders.count)].map {
        folder in
        Result { () throws(GitError) in try look(folder) }
      }
      results.withLock { $0[number] = found }
    }
    return results.withLock { $0.flatMap { $0 } }
  }
}
