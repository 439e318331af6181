import Git

/// The branch of a remote that a branch follows, reached by the `git` program.
struct Upstream {
  /// The branch here.
  let branch: RefName
  /// `origin`.
  let remote: String
  /// What the remote calls its branch.
  private let name: RefName
  /// What is known here of that branch: `refs/remotes/origin/main`.
  private let tracking: RefName
  private let repository: Repository
  private let git: GitProgram

  /// So often a fetch is tried again where another command here fetches too.
  private static let fetches = 8

  /// How a push ended.
  enum Push {
    /// The remote has the commit.
    case accepted
    /// Another writer moved the branch.
    case outrun
    /// The remote could not move its branch, which is where it was: another writer may be at it.
    case locked(WorkflowError)
  }

  /// Finds what `branch` follows.
  ///
  /// - Throws: `WorkflowError.followsNothing`.
  init(of branch: RefName, in repository: Repository) throws {
    let key = "branch.\(branch.shortName)"
    guard let remote = try repository.configString("\(key).remote"), remote != ".",
      let name = try repository.configString("\(key).merge"),
      let tracking = try repository.upstream(of: branch)
    else {
      throw WorkflowError.followsNothing(
        branch: branch, remotes: try repository.remotes().map(\.name))
    }
    self.branch = branch
    self.remote = remote
    self.name = try RefName(name)
    self.tracking = tracking
    self.repository = repository
    git = GitProgram(repository)
  }

  /// `origin/main`.
  var label: String { "\(remote)/\(name.shortName)" }

  /// Where the remote's branch was when it was last looked at; nil when it had none.
  func tip() throws(GitError) -> ObjectID? { try repository.target(of: tracking) }

  /// Looks where the remote's branch is now.
  ///
  /// - Throws: `WorkflowError.fetchFailed`, `.gitProgramMissing`.
  func fetch() throws {
    // Of an empty remote nothing can be asked for by name.
    let wanted = try tip() == nil ? [] : [name.description]
    for attempt in 0... {
      Backoff.pause(before: attempt)
      let result = try git.operate(["fetch", "--quiet", "--no-tags", "--", remote] + wanted)
      if result.status == 0 { return }
      // Another command here may be at it, or have been.
      let wasOutrun = ["': File exists", "but expected"].contains(where: result.words.contains)
      if wasOutrun, attempt < Self.fetches { continue }
      throw WorkflowError.fetchFailed(
        remote: remote, status: result.status, words: result.words)
    }
  }

  /// Where a change has to begin so that both sides take it: the further one of `tip`, where the branch is
  /// here, and `theirs`, where the remote's was seen.
  ///
  /// - Throws: `WorkflowError.diverged` when each side has commits that the other lacks, and when the
  ///   remote's branch came here by a merge, which would hide its landings.
  func ground(from tip: ObjectID?, and theirs: ObjectID?) throws -> ObjectID? {
    guard let theirs else { return tip }
    guard let tip, tip != theirs else { return theirs }
    let shared = try repository.mergeBase(tip, theirs)
    if shared == tip { return theirs }
    if shared == theirs, try repository.isFirstParent(theirs, of: tip) { return tip }
    throw WorkflowError.diverged(branch: branch, upstream: label)
  }

  /// Brings the branch here to where the remote's is, where it has no commits of its own.
  ///
  /// - Throws: `WorkflowError.diverged`, `.pulledWithLag`, and what else `Repository.advance` throws.
  func fastForward(_ identity: Signature) throws {
    do {
      try advance("pull: Fast-forward", identity) { tip in
        let theirs = try ground(from: tip, and: self.tip())
        return theirs == tip ? nil : theirs
      }
    } catch let cause as GitError where cause.lag != nil {
      throw WorkflowError.pulledWithLag(upstream: label, cause: cause)
    }
  }

  /// Moves the remote's branch to `commit` if it is where the commit was made on, whatever the branch here is at.
  ///
  /// - Parameter seen: where the remote's branch was when the commit was planned. What is known of it may have moved
  ///   on since, by another command here, so that it must not be asked for again.
  /// - Throws: `WorkflowError.pushRefused` with git's words, `.pushUnclear`, `.gitProgramMissing`.
  func push(_ commit: ObjectID, expecting seen: ObjectID?) throws -> Push {
    // With a lease git would take back what others landed, if it were not in the commit's past.
    if let seen, try repository.mergeBase(seen, commit) != seen { return .outrun }
    let lease = "--force-with-lease=\(name):\(seen?.description ?? "")"
    let result = try git.operate(
      ["push", "--porcelain", lease, "--", remote, "\(commit):\(name)"])
    if result.status == 0 { return .accepted }
    do { try fetch() } catch {
      throw WorkflowError.pushUnclear(commit, upstream: label, words: result.words)
    }
    if let now = try tip(), now != seen {
      // The connection may have broken after the remote took it.
      return try repository.mergeBase(now, commit) == commit ? .accepted : .outrun
    }
    let refusal = WorkflowError.pushRefused(
      upstream: label, status: result.status, words: result.words)
    let isLocked = ["failed to update ref", "cannot lock ref"].contains(
      where: result.words.contains)
    if isLocked { return .locked(refusal) }
    throw refusal
  }

  /// Brings the branch here to `commit`, which the remote took.
  ///
  /// - Throws: `WorkflowError.pushedOnly` when it cannot follow, `.pushedWithLag` when files cannot.
  func follow(_ commit: ObjectID, _ identity: Signature, summary: String) throws {
    func failure(_ cause: GitError?) -> WorkflowError {
      .pushedOnly(commit, branch: branch, upstream: label, cause: cause)
    }
    do {
      try advance("commit: \(summary)", identity) { tip in
        let shared = try tip.flatMap { try repository.mergeBase($0, commit) }
        // Another command may have brought it here.
        if shared == commit { return nil }
        guard shared == tip else { throw failure(nil) }
        return commit
      }
    } catch let cause as GitError {
      throw cause.lag == nil
        ? failure(cause) : WorkflowError.pushedWithLag(commit, upstream: label, cause: cause)
    }
  }

  /// Moves the branch here to what `goal` makes of its tip, again where other commands moved it meanwhile.
  private func advance(
    _ reflog: String, _ identity: Signature, to goal: (ObjectID?) throws -> ObjectID?
  ) throws {
    var attempt = 0
    while true {
      Backoff.pause(before: attempt)
      let tip = try repository.target(of: branch)
      guard let commit = try goal(tip) else { return }
      do throws(GitError) {
        try repository.advance(
          branch, to: commit, expecting: tip, reflog: reflog, identity: identity,
          by: CommitHooks(repository).move)
        return
      } catch {
        guard Backoff.isWorthwhile(after: error), attempt < Writer.attempts else { throw error }
        attempt += 1
      }
    }
  }
}
