import SystemPackage

/// The files that a writer did not bring along: it moved the branch and was ended before index and work tree followed.
///
/// Such a file is, in index or work tree, as the commit before has it. A person may have wanted just that, so that it is
/// named only where times show that nobody has touched it since the branch moved; what was edited never is.
package struct WorkTreeLag: Sendable {
  /// The files, in order of their paths.
  package let files: [TreePath]
  /// The commit that they lack.
  package let commit: ObjectID
  /// Whether the commit builds on another.
  package let hasParent: Bool
  /// Whether all other files that the commit changed are as it has them.
  package let isAllElseInPlace: Bool

  /// Looks at the files that the last commit of the checked-out branch changed; nil where none lags behind.
  ///
  /// - Throws: `GitError.unsupportedRepository` when the index cannot be read.
  package init?(_ repository: Repository) throws(GitError) {
    guard !repository.isBare, case .branch(let branch, let tip) = try repository.head() else {
      return nil
    }
    let commit = try repository.commit(tip)
    let parent = commit.parents.first
    // Moved by anything else than this commit, the branch says nothing of who was at work.
    guard let moved = try repository.lastMove(of: branch, from: parent, to: tip) else { return nil }
    if let parent, try !repository.contains(parent) { return nil }
    let old: ObjectID? = if let parent { try repository.commit(parent).tree } else { nil }
    let comparison = try LagComparison(repository, moved: moved)
    var files: [TreePath] = []
    var isAllElseInPlace = true
    for difference in try repository.treeDifference(from: old, to: commit.tree) {
      switch try comparison.standing(of: difference) {
      case .inPlace: break
      case .behind(let path): files.append(path)
      case .unknown: isAllElseInPlace = false
      }
    }
    if files.isEmpty { return nil }
    self.files = files.sorted()
    self.commit = tip
    hasParent = parent != nil
    self.isAllElseInPlace = isAllElseInPlace
  }
}

extension Repository {
  /// When a branch moved from one commit to another, if that was its last move and it has a file of its own; nil
  /// otherwise.
  fileprivate func lastMove(
    of branch: RefName, from old: ObjectID?, to new: ObjectID
  ) throws(GitError) -> DiskState.IndexTime? {
    let file = commonDirectory + branch.description
    let log = "\(commonDirectory)logs/\(branch)"
    guard try SystemCalls.exists(file), try SystemCalls.exists(log) else { return nil }
    let lines = try FileContent.read(log).split(separator: UInt8(ascii: "\n"))
    let zero = String(repeating: "0", count: 40)
    let move = "\(old?.description ?? zero) \(new) "
    guard lines.last?.starts(with: move.utf8) == true else { return nil }
    return DiskState.IndexTime(try SystemCalls.stat(file).st_mtim)
  }
}
