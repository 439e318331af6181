import Git

extension HealthCheck {
  /// HEAD's branch: whether it is the one that changes land on, and how it stands to what it follows.
  static func branch(of clone: Clone) throws -> [HealthCheck] {
    let main = clone.mainBranch
    switch clone.head {
    case .detached(let id):
      return [
        .warning(
          .branch, "HEAD is detached at \(id.short): a commit would belong to no branch",
          remedy: "run 'git switch \(main)'")
      ]
    case .unborn(let branch): return [.ok(.branch, "\(branch.shortName) has no commit yet")]
    case .branch(let branch, let tip):
      let name = branch.shortName
      let place = name == main ? "on \(name)" : "on \(name), not on \(main)"
      guard let upstream = try clone.repository.upstream(of: branch) else {
        return [try unfollowing(branch, place, clone)]
      }
      guard let seen = try clone.repository.target(of: upstream) else {
        return [
          .warning(
            .branch, "\(name) follows \(upstream.shortName), which is not there",
            remedy: "run 'git fetch', or 'git branch --unset-upstream \(name)'")
        ]
      }
      return [try standing(of: branch, at: tip, place, to: upstream, at: seen, clone)]
    }
  }

  private static func unfollowing(
    _ branch: RefName, _ place: String, _ clone: Clone
  ) throws -> HealthCheck {
    let name = branch.shortName
    guard let remote = clone.base?.remote?.name, name == clone.mainBranch else {
      return .ok(.branch, place)
    }
    let isThere = try clone.repository.target(of: RefName("refs/remotes/\(remote)/\(name)")) != nil
    return .warning(
      .branch, "\(name) follows no branch of \(remote)",
      remedy: isThere
        ? "run 'git branch --set-upstream-to=\(remote)/\(name) \(name)'"
        : "run 'git push -u \(remote) \(name)'")
  }

  private static func standing(
    of branch: RefName, at tip: ObjectID, _ place: String, to upstream: RefName, at seen: ObjectID,
    _ clone: Clone
  ) throws -> HealthCheck {
    let repository = clone.repository
    func count(_ tip: ObjectID, without hidden: ObjectID) throws -> Int {
      var walk = try repository.walk(from: [tip], hiding: [hidden])
      return try walk.rest().count
    }
    let ahead = try count(tip, without: seen)
    let behind = try count(seen, without: tip)
    let name = branch.shortName
    switch (ahead, behind) {
    case (0, 0): return .ok(.branch, "\(place), as far as \(upstream.shortName)")
    case (0, _):
      return .warning(
        .branch, "\(place), \(commits(behind)) behind \(upstream.shortName)",
        remedy: "run 'git pull --ff-only'")
    case (_, 1...):
      return .warning(
        .branch,
        "\(place), with \(commits(ahead)) that \(upstream.shortName) lacks and \(commits(behind)) behind it",
        remedy: "run 'git pull --rebase'; a merge would make what landed a side line")
    default:
      let tipIsKept = try repository.isFirstParent(seen, of: tip)
      if name != clone.mainBranch || tipIsKept {
        return .ok(.branch, "\(place), \(commits(ahead)) ahead of \(upstream.shortName)")
      }
      return .problem(
        .branch,
        "\(upstream.shortName) was merged into \(name): a push would make what landed a side line",
        remedy: "do not push; run 'git rebase \(upstream.shortName)'")
    }
  }

  private static func commits(_ count: Int) -> String { "\(count) commit\(count == 1 ? "" : "s")" }
}
