import AuditTrail
import Documents
package import Findings
package import Git
import Glibc
package import Registry
import Synchronization

/// Makes changes of a registry: each is planned on a snapshot, judged, and becomes one commit.
///
/// Objects are written first, then the branch is moved by compare-and-swap; a work tree on that branch is
/// brought along last. Files with local changes are never touched.
package struct Writer: Sendable {
  /// Where the registry lies.
  package let location: RegistryLocation
  /// With eight writers at once none was seen to need half as many.
  private static let attempts = 30
  private let latest = LatestSnapshot()

  /// Writes to the registry at `location`.
  package init(_ location: RegistryLocation) { self.location = location }

  /// What the last write left, so that the next one reads only what changed since.
  private final class LatestSnapshot: Sendable {
    let snapshot = Mutex<Snapshot?>(nil)
  }

  /// What a write did, or would do.
  package struct Outcome: Sendable {
    /// The plan that was carried out.
    package let plan: Plan
    /// The new commit; nil for a dry run.
    package let commit: ObjectID?
    /// The branch that holds it.
    package let branch: RefName
    /// Findings that came with the change and did not stop it.
    package let findings: [Finding]
  }

  /// What an operation may look at while it plans.
  package struct Context: Sendable {
    /// The registry at the tip.
    package let snapshot: Snapshot
    /// Its files.
    package let view: CommitView
    /// The tip; nil on an unborn branch.
    package let tip: ObjectID?
    /// Where it lies.
    package let location: RegistryLocation
    /// The clock.
    package let moment: Timestamp

    /// The content of the document `entity` at the tip.
    package func source(of entity: Entity) -> [UInt8] { entity.document.source }
  }

  /// Plans on the tip, judges the result, and commits it.
  ///
  /// - Parameter subjects: what the plan is about, where it looks at nothing else within models: then no more of
  ///   the registry is read than the change concerns. All of it is, unless told.
  /// - Throws: `WorkflowError.refused` with what the change would break, `.raceLost` when others kept
  ///   moving the branch, `GitError`, `RegistryError`.
  package func write(
    _ options: WriteOptions, about subjects: [EntityRef]? = nil,
    planning: (Context) throws -> Plan
  ) throws -> Outcome {
    var locked: GitError?
    for attempt in 0..<Self.attempts {
      // Writers that met once shall not meet again.
      if attempt > 0 { usleep(UInt32.random(in: 1...20) * 1_000 * UInt32(min(attempt, 10))) }
      let target = try self.target(options.branch, from: options.start)
      let (plan, findings) = try draft(
        on: target.tip, asOf: options.moment, about: subjects, planning: planning)
      if options.isDryRun {
        return Outcome(plan: plan, commit: nil, branch: target.branch, findings: findings)
      }
      do {
        let commit = try Landing(location.repository).land(
          try treeChanges(plan), message: plan.message(options.message), options: options,
          on: target)
        return Outcome(plan: plan, commit: commit, branch: target.branch, findings: findings)
      } catch GitError.referenceMoved {
        locked = nil
      } catch let error as GitError {
        switch error {
        // Another writer is at it, or one died there: that shows when it stays so.
        case .referenceLocked, .indexLocked: locked = error
        default: throw error
        }
      }
    }
    if let locked { throw locked }
    throw WorkflowError.raceLost(
      branch: try target(options.branch).branch, attempts: Self.attempts)
  }

  /// Plans on the commit `tip` and judges the result, without effect.
  ///
  /// - Parameter author: who is judged as well, where the change goes to a branch of others.
  func draft(
    on tip: ObjectID?, asOf moment: Timestamp, by author: Signature? = nil,
    about subjects: [EntityRef]? = nil, planning: (Context) throws -> Plan
  ) throws -> (plan: Plan, findings: [Finding]) {
    let view = location.view(at: tip)
    var scope = subjects.map(RegistryScope.init(of:))
    while true {
      let known = latest.snapshot.withLock { $0 }
      let snapshot = try Snapshot.load(view, commit: tip, reusing: known, in: scope)
      let plan: Plan
      do {
        plan = try planning(
          Context(snapshot: snapshot, view: view, tip: tip, location: location, moment: moment))
      } catch RegistryError.noSuchReference where scope != nil {
        // What was meant may be where nothing was read.
        scope = nil
        continue
      }
      let result = try snapshot.applying(plan.changes, to: view)
      latest.snapshot.withLock { $0 = result }
      let wanting = scope.flatMap { $0.wanting(for: plan.changes, from: snapshot, to: result) }
      if wanting == scope {
        return (
          plan, try judge(plan, from: snapshot, to: result, on: tip, asOf: moment, by: author)
        )
      }
      scope = wanting
    }
  }

  /// The branch to write to and its tip.
  ///
  /// - Parameter start: where a branch that does not exist yet begins; nil for HEAD.
  func target(_ branch: RefName?, from start: ObjectID? = nil) throws -> Landing.Target {
    let head = try location.repository.head()
    if let branch {
      let tip = try location.repository.target(of: branch)
      return Landing.Target(branch: branch, tip: tip ?? start ?? head.commit, isNew: tip == nil)
    }
    switch head {
    case .branch(let name, let id): return Landing.Target(branch: name, tip: id, isNew: false)
    case .unborn(let name): return Landing.Target(branch: name, tip: nil, isNew: true)
    case .detached(let id): throw WorkflowError.detachedHead(id)
    }
  }

  /// What the change brings that was not there before; throws when that includes an error.
  private func judge(
    _ plan: Plan, from base: Snapshot, to result: Snapshot, on tip: ObjectID?,
    asOf moment: Timestamp, by author: Signature?
  ) throws -> [Finding] {
    let authors = author.map { author in plan.changes.mapValues { _ in [author] } } ?? [:]
    let introduced = ChangeJudgement(
      ProposedChange(
        from: base, to: result, paths: Array(plan.changes.keys), authors: authors,
        versionAuthors: try VersionAuthors.of(plan.changes.keys, before: tip, location),
        asOf: moment)
    ).introduced.map(plan.located)
    if introduced.contains(where: { $0.severity == .error }) {
      throw WorkflowError.refused(introduced)
    }
    return introduced
  }

  private func treeChanges(_ plan: Plan) throws -> [TreeChange] {
    let repository = location.repository
    var changes: [TreeChange] = []
    for (path, content) in plan.changes.sorted(by: { $0.key < $1.key }) {
      let path = try location.repositoryPath(path)
      if let content {
        changes.append(.put(path, try repository.writeBlob(content)))
      } else {
        changes.append(.remove(path))
      }
    }
    for (path, content) in plan.repositoryFiles.sorted(by: { $0.key < $1.key }) {
      changes.append(.put(try TreePath(path), try repository.writeBlob(content)))
    }
    return changes
  }
}
