import CLibgit2

extension Repository {
  /// Walks the history that `tips` reach, without what `hidden` reach.
  ///
  /// - Parameter firstParent: follows only the first parent of each commit, as `git rev-list
  ///   --first-parent`.
  /// - Throws: `GitError.objectNotFound` when a commit is missing.
  package func walk(
    from tips: [ObjectID], hiding hidden: [ObjectID] = [], firstParent: Bool = false
  ) throws(GitError) -> RevisionWalk {
    let links = CommitLinks(repository: self, edge: try shallowEdge())
    return try RevisionWalk(links, from: tips, hiding: hidden, firstParent: firstParent)
  }

  /// The best commit that two others both build on; nil when they share no history.
  ///
  /// - Throws: `GitError.beyondShallowEdge` when a shallow clone lacks it.
  package func mergeBase(_ first: ObjectID, _ second: ObjectID) throws(GitError) -> ObjectID? {
    for id in [first, second] where try !contains(id) { throw .objectNotFound(id) }
    // libgit2 looks for the parents that a shallow clone lacks, and fails.
    if isShallow { return try mergeBaseWithinEdge(first, second) }
    return try withHandles { (handles) throws(GitError) in
      var base = git_oid()
      var firstID = first.oid
      var secondID = second.oid
      let code = unsafe git_merge_base(
        &base, handles.repository.pointer, &firstID, &secondID)
      if code == ResultCode.notFound.rawValue {
        git_error_clear()
        return nil
      }
      try checked("find a merge base", code)
      return ObjectID(base)
    }
  }

  /// Whether `ancestor`, behind which there is nothing that is not behind `tip`, is `tip` or among its first
  /// parents, and did not come in as something that was merged.
  package func isFirstParent(_ ancestor: ObjectID, of tip: ObjectID) throws(GitError) -> Bool {
    var chain = try walk(from: [tip], firstParent: true)
    var ahead = try walk(from: [tip], hiding: [ancestor])
    // It can only lie behind as many first parents as there are commits ahead of it.
    for _ in 0...(try ahead.rest().count) {
      if try chain.next() == ancestor { return true }
    }
    return false
  }

  /// The merge base among the commits that a shallow clone has: of all that are behind both, the first
  /// in an order that puts children before parents, so that no other one builds on it.
  private func mergeBaseWithinEdge(
    _ first: ObjectID, _ second: ObjectID
  ) throws(GitError) -> ObjectID? {
    var behindFirst = try walk(from: [first])
    let known = Set(try behindFirst.rest())
    var behindSecond = try walk(from: [second])
    while let id = try behindSecond.next() {
      if known.contains(id) { return id }
    }
    throw .beyondShallowEdge(path: gitDirectory)
  }

  /// The commits whose parents were left out when the repository was cloned; none in a full clone.
  package func shallowEdge() throws(GitError) -> Set<ObjectID> {
    guard isShallow else { return [] }
    let lines = try FileContent.read(commonDirectory + "shallow")
    return Set(lines.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID(hexDigits: $0) })
  }
}
