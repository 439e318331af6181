import Findings
import Git
import Registry

extension Writer {
  /// A lock of a writer at work is gone sooner.
  private static let locks = 8

  /// The same as `write` where a remote has a say: what it has is fetched first, or the change goes there
  /// before the branch here follows. A branch that others moved meanwhile is planned on and judged again.
  func writeAtRemote(
    _ options: WriteOptions, about subjects: [EntityRef]?, planning: (Context) throws -> Plan
  ) throws -> Outcome {
    let repository = location.repository
    let upstream = try Upstream(of: target(options.branch).branch, in: repository)
    var first: ProposedChange.Plan?
    func drafted(from tip: ObjectID?, _ theirs: ObjectID?) throws -> Draft {
      let draft = try draft(
        on: upstream.ground(from: tip, and: theirs), since: first, asOf: options.moment,
        by: options.pushes ? options.author : nil, about: subjects, planning: planning)
      first = first ?? ProposedChange.Plan(draft.change)
      return draft
    }
    if options.pullsFirst { try upstream.fetch() }
    if options.isDryRun {
      let draft = try drafted(
        from: repository.target(of: upstream.branch), upstream.tip())
      return Outcome(draft, commit: nil, branch: upstream.branch)
    }
    guard options.pushes else {
      try upstream.fastForward(options.committer)
      return try writeHere(options, about: subjects, planning: planning)
    }
    var (locked, waited) = (0, 0)
    for attempt in 0..<pushes {
      if attempt < Backoff.patience { Backoff.pause(before: attempt) }
      // What another writer is about to put in place here is better waited for before the remote has ours.
      if let lock = try repository.indexLock(for: upstream.branch) {
        waited += 1
        if waited == Self.attempts { throw GitError.indexLocked(lockPath: lock) }
        Backoff.pause(before: waited)
        continue
      }
      let tip = try repository.target(of: upstream.branch)
      let theirs = try upstream.tip()
      let draft = try drafted(from: tip, theirs)
      var unsigned: [Finding] = []
      let landing = try Landing(repository, ofFiles: draft.plan.changes.count)
      let commit = try landing.commit(
        try treeChanges(draft.plan, in: landing.objects),
        message: draft.plan.message(options.message),
        options: options, on: draft.tip,
        judging: { unsigned = try draft.judge($0, options, in: repository) })
      // Better said before the remote has it.
      do {
        try repository.requireWayClear(for: upstream.branch, from: tip, to: commit)
      } catch GitError.localChanges(let paths) {
        // What another writer brought here is no change of the user's own.
        if try repository.target(of: upstream.branch) != tip { continue }
        throw GitError.localChanges(paths)
      }
      switch try upstream.push(commit, expecting: theirs) {
      case .outrun:
        locked = 0
        try upstream.fetch()
      case .locked(let refusal):
        locked += 1
        if locked == Self.locks { throw refusal }
      case .accepted:
        FaultPoint.reached(.pushed)
        try upstream.follow(commit, options.committer, summary: draft.plan.summary)
        try CommitHooks(repository).committed()
        return Outcome(
          draft, commit: commit, branch: upstream.branch, findings: unsigned,
          upstream: upstream.label)
      }
    }
    throw WorkflowError.raceLost(branch: upstream.branch, attempts: pushes)
  }
}
