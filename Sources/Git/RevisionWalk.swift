/// A walk over history: ids of commits, children before parents, among those free to come next the
/// latest first.
///
/// "Latest" is by the committer's date, which is a claim; the order of children and parents never
/// depends on it. A walk along first parents reads no more of the chain than is asked for; any
/// other reads all that it may return before it returns the first.
///
/// In a shallow clone the walk ends at the edge and says so in `reachedShallowEdge`.
package struct RevisionWalk {
  /// Whether the walk met a commit whose parents the repository was cloned without.
  package private(set) var reachedShallowEdge = false
  private var route: Route

  private enum Route {
    /// Along first parents, nothing left out: the next commit, and where to read its parents.
    case chain(ObjectID?, CommitLinks)
    /// Anything else: what is left, last commit first.
    case ordered([ObjectID])
  }

  /// - Throws: `GitError.objectNotFound`, `.malformedObject`, unless it goes along first parents.
  init(
    _ links: CommitLinks, from tips: [ObjectID], hiding hidden: [ObjectID], firstParent: Bool
  ) throws(GitError) {
    if firstParent, tips.count == 1, hidden.isEmpty {
      route = .chain(tips.first, links)
      return
    }
    var survey = HistorySurvey(links, firstParent: firstParent)
    try survey.explore(from: tips, hiding: hidden)
    reachedShallowEdge = survey.reachedShallowEdge
    route = .ordered(survey.childrenFirst().reversed())
  }

  /// The next commit; nil at the end.
  ///
  /// - Throws: `GitError.objectNotFound` when a commit is missing, `.malformedObject`.
  package mutating func next() throws(GitError) -> ObjectID? {
    switch route {
    case .chain(let id, let links):
      guard let id else { return nil }
      let commit = try links.read(id)
      if commit.isEdge { reachedShallowEdge = true }
      route = .chain(commit.parents.first, links)
      return id
    case .ordered(var ids):
      route = .ordered([])
      let id = ids.popLast()
      route = .ordered(ids)
      return id
    }
  }

  /// All that is left of the walk.
  package mutating func rest() throws(GitError) -> [ObjectID] {
    var ids: [ObjectID] = []
    while let id = try next() { ids.append(id) }
    return ids
  }
}
