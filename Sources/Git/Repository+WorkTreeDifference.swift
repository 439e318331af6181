extension Repository {
  /// The paths at which the work tree has anything else than `tree`, ignored files left out.
  ///
  /// Files whose state on disk is the one that the index noted are not read, as for `git status`.
  ///
  /// - Parameter directory: looks only at this path and what lies below it.
  /// - Throws: `GitError.bareRepository`; `.unsupportedRepository` when the index cannot be read.
  package func workTreeDifference(
    from tree: ObjectID, under directory: TreePath? = nil
  ) throws(GitError) -> [TreePath] {
    let index = try readIndex()
    let survey = try WorkTreeSurvey(self, under: directory, in: index)
    let loose = survey.loose
    let staged = try StagedComparison(self, index, with: tree).paths
    let suspects = Set(
      (loose.map(\.path) + survey.gone + staged).compactMap { TreePath(bytes: $0) }
        .filter { path in directory.map { path.isWithin($0) } ?? true })
    // A repository of its own that nobody tracks is one thing, whatever it holds.
    let repositories = Set(
      loose.lazy.filter { $0.mode == .gitlink }.compactMap { TreePath(bytes: $0.path) })
    // What sparse checkout leaves out is no difference, and neither is what filters undo.
    let changed = try localChanges(
      to: try fileChanges(
        at: suspects.subtracting(repositories).sorted(), from: tree, to: nil), in: index)
    return repositories.union(changed).sorted()
  }
}
