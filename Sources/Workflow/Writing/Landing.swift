import Git

/// Puts changes onto a branch as one commit, work tree and index included.
struct Landing {
  private let repository: Repository

  init(_ repository: Repository) { self.repository = repository }

  /// A branch and the commit that it is expected to be at.
  struct Target: Sendable {
    let branch: RefName
    /// Where new commits start; nil on an unborn branch.
    let tip: ObjectID?
    /// Whether the branch does not exist yet.
    let isNew: Bool
  }

  /// Commits `changes` on top of `target.tip` and moves the branch there.
  ///
  /// - Parameter mergedParent: a second parent, for merges.
  /// - Throws: `GitError.referenceMoved` when another writer was first; nothing but loose objects was
  ///   written then. `GitError.localChanges` before anything is written.
  func land(
    _ changes: [TreeChange], message: String, options: WriteOptions, on target: Target,
    merging mergedParent: ObjectID? = nil
  ) throws -> ObjectID {
    let oldTree = try target.tip.map { try repository.commit($0).tree }
    let tree = try repository.writeTree(applying: changes, to: oldTree)
    let commit = try repository.writeCommit(
      tree: tree, parents: [target.tip, mergedParent].compactMap { $0 }, author: options.author,
      committer: options.committer, message: message)
    let subject = message.split(separator: "\n").first.map(String.init) ?? ""
    try repository.advance(
      target.branch, to: commit, expecting: target.isNew ? nil : target.tip,
      reflog: "\(mergedParent == nil ? "commit" : "merge"): \(subject)",
      identity: options.committer)
    return commit
  }
}
