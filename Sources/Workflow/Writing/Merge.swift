package import Git
package import Registry

/// Merges a branch into the branch that HEAD names, as a pull request lands.
///
/// One fact is one file, so what the branch changed since it left is laid over the tip; a file that both
/// sides changed is a conflict and refused.
package struct Merge {
  private let location: RegistryLocation

  /// Merges in the repository of `location`.
  package init(_ location: RegistryLocation) { self.location = location }

  /// Lands `branch` by a commit with two parents.
  ///
  /// - Throws: `GitError.conflictingChanges` naming a file that both sides changed.
  package func merge(_ branch: RefName, message: String, _ options: WriteOptions) throws {
    let repository = location.repository
    let target = try Writer(location).target(nil)
    guard let tip = target.tip else { throw GitError.noSuchReference(target.branch) }
    guard let head = try repository.target(of: branch) else {
      throw GitError.noSuchReference(branch)
    }
    let base = try repository.mergeBase(tip, head)
    let baseTree = try base.map { try repository.commit($0).tree }
    let tipTree = try repository.commit(tip).tree
    let theirs = try repository.treeDifference(
      from: baseTree, to: try repository.commit(head).tree)
    let ours = Set(try repository.treeDifference(from: baseTree, to: tipTree).map(\.rawPath))
    var changes: [TreeChange] = []
    for difference in theirs {
      let path = try TreePath(difference.displayPath)
      if ours.contains(difference.rawPath) { throw GitError.conflictingChanges(path, path) }
      if let new = difference.new {
        changes.append(.put(path, new.id, new.mode))
      } else {
        changes.append(.remove(path))
      }
    }
    _ = try Landing(repository).land(
      changes, message: message + "\n", options: options, on: target, merging: head)
  }
}
