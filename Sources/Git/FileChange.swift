/// What one path holds in an older and in a newer tree; nil for no file.
struct FileChange: Sendable {
  let path: TreePath
  let old: TreeDifference.Side?
  let new: TreeDifference.Side?
}

extension Repository {
  /// The files that differ between two trees.
  ///
  /// - Throws: `GitError.invalidPath` for one at a path that Registrar would not write; `.malformedObject` for a tree
  ///   that has a path twice, or a file where it has a folder, as nobody but a hostile remote makes one.
  func fileChanges(
    from old: ObjectID?, to new: ObjectID?
  ) throws(GitError) -> [FileChange] {
    var changes: [FileChange] = []
    var coming: Set<TreePath> = []
    var paths: Set<TreePath> = []
    for difference in try treeDifference(from: old, to: new) {
      guard let path = difference.path else {
        throw .invalidPath(difference.displayPath, TreePath.flaw(ofFound: difference.rawPath))
      }
      guard paths.insert(path).inserted else {
        throw .malformedObject(new ?? .emptyTree, kind: .tree)
      }
      if difference.new != nil { coming.insert(path) }
      changes.append(FileChange(path: path, old: difference.old, new: difference.new))
    }
    for path in coming where path.ancestors.contains(where: coming.contains) {
      throw .malformedObject(new ?? .emptyTree, kind: .tree)
    }
    return changes
  }

  /// What two trees have at `paths`, differing or not.
  func fileChanges(
    at paths: [TreePath], from old: ObjectID?, to new: ObjectID?
  ) throws(GitError) -> [FileChange] {
    var changes: [FileChange] = []
    for path in paths {
      changes.append(
        FileChange(path: path, old: try file(at: path, in: old), new: try file(at: path, in: new)))
    }
    return changes
  }

  /// The file that `tree` has at `path`; nil for none, or a folder.
  func file(at path: TreePath, in tree: ObjectID?) throws(GitError) -> TreeDifference.Side? {
    guard let tree, let entry = try entry(at: path, in: tree), entry.mode != .tree else {
      return nil
    }
    return TreeDifference.Side(id: entry.id, mode: entry.mode)
  }
}
