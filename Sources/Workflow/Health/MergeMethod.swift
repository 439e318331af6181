import Registry

/// How pull requests land, as `mergeMethod` in registry.yaml says.
package enum MergeMethod: String, Sendable, CaseIterable {
  case merge, squash, rebase

  /// What `snapshot` says; by a merge where it says nothing.
  init(_ snapshot: Snapshot?) {
    self = (snapshot?.registry?.text("mergeMethod")).flatMap(MergeMethod.init) ?? .merge
  }
}
