import Git
package import Registry

extension RegistryDiff {
  /// What differs between two revisions of the registry at `location`.
  ///
  /// - Parameters:
  ///   - base: a branch or commit.
  ///   - head: the state after.
  ///   - isFromMergeBase: compares with the commit that both build on instead of with the base.
  /// - Throws: `GitError.noSuchRevision`; `WorkflowError.noSharedHistory`, `.nothingToCompare`;
  ///   `RegistryError.registryFileMissing` for a work tree.
  package init(
    _ location: RegistryLocation, from base: String, to head: Observation.Revision,
    fromMergeBase isFromMergeBase: Bool
  ) throws {
    let repository = location.repository
    var old = try repository.resolve(revision: base)
    guard let new = try Observation.resolve(head, location).commit else {
      throw WorkflowError.nothingToCompare(base: base)
    }
    if isFromMergeBase {
      guard let start = try repository.mergeBase(old, new) else {
        throw WorkflowError.noSharedHistory(base: base, head: new)
      }
      old = start
    }
    let paths = ChangedPaths(location: location)
    let tree = try repository.commit(old).tree
    let isWorkTree = head == .workTree && !repository.isBare
    let before = try Snapshot.load(location.view(at: old), commit: old)
    let after = try Snapshot.load(
      isWorkTree ? location.workTree : location.view(at: new), reusing: before)
    // A commit may take the registry away; a work tree that lacks its registry.yaml is an accident.
    if isWorkTree, !after.holdsRegistryFile {
      throw try location.noRegistry(at: new, isWorkTree: true)
    }
    self.init(
      from: before, to: after,
      at: try isWorkTree
        ? paths.inWorkTree(since: tree) : paths.between(tree, try repository.commit(new).tree))
  }
}
