/// Reads what a walk needs of each commit: its parents and its date.
struct CommitLinks: Sendable {
  /// Where the commits are.
  let repository: Repository
  /// The commits whose parents were left out when the repository was cloned.
  let edge: Set<ObjectID>

  /// What a walk needs of one commit.
  struct Links {
    /// Empty at the shallow edge.
    let parents: [ObjectID]
    /// The committer's date, in seconds since 1970.
    let seconds: Int64
    /// Whether parents were left out.
    let isEdge: Bool
  }

  /// - Throws: `GitError.objectNotFound`, `.wrongKind`, `.malformedObject`.
  func read(_ id: ObjectID) throws(GitError) -> Links {
    let links = try CommitReader.links(id, repository.content(of: id, .commit))
    let isEdge = edge.contains(id)
    return Links(parents: isEdge ? [] : links.parents, seconds: links.seconds, isEdge: isEdge)
  }
}
