import Crypto
import Dispatch
import Synchronization

/// One look at a work tree: the files that are tracked, or neither tracked nor ignored, and whether they are as
/// the index noted them.
///
/// libgit2 does this on one core and takes three times as long as git; here folders are read on all of them.
/// What is ignored is libgit2's word.
package struct WorkTreeSurvey: Sendable {
  /// The files that exist and that the index has, in its order.
  private let tracked: [WorkTreeWalk.Tracked]
  /// Those that it has not and that are not ignored, in order of the bytes of their paths.
  private let untracked: [File]
  /// The paths that the index has and the work tree has not, in order.
  let gone: [[UInt8]]
  /// Whether the index tells Git not to look at some of them.
  let hidesFiles: Bool
  private let repository: Repository
  private let index: IndexEntries

  /// A file that exists.
  struct File: Sendable {
    /// Its path, as bytes.
    let path: [UInt8]
    /// The mode under which Git records it, or would.
    let mode: FileMode
    /// Whether it holds what the index has, as far as Git would tell.
    var isNoted = false
    /// Whether it is in the state on disk that the index notes, where no change could have left that as it is;
    /// else only its bytes tell what it holds.
    var isVouched = false
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
    let index = file.files
    self.index = index
    let walk = try WorkTreeWalk(repository, index, written: file.written)
    hidesFiles = file.ranges(at: directory).joined().contains { position in
      let flags = index.flags(at: position)
      return flags.isAssumed || flags.isSkipped
    }
    var found = try walk.start(at: directory)
    while case let level = found.folders, !level.isEmpty {
      found.folders = []
      for result in Self.concurrently(level, walk.look) { found += try result.get() }
    }
    // In their places, since folders are looked at level by level.
    var places = [WorkTreeWalk.Tracked?](repeating: nil, count: index.count)
    for file in found.tracked { places[file.position] = file }
    tracked = places.compactMap { $0 }
    untracked = found.untracked.sorted { $0.path.precedes($1.path) }
    gone = found.gone.sorted().map { Array(index.path(at: $0)) }
  }

  /// The files that exist, in order of the bytes of their paths.
  var files: [File] {
    guard !untracked.isEmpty else { return tracked.map(file) }
    var files: [File] = []
    files.reserveCapacity(tracked.count + untracked.count)
    var rest = untracked[...]
    for known in tracked {
      let file = file(known)
      while let next = rest.first, next.path.precedes(file.path) {
        files.append(next)
        rest.removeFirst()
      }
      files.append(file)
    }
    return files + rest
  }

  /// Those of them that do not hold what the index has.
  var loose: [File] { tracked.filter { !$0.isNoted }.map(file) + untracked }

  private func file(_ known: WorkTreeWalk.Tracked) -> File {
    File(
      path: Array(index.path(at: known.position)), mode: known.mode, isNoted: known.isNoted,
      isVouched: known.isVouched)
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

  /// A digest of 32 bytes that differs between two contents of the work tree: of each file the path, the mode, and
  /// what the index notes of it, where its state on disk is that, so that it need not be read; else the id of its
  /// bytes.
  ///
  /// The blob in the index alone would not do: filters may make one blob of two files of one length.
  ///
  /// - Returns: nil where Git is told not to look at files (`git update-index --assume-unchanged`, sparse
  ///   checkout).
  package func fingerprint() throws(GitError) -> [UInt8]? {
    if hidesFiles { return nil }
    var digest = SHA256()
    var next = tracked.startIndex
    while next < tracked.endIndex {
      let first = tracked[next]
      var end = next
      // What the index has side by side it tells in one piece.
      while end < tracked.endIndex, tracked[end].isVouched,
        tracked[end].position == first.position + (end - next),
        tracked[end].mode.rawValue == index.mode(at: tracked[end].position)
      {
        end += 1
      }
      if end > next {
        digest.update(data: Array("noted \(end - next)\0".utf8))
        digest.update(data: index.record(of: first.position..<(first.position + (end - next))))
        next = end
      } else {
        digest.update(data: try description(of: file(first), at: first.position))
        next += 1
      }
    }
    for file in untracked { digest.update(data: try description(of: file, at: nil)) }
    return Array(digest.finalize())
  }

  /// What tells a file from others of its path.
  private func description(of file: File, at position: Int?) throws(GitError) -> [UInt8] {
    var content = Array("file \(file.mode.rawValue) ".utf8) + file.path + [0]
    if file.isVouched, let position {
      content += index.record(of: position..<(position + 1))
    } else if let path = TreePath(bytes: file.path), file.mode.isFile {
      content += "\(try Repository.blobID(of: try repository.readWorkTreeFile(path)))".utf8
    }
    return content + [0]
  }

  /// What `look` finds in all folders, in order, looked at on all cores.
  private static func concurrently(
    _ folders: [WorkTreeWalk.Folder],
    _ look: @Sendable (WorkTreeWalk.Folder) throws(GitError) -> WorkTreeWalk.Found
  ) -> [Result<WorkTreeWalk.Found, GitError>] {
    let batch = max(1, min(64, folders.count / 8))
    let count = (folders.count + batch - 1) / batch
    let results = Mutex<[Result<WorkTreeWalk.Found, GitError>?]>(
      Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let result = Result { () throws(GitError) in
        var all = WorkTreeWalk.Found()
        for folder in folders[(number * batch)..<min((number + 1) * batch, folders.count)] {
          all += try look(folder)
        }
        return all
      }
      results.withLock { $0[number] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
