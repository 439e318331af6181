import CLibgit2

extension Repository {
  /// A way to move a reference by compare-and-swap other than `updateReference`, of the same arguments and errors.
  package typealias ReferenceMove = (
    RefName, _ to: ObjectID, _ expecting: ObjectID?, _ reflog: String, _ identity: Signature
  ) throws(GitError) -> Void

  /// Moves a branch to a new commit and, when it is checked out here, brings work tree and index
  /// along.
  ///
  /// Only the files that differ between the two commits are touched; what else is staged or edited
  /// stays so. All is checked and made ready before the branch moves, so that a refusal changes
  /// nothing.
  ///
  /// - Parameters:
  ///   - branch: the branch to move, or to make.
  ///   - commit: where it is to be.
  ///   - expected: where it is now; nil means that it must not exist.
  ///   - reflog: what the reflog says about the move.
  ///   - identity: whom the reflog names.
  ///   - move: moves the branch in place of `updateReference`, such as one that asks hooks.
  /// - Throws: `GitError.localChanges` when files that would change have changes of their own;
  ///   `.indexLocked`; `.checkedOutElsewhere` when another work tree has the branch; whatever
  ///   `updateReference` throws; `.workTreeBehind` when the branch moved and a file could not
  ///   follow.
  package func advance(
    _ branch: RefName, to commit: ObjectID, expecting expected: ObjectID?, reflog: String,
    identity: Signature, by move: ReferenceMove? = nil
  ) throws(GitError) {
    func moveBranch() throws(GitError) {
      if let move { return try move(branch, commit, expected, reflog, identity) }
      try updateReference(
        branch, to: commit, expecting: expected, reflog: reflog, identity: identity)
    }
    guard !isBare, try head().branch == branch else {
      if try isCheckedOut(branch) { throw .checkedOutElsewhere(branch) }
      return try moveBranch()
    }
    let old: ObjectID? = if let expected { try self.commit(expected).tree } else { nil }
    let new = try self.commit(commit).tree
    var update = try WorkTreeUpdate(self)
    // Only now can nobody check out another branch; who did so before is left alone.
    guard try head().branch == branch else { return try moveBranch() }
    // What another writer brought here is no change of the user's own.
    let tip = try target(of: branch)
    guard tip == expected else {
      throw .referenceMoved(branch, expected: expected, actual: tip)
    }
    try update.prepare(try fileChanges(from: old, to: new))
    try moveBranch()
    try update.apply()
  }

  /// Checks that `advance` would find nothing in its way: no change of a file that it would touch, and no other
  /// work tree that has the branch.
  ///
  /// - Throws: `GitError.localChanges`, `.checkedOutElsewhere`.
  package func requireWayClear(
    for branch: RefName, from old: ObjectID?, to commit: ObjectID
  ) throws(GitError) {
    guard !isBare, try head().branch == branch else {
      if try isCheckedOut(branch) { throw .checkedOutElsewhere(branch) }
      return
    }
    let old: ObjectID? = if let old { try self.commit(old).tree } else { nil }
    let changes = try localChanges(
      to: try fileChanges(from: old, to: try self.commit(commit).tree), in: try readIndex())
    if !changes.isEmpty { throw .localChanges(changes) }
  }

  /// The lock of who is about to write the index, and files with it, where `branch` is checked out here; nil where
  /// nobody is.
  package func indexLock(for branch: RefName) throws(GitError) -> String? {
    guard !isBare, try head().branch == branch else { return nil }
    let lock = indexPath + ".lock"
    return try SystemCalls.exists(lock) ? lock : nil
  }

  /// Brings just these files, and just their index entries, from one tree to another.
  ///
  /// For when the branch has moved already; `advance` does both.
  ///
  /// - Throws: `GitError.localChanges` when one of them is not as the old tree has it;
  ///   `.indexLocked`.
  package func bringAlong(
    _ paths: [TreePath], from old: ObjectID?, to new: ObjectID?
  ) throws(GitError) {
    var update = try WorkTreeUpdate(self)
    try update.prepare(try fileChanges(at: paths, from: old, to: new))
    try update.apply()
  }

  /// The content of a blob as `git checkout` would write it at `path`.
  func workTreeContent(of blob: ObjectID, at path: TreePath) throws(GitError) -> [UInt8] {
    try withHandles { (handles) throws(GitError) in
      let repository = unsafe handles.repository.pointer
      var oid = blob.oid
      let object = try unsafe Owned(
        "read blob \(blob)", free: { unsafe git_blob_free($0) },
        [.notFound: .objectNotFound(blob)]
      ) { unsafe git_blob_lookup(&$0, repository, &oid) }
      var buffer = unsafe git_buf()
      defer { unsafe git_buf_dispose(&buffer) }
      try checked(
        "filter \(path)",
        unsafe git_blob_filter(&buffer, object.pointer, path.description, nil))
      return unsafe Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
    }
  }

  /// Whether any work tree of the repository has the branch checked out.
  private func isCheckedOut(_ branch: RefName) throws(GitError) -> Bool {
    if try target(of: branch) == nil { return false }
    return try withHandles { (handles) throws(GitError) in
      let repository = unsafe handles.repository.pointer
      let reference = try unsafe Owned(
        "read the reference \(branch)", free: { unsafe git_reference_free($0) },
        [.notFound: .noSuchReference(branch)]
      ) { unsafe git_reference_lookup(&$0, repository, branch.description) }
      return try checked(
        "look for work trees", unsafe git_branch_is_checked_out(reference.pointer)) == 1
    }
  }
}
