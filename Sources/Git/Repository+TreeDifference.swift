extension Repository {
  /// The files that differ between two trees, in Git's order of paths.
  ///
  /// Sub-trees with equal ids are never read, so the cost is that of the directories on the paths
  /// that differ. A file that became a directory is one file removed and others added.
  ///
  /// - Parameters:
  ///   - old: the older tree; nil stands for one that holds nothing.
  ///   - new: the newer tree, likewise.
  ///   - prefix: looks only at this path and what lies below it.
  package func treeDifference(
    from old: ObjectID?, to new: ObjectID?, under prefix: TreePath? = nil
  ) throws(GitError) -> [TreeDifference] {
    var comparison = TreeComparison(repository: self)
    let start = prefix.map { Array($0.description.utf8) } ?? []
    try comparison.compare(
      try side(old, prefix), try side(new, prefix), at: start)
    return comparison.differences
  }

  /// Every file of a tree, in Git's order of paths, as differences from nothing.
  package func treeFiles(
    in tree: ObjectID, under prefix: TreePath? = nil
  ) throws(GitError) -> [TreeDifference] {
    try treeDifference(from: nil, to: tree, under: prefix)
  }

  private func side(
    _ tree: ObjectID?, _ prefix: TreePath?
  ) throws(GitError) -> TreeDifference.Side? {
    guard let tree else { return nil }
    guard let prefix else { return TreeDifference.Side(id: tree, mode: .tree) }
    return try entry(at: prefix, in: tree).map { TreeDifference.Side(id: $0.id, mode: $0.mode) }
  }
}

/// The merge of two sorted trees.
private struct TreeComparison {
  let repository: Repository
  var differences: [TreeDifference] = []

  /// Compares what two trees hold at one path.
  mutating func compare(
    _ old: TreeDifference.Side?, _ new: TreeDifference.Side?, at path: [UInt8]
  ) throws(GitError) {
    if old == new { return }
    let oldFile = old.flatMap { $0.mode == .tree ? nil : $0 }
    let newFile = new.flatMap { $0.mode == .tree ? nil : $0 }
    if oldFile != nil || newFile != nil {
      differences.append(TreeDifference(rawPath: path, old: oldFile, new: newFile))
    }
    let oldTree = old.flatMap { $0.mode == .tree ? $0.id : nil }
    let newTree = new.flatMap { $0.mode == .tree ? $0.id : nil }
    if oldTree != nil || newTree != nil { try compareTrees(oldTree, newTree, at: path) }
  }

  private mutating func compareTrees(
    _ old: ObjectID?, _ new: ObjectID?, at path: [UInt8]
  ) throws(GitError) {
    var oldRecords = try records(of: old)
    var newRecords = try records(of: new)
    var left = try oldRecords.next()
    var right = try newRecords.next()
    while left != nil || right != nil {
      let order = order(left, oldRecords, right, newRecords)
      if order == 0, let record = left, let other = right,
        oldRecords.content[record.range] == newRecords.content[other.range]
      {
        left = try oldRecords.next()
        right = try newRecords.next()
        continue
      }
      var below = path.isEmpty ? path : path + [UInt8(ascii: "/")]
      var oldSide: TreeDifference.Side?
      var newSide: TreeDifference.Side?
      if order <= 0, let record = left {
        below += oldRecords.content[record.name]
        oldSide = TreeDifference.Side(id: oldRecords.id(record), mode: record.mode)
        left = try oldRecords.next()
      }
      if order >= 0, let record = right {
        if order > 0 { below += newRecords.content[record.name] }
        newSide = TreeDifference.Side(id: newRecords.id(record), mode: record.mode)
        right = try newRecords.next()
      }
      try compare(oldSide, newSide, at: below)
    }
  }

  private func records(of tree: ObjectID?) throws(GitError) -> TreeRecords {
    guard let tree else { return TreeRecords([], of: .emptyTree) }
    return TreeRecords(try repository.content(of: tree, .tree), of: tree)
  }

  private func order(
    _ left: TreeRecords.Record?, _ leftRecords: TreeRecords, _ right: TreeRecords.Record?,
    _ rightRecords: TreeRecords
  ) -> Int {
    guard let left else { return 1 }
    guard let right else { return -1 }
    return TreeOrder.compare(
      leftRecords.content[left.name], isTree: left.mode == .tree,
      rightRecords.content[right.name], isTree: right.mode == .tree)
  }
}
