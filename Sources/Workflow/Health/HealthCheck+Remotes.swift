import Git

extension HealthCheck {
  /// Remotes, and whether a fetch from them brings the branch that changes land on.
  static func remotes(of clone: Clone) throws -> [HealthCheck] {
    let remotes = try clone.repository.remotes()
    if remotes.isEmpty {
      return [
        .warning(
          .remotes,
          "there is no remote: this may be the only copy, and nothing can be proposed from it",
          remedy: "run 'git remote add origin URL'")
      ]
    }
    let branch = try RefName.branch(clone.mainBranch)
    return remotes.map { remote in
      if remote.fetches(branch) {
        return .ok(.remotes, "a fetch from \(remote.name) brings \(branch.shortName)")
      }
      return .warning(
        .remotes,
        "a fetch from \(remote.name) does not bring \(branch.shortName), so that what landed goes unseen",
        remedy: "run 'git config --add remote.\(remote.name).fetch "
          + "+refs/heads/*:refs/remotes/\(remote.name)/*'")
    }
  }
}
