import Glibc
import SystemPackage

/// Git's index: what the next commit made by `git commit` would hold, and the state on disk by which files are known
/// to be unchanged (gitformat-index(5), versions 2 to 4).
///
/// libgit2 takes ten times as long to read one of 100,000 files, and reads it anew for each of its own questions.
struct IndexFile: Sendable {
  /// All that it notes, in order of the bytes of paths, the sides of a conflict by their stage.
  private(set) var files: [IndexedFile] = []
  /// When the file was written, or an earlier moment: it vouches for nothing that changed then or later.
  let written: DiskState.IndexTime
  /// The version of the format; 2 for an index that does not exist yet.
  let version: Int
  /// What is kept of the extensions: the trees that folders have, and conflicts that were settled.
  private(set) var extensions: [Extension] = []

  /// Content beyond the files.
  struct Extension: Sendable {
    /// Four letters; a capital first one means that it may be left out.
    let signature: [UInt8]
    let content: [UInt8]
  }

  /// Reads the index at `path`; a file that does not exist is an index that holds nothing.
  ///
  /// - Throws: `GitError.unsupportedRepository` for a split or sparse index, or a newer format;
  ///   `.damagedIndex`.
  init(path: String) throws(GitError) {
    guard try SystemCalls.exists(path) else {
      written = DiskState.IndexTime(seconds: .min, nanoseconds: 0)
      version = 2
      return
    }
    // Before it is read: an index that comes meanwhile is taken for older than it is, never for newer.
    written = DiskState.IndexTime(try SystemCalls.stat(path).st_mtim)
    var reader = IndexReader(try FileContent.read(path), path)
    version = try reader.header()
    files = try reader.files()
    extensions = try reader.extensions()
  }

  /// The entry at `path`; nil when there is none, or only the sides of a conflict.
  func entry(at path: TreePath) -> IndexedFile? {
    let place = position(of: Array(path.description.utf8))
    return place < files.count && files[place].path.elementsEqual(path.description.utf8)
      && files[place].stage == 0 ? files[place] : nil
  }

  /// All that it notes at and below `directory`, in order of the bytes of paths.
  func files(under directory: TreePath?) -> [IndexedFile] {
    guard let directory else { return files }
    let prefix = Array(directory.description.utf8)
    return files.filter { $0.path.lies(below: prefix) }
  }

  /// Whether a merge left the path in conflict.
  func hasConflict(at path: TreePath) -> Bool {
    let place = position(of: Array(path.description.utf8))
    return files[place...].prefix { $0.path.elementsEqual(path.description.utf8) }
      .contains { $0.isConflicted }
  }

  /// The position of the first entry at `path`, or of what would follow it.
  private func position(of path: [UInt8]) -> Int {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].path.precedes(path) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The positions of files that cannot be beside one at `path`: those that stand where its folders would, and
  /// those in a folder of its name.
  func collisions(with path: [UInt8]) -> [Int] {
    let slash = UInt8(ascii: "/")
    let above = path.indices.filter { path[$0] == slash }.flatMap { end -> [Int] in
      let folder = Array(path[..<end])
      let start = position(of: folder)
      return files[start...].prefix { $0.path == folder }.indices.map { $0 }
    }
    let start = position(of: path + [slash])
    return above + files[start...].prefix { $0.path.starts(with: path + [slash]) }.indices
  }

  /// Beyond this many files it takes too long to read them.
  private static let mostAsked = 1_000

  /// What an index shall hold at a path.
  struct Change: Sendable {
    let path: TreePath
    /// The blob; nil for nothing.
    let entry: TreeEntry?
  }

  /// Lets the index hold what `changes` say. What it knew of the trees of their folders is dropped.
  ///
  /// What cannot be beside a new file gives way to it. A file that may have changed in the second in which the old
  /// index was written, or later, is noted with no size: a new index would vouch for it otherwise, and git compares
  /// seconds (its racy-git notes).
  ///
  /// - Parameter isUnchanged: tells of such a file whether it holds what the index has, so that its size may stay.
  ///   Where there are very many it is not asked: git reads them when it next looks.
  mutating func apply(
    _ changes: [Change], isUnchanged: (IndexedFile) -> Bool = { _ in false }
  ) {
    let entering = changes.filter { $0.entry != nil }.map { Array($0.path.description.utf8) }
    let inTheWay = Set(entering.flatMap(collisions)).sorted(by: >)
    let leaving = inTheWay.map { self.files[$0].path }
    for place in inTheWay { self.files.remove(at: place) }
    let second = written.seconds
    let asks = self.files.count { $0.state.modified.seconds >= second } <= Self.mostAsked
    let files = self.files.map { file in
      if file.state.modified.seconds < second { return file }
      return asks && isUnchanged(file) ? file : file.withoutSize
    }
    let changes = changes.map { (path: Array($0.path.description.utf8), change: $0) }
      .sorted { $0.path.precedes($1.path) }
    var merged: [IndexedFile] = []
    merged.reserveCapacity(files.count + changes.count)
    var rest = files[...]
    for (path, change) in changes {
      let before = position(of: path)
      if before > rest.startIndex { merged += rest[..<before] }
      rest = rest[Swift.max(before, rest.startIndex)...]
      let known = rest.prefix { $0.path == path }
      rest = rest[known.endIndex...]
      if let entry = change.entry {
        merged.append(IndexedFile(path, entry, like: known.first))
      }
    }
    self.files = merged + rest
    extensions = extensions.map { known in
      guard known.signature == Extension.trees else { return known }
      var trees = TreeCache(known.content)
      for path in changes.map(\.path) + leaving { trees.forget(path) }
      return Extension(signature: known.signature, content: trees.content)
    }
  }
}

extension IndexFile.Extension {
  /// The ids of the trees that folders would have (`TREE`).
  static let trees = Array("TREE".utf8)
  /// Conflicts that were settled (`REUC`).
  static let settled = Array("REUC".utf8)
}
