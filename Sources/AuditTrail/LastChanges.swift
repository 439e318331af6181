package import Git
package import Registry

/// The last commit that touched each document.
package struct LastChanges: Sendable {
  private let commits: [EntityRef: Commit]
  private let byModel: [ModelName: Commit]
  /// Whether history was cut off, so that older changes may be missing.
  package let isIncomplete: Bool

  /// Knows nothing: for views without history.
  package init() {
    commits = [:]
    byModel = [:]
    isIncomplete = true
  }

  /// Walks `history` until every document of `refs` has been seen, or to its end.
  package init(of refs: some Sequence<EntityRef>, in history: History) throws {
    var wanted = Set(refs)
    var commits: [EntityRef: Commit] = [:]
    // Newest first, so that the first commit seen for a model is its last, whatever dates commits claim.
    var byModel: [ModelName: Commit] = [:]
    try history.forEachCommit { commit in
      for difference in try history.changedFiles(of: commit) {
        guard let ref = RegistryPath.ref(at: history.path(of: difference)),
          wanted.remove(ref) != nil
        else { continue }
        commits[ref] = commit
        if let model = ref.model, byModel[model] == nil { byModel[model] = commit }
      }
      return !wanted.isEmpty
    }
    self.commits = commits
    self.byModel = byModel
    isIncomplete = history.isIncomplete
  }

  /// The last commit that touched the document `ref` itself.
  package subscript(ref: EntityRef) -> Commit? { commits[ref] }

  /// The last commit that touched `model` or anything that belongs to it.
  package func latest(ofModel model: ModelName) -> Commit? {
    byModel[model]
  }
}
