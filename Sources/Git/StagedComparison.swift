/// The comparison of an index with a tree: what is staged.
///
/// Folders of which the index knows the tree are compared by that, so that the cost is that of what differs.
struct StagedComparison {
  private let repository: Repository
  private let files: [IndexedFile]
  /// The paths at which the index has anything else than the tree, in no order.
  private(set) var paths: [[UInt8]] = []

  /// Compares `index` with `tree`.
  init(_ repository: Repository, _ index: IndexFile, with tree: ObjectID) throws(GitError) {
    self.repository = repository
    files = index.files
    let known = index.extensions.first { $0.signature == IndexFile.Extension.trees }
    try compare(
      tree, files.indices, at: [], known: known.flatMap { TreeCache($0.content).root })
  }

  /// Compares a folder, whose path is `prefix` with its slash.
  private mutating func compare(
    _ tree: ObjectID, _ range: Range<Int>, at prefix: [UInt8], known: TreeCache.Node?
  ) throws(GitError) {
    if let own = known?.id, known?.count == range.count {
      if own == tree { return }
      if try repository.contains(own) {
        let differences = try repository.treeDifference(from: tree, to: own)
        paths += differences.map { prefix + $0.rawPath }
        return
      }
    }
    var entries = Dictionary(try repository.tree(tree).map { ($0.rawName, $0) }) { $1 }
    var position = range.lowerBound
    while position < range.upperBound {
      let file = files[position]
      let rest = file.path[prefix.count...]
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        let entry = entries.removeValue(forKey: Array(rest))
        if entry?.id != file.id || entry?.mode.rawValue != file.mode || file.isConflicted {
          paths.append(file.path)
        }
        if let entry, entry.mode == .tree { try lose(entry, at: prefix) }
        position += 1
        continue
      }
      let folder = Array(file.path[...slash])
      var end = position + 1
      while end < range.upperBound, files[end].path.starts(with: folder) { end += 1 }
      let name = Array(rest[..<slash])
      let entry = entries.removeValue(forKey: name)
      if let entry, entry.mode == .tree {
        try compare(entry.id, position..<end, at: folder, known: known?.folder(name))
      } else {
        paths += files[position..<end].map(\.path)
        if let entry { try lose(entry, at: prefix) }
      }
      position = end
    }
    for entry in entries.values { try lose(entry, at: prefix) }
  }

  /// Notes what the tree has at `entry` and the index has not.
  private mutating func lose(_ entry: TreeEntry, at prefix: [UInt8]) throws(GitError) {
    let path = prefix + entry.rawName
    guard entry.mode == .tree else { return paths.append(path) }
    paths += try repository.treeFiles(in: entry.id).map { path + [UInt8(ascii: "/")] + $0.rawPath }
  }
}
