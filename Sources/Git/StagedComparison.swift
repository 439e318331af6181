/// The comparison of an index with a tree: what is staged.
///
/// Folders of which the index knows the tree are compared by that, so that the cost is that of what differs.
struct StagedComparison {
  private let repository: Repository
  private let files: IndexEntries
  private let trees: TreeCache?
  /// The paths at which the index has anything else than the tree, in no order.
  private(set) var paths: [[UInt8]] = []

  /// Compares `index` with `tree`.
  init(_ repository: Repository, _ index: IndexFile, with tree: ObjectID) throws(GitError) {
    self.repository = repository
    files = index.files
    trees = index.trees
    try compare(tree, files.indices, at: [], known: trees?.root)
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
    let folders = known.flatMap { trees?.folders(in: $0) } ?? [:]
    var entries = Dictionary(try repository.tree(tree).map { ($0.rawName, $0) }) { $1 }
    var position = range.lowerBound
    while position < range.upperBound {
      let path = files.path(at: position)
      let rest = path.dropFirst(prefix.count)
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        let entry = entries.removeValue(forKey: Array(rest))
        if entry?.id != files.id(at: position) || entry?.mode.rawValue != files.mode(at: position)
          || files.flags(at: position).isConflicted
        {
          paths.append(Array(path))
        }
        if let entry, entry.mode == .tree { try lose(entry, at: prefix) }
        position += 1
        continue
      }
      let folder = Array(path[...slash])
      let inside = files.range(below: folder, in: position..<range.upperBound)
      let name = rest[..<slash]
      let entry = entries.removeValue(forKey: Array(name))
      if let entry, entry.mode == .tree {
        try compare(entry.id, inside, at: folder, known: folders[name])
      } else {
        paths += inside.map { Array(files.path(at: $0)) }
        if let entry { try lose(entry, at: prefix) }
      }
      // What starts with the folder's path lies in it.
      position = max(inside.upperBound, position + 1)
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
