import Crypto
import Glibc
import SystemPackage

/// Git's index: what the next commit made by `git commit` would hold, and the state on disk by which files are known
/// to be unchanged (gitformat-index(5), versions 2 to 4).
///
/// libgit2 takes ten times as long to read one of 100,000 files, and reads it anew for each of its own questions.
struct IndexFile: Sendable {
  /// All that it notes, in order of the bytes of paths, the sides of a conflict by their stage.
  private(set) var files = IndexEntries()
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

  /// What is known of the trees of folders; nil where nothing is.
  var trees: TreeCache? {
    extensions.first { $0.signature == Extension.trees }.flatMap { TreeCache($0.content) }
  }

  /// The entry at `path`; nil when there is none, or only the sides of a conflict.
  func entry(at path: TreePath) -> IndexedFile? {
    let place = files.range(of: path.description.utf8)
    guard let position = place.first, !files.flags(at: position).isConflicted else { return nil }
    return files[position]
  }

  /// Where it notes `path` itself, and where what lies below it.
  func ranges(at path: TreePath?) -> [Range<Int>] {
    guard let path else { return [files.indices] }
    let bytes = Array(path.description.utf8)
    return [files.range(of: bytes), files.range(below: bytes + [UInt8(ascii: "/")])]
  }

  /// Whether a merge left the path in conflict.
  func hasConflict(at path: TreePath) -> Bool {
    files.range(of: path.description.utf8).contains { files.flags(at: $0).isConflicted }
  }

  /// The positions of files that cannot be beside one at `path`: those that stand where its folders would, and
  /// those in a folder of its name.
  func collisions(with path: [UInt8]) -> [Int] {
    let slash = UInt8(ascii: "/")
    let above = path.indices.filter { path[$0] == slash }
      .flatMap { end in files.range(of: path[..<end]) }
    return above + files.range(below: path + [slash])
  }

  /// Beyond this many files it takes too long to read them.
  private static let mostAsked = 1_000

  /// What an index shall hold at a path.
  struct Change: Sendable {
    let path: TreePath
    /// The file; nil for nothing.
    let file: TreeDifference.Side?
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
    forgetYoungSizes(unless: isUnchanged)
    let changes = changes.map { (path: Array($0.path.description.utf8), file: $0.file) }
      .sorted { $0.path.precedes($1.path) }
    var going = Set(changes.filter { $0.file != nil }.flatMap { collisions(with: $0.path) })
    let leaving = going.map { Array(files.path(at: $0)) }
    var coming: [(place: Int, file: IndexedFile)] = []
    for (path, file) in changes {
      let known = files.range(of: path)
      going.formUnion(known)
      guard let file else { continue }
      let old = known.first.map { files.flags(at: $0) }
      coming.append((known.lowerBound, IndexedFile(path, file, like: old)))
    }
    files = files.replacing(going.sorted(), by: coming)
    extensions = extensions.compactMap { known in
      guard known.signature == Extension.trees else { return known }
      // What cannot be read is of no use to git either.
      return TreeCache(known.content)?.forgetting(changes.map(\.path) + leaving)
        .map { Extension(signature: known.signature, content: $0) }
    }
  }

  private mutating func forgetYoungSizes(unless isUnchanged: (IndexedFile) -> Bool) {
    let second = written.seconds
    let young = files.indices.filter { files.state(at: $0).modified.seconds >= second }
    let asks = young.count <= Self.mostAsked
    for position in young where !(asks && isUnchanged(files[position])) {
      files.forgetSize(at: position)
    }
  }

  /// Notes the state on disk of the file at `path`, by which git sees that it is unchanged without reading it.
  mutating func note(_ stat: Stat, at path: TreePath) {
    guard let position = files.range(of: path.description.utf8).first else { return }
    files.note(
      DiskState(stat.rawValue), device: UInt32(truncatingIfNeeded: stat.deviceID.rawValue),
      at: position)
  }

  /// The bytes of an index that holds this.
  var bytes: [UInt8] {
    // A file that sparse checkout leaves out needs a flag of which version 2 knows nothing.
    let version = version == 2 && files.hasExtendedFlags ? 3 : version
    var writer = IndexWriter()
    let entries = files.record(of: files.indices)
    writer.bytes.reserveCapacity(
      entries.count + extensions.reduce(64) { $0 + 8 + $1.content.count })
    writer.bytes += "DIRC".utf8
    writer.word(UInt32(version))
    writer.word(UInt32(files.count))
    if version == 4 {
      var previous: [UInt8] = []
      for file in files {
        writer.file(file, after: previous)
        previous = file.path
      }
    } else {
      writer.bytes += entries
    }
    for known in extensions {
      writer.bytes += known.signature
      writer.word(UInt32(known.content.count))
      writer.bytes += known.content
    }
    writer.bytes += Insecure.SHA1.hash(data: writer.bytes)
    return writer.bytes
  }
}

extension IndexEntries {
  /// The same without those at `going`, which are in order, and with new files, in order, each before the entry that
  /// is at its place now.
  fileprivate func replacing(
    _ going: [Int], by coming: [(place: Int, file: IndexedFile)]
  ) -> IndexEntries {
    var result = IndexEntries()
    result.reserve(beside: self, coming.count)
    var position = 0
    var going = going[...]
    func copy(until place: Int) {
      while let next = going.first, next < place {
        result.append(position..<next, of: self)
        position = next + 1
        going.removeFirst()
      }
      if position < place { result.append(position..<place, of: self) }
      position = Swift.max(position, place)
    }
    for (place, file) in coming {
      copy(until: place)
      result.append(file)
    }
    copy(until: count)
    return result
  }
}

extension IndexFile.Extension {
  /// The ids of the trees that folders would have (`TREE`).
  static let trees = Array("TREE".utf8)
  /// Conflicts that were settled (`REUC`).
  static let settled = Array("REUC".utf8)
}
