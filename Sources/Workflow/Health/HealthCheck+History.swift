import Git

extension HealthCheck {
  /// Whether all of history is here: neither cut off (a shallow clone) nor left at a remote in parts (a
  /// partial clone).
  static func history(of clone: Clone) throws -> [HealthCheck] {
    var checks: [HealthCheck] = []
    let edge = try clone.repository.shallowEdge()
    if !edge.isEmpty {
      let place = edge.count == 1 ? edge.map(\.short).joined() : "\(edge.count) commits"
      checks.append(
        .problem(
          .history,
          "this clone is shallow: what led to \(place) is not here, so that first dates, authors and "
            + "earlier states are unknown",
          remedy: "run 'git fetch --unshallow'"))
    }
    for remote in try clone.repository.remotes() where remote.isPromisor {
      let key = "remote.\(remote.name)"
      checks.append(
        .problem(
          .history,
          "this clone is partial: objects that were left at \(remote.name) cannot be read, since nothing "
            + "is fetched on demand",
          remedy: "run 'git fetch --refetch --no-filter \(remote.name)', then "
            + "'git config --unset \(key).promisor' and 'git config --unset \(key).partialclonefilter'"
        ))
    }
    return checks.isEmpty ? [.ok(.history, "history is whole")] : checks
  }

  /// What makes git tell another history than the one that is recorded: replace references and grafts.
  static func substitutes(of clone: Clone) throws -> [HealthCheck] {
    var checks: [HealthCheck] = []
    let replaced = try clone.repository.replacedObjects()
    if let first = replaced.first {
      checks.append(
        .problem(
          .substitutes,
          "git shows other objects in place of \(list(replaced)), and so another history than registrar",
          remedy: "see 'git replace --list', then run 'git replace -d \(first.short)'"
            + (replaced.count > 1 ? " and so on" : "")))
    }
    let grafted = try clone.repository.graftedCommits()
    if !grafted.isEmpty {
      let file = clone.repository.graftsFile
      checks.append(
        .problem(
          .substitutes, "\(file) gives other parents to \(list(grafted)) than they record",
          remedy: "look at that file, then remove it"))
    }
    return checks.isEmpty ? [.ok(.substitutes, "no replace references and no grafts")] : checks
  }

  private static func list(_ ids: [ObjectID]) -> String {
    let shown = ids.prefix(3).map(\.short).joined(separator: ", ")
    return ids.count > 3 ? "\(shown) and \(ids.count - 3) more" : shown
  }
}
