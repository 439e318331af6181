import AuditTrail
import Documents
package import Findings
package import Git
package import Registry
import Synchronization

/// Makes changes of a registry: each is planned on a snapshot, judged, and becomes one commit.
///
/// Objects are written first, then the branch is moved by compare-and-swap; a work tree on that branch is
/// brought along last. Files with local changes are never touched.
package struct Writer: Sendable {
  /// Where the registry lies.
  package let location: RegistryLocation
  /// So often in a row a lock of others is waited for: longer than any of theirs takes.
  static let attempts = 30
  /// So often others may have moved the branch. With eight writers at once, 3 of 800 were not through after thirty.
  private static let races = 100
  /// So often a push may be outrun. With eight clones that push a hundred times each, 2 of 800 writes were not through
  /// after a hundred attempts.
  let pushes: Int
  private let latest = LatestSnapshot()
  private let store: DocumentStore?

  /// Writes to the registry at `location`.
  package init(_ location: RegistryLocation, pushingAtMost pushes: Int = 500) {
    self.location = location
    self.pushes = pushes
    store = DocumentStore(location)
  }

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
    /// The branch of a remote that took the commit too, `origin/main`.
    package let upstream: String?
    /// Whether the branch was made for it.
    package let isOnNewBranch: Bool

    init(
      _ draft: Draft, commit: ObjectID?, branch: RefName, findings: [Finding] = [],
      upstream: String? = nil, isOnNewBranch: Bool = false
    ) {
      plan = draft.plan
      self.commit = commit
      self.branch = branch
      self.findings = draft.findings + findings
      self.upstream = upstream
      self.isOnNewBranch = isOnNewBranch
    }
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
  ///   moving the branch, `GitError`, `RegistryError`; with a remote also `.followsNothing`, `.diverged`,
  ///   `.fetchFailed`, `.pushRefused`, `.pushedOnly`, `.gitProgramMissing`.
  package func write(
    _ options: WriteOptions, about subjects: [EntityRef]? = nil,
    planning: (Context) throws -> Plan
  ) throws -> Outcome {
    options.pullsFirst || options.pushes
      ? try writeAtRemote(options, about: subjects, planning: planning)
      : try writeHere(options, about: subjects, planning: planning)
  }

  /// The same where no remote has a say.
  func writeHere(
    _ options: WriteOptions, about subjects: [EntityRef]?, planning: (Context) throws -> Plan
  ) throws -> Outcome {
    var (moved, locked) = (0, 0)
    var first: ProposedChange.Plan?
    while true {
      if locked > 0 || moved < Backoff.patience { Backoff.pause(before: moved + locked) }
      let target = try self.target(options.branch, from: options.start)
      let draft = try draft(
        on: target.tip, since: first, asOf: options.moment, about: subjects, planning: planning)
      first = first ?? ProposedChange.Plan(draft.change)
      if options.isDryRun { return Outcome(draft, commit: nil, branch: target.branch) }
      var unsigned: [Finding] = []
      do {
        let landing = try Landing(location.repository, ofFiles: draft.plan.changes.count)
        let commit = try landing.land(
          try treeChanges(draft.plan, in: landing.objects),
          message: draft.plan.message(options.message),
          options: options, on: target,
          judging: { unsigned = try draft.judge($0, options, in: location.repository) })
        return Outcome(
          draft, commit: commit, branch: target.branch, findings: unsigned,
          isOnNewBranch: target.isNew && target.tip != nil)
      } catch let error as GitError where Backoff.isWorthwhile(after: error) {
        if case .referenceMoved = error {
          (moved, locked) = (moved + 1, 0)
          if moved == Self.races {
            throw WorkflowError.raceLost(branch: target.branch, attempts: moved)
          }
        } else {
          locked += 1
          // A lock that stayed all the time is told as such.
          if locked == Self.attempts { throw error }
        }
      }
    }
  }

  /// Plans on the commit `tip` and judges the result, without effect.
  ///
  /// - Parameters:
  ///   - first: how it was planned when nobody had moved the branch yet; nil for the first time.
  ///   - author: who is judged as well, where the change goes to a branch of others.
  func draft(
    on tip: ObjectID?, since first: ProposedChange.Plan? = nil, asOf moment: Timestamp,
    by author: Signature? = nil,
    about subjects: [EntityRef]? = nil, planning: (Context) throws -> Plan
  ) throws -> Draft {
    let view = location.view(at: tip)
    var scope = subjects.map(RegistryScope.init(of:))
    while true {
      let known = latest.snapshot.withLock { $0 }
      let snapshot = try Snapshot.load(
        view, commit: tip, reusing: known, in: scope, from: store)
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
      let wanting = try scope.flatMap { scope in
        try ChangeReach(changing: Array(plan.changes.keys)) { path in
          if case .some(.none) = plan.changes[path] { true } else { false }
        }?.scope(beyond: scope, from: [snapshot], to: result, in: view, by: store)
      }
      if wanting == scope {
        return try judge(
          plan, since: first, from: snapshot, to: result, on: tip, asOf: moment, by: author)
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
      if tip == nil { try requireOwnName(branch) }
      return Landing.Target(branch: branch, tip: tip ?? start ?? head.commit, isNew: tip == nil)
    }
    switch head {
    case .branch(let name, let id): return Landing.Target(branch: name, tip: id, isNew: false)
    case .unborn(let name): return Landing.Target(branch: name, tip: nil, isNew: true)
    case .detached(let id): throw WorkflowError.detachedHead(id)
    }
  }

  /// Refuses a new branch that git would take for something else by its name.
  private func requireOwnName(_ branch: RefName) throws {
    let name = branch.shortName
    let isFull = name.hasPrefix("refs/")
    let tracked = try location.repository.target(of: RefName("refs/remotes/\(name)"))
    guard isFull || tracked != nil else { return }
    throw WorkflowError.invalidArgument(
      name: "branch", value: name,
      reason: isFull
        ? "a branch is named without 'refs/heads/'"
        : "so a branch of a remote is called here, which only a push moves",
      remedy: "name the branch here, as 'git branch' does")
  }

  /// What the change brings that was not there before; throws when that includes an error.
  private func judge(
    _ plan: Plan, since first: ProposedChange.Plan?, from base: Snapshot, to result: Snapshot,
    on tip: ObjectID?, asOf moment: Timestamp, by author: Signature?
  ) throws -> Draft {
    let authors = author.map { author in plan.changes.mapValues { _ in [author] } } ?? [:]
    let change = ProposedChange(
      from: base, to: result, paths: Array(plan.changes.keys), firstPlannedAs: first,
      authors: authors,
      versionAuthors: try VersionAuthors.of(plan.changes.keys, before: tip, location),
      outside: try OutsidePeople.configured(in: location.repository), asOf: moment)
    let introduced = ChangeJudgement(change).introduced.map(plan.located)
    if introduced.contains(where: { $0.severity == .error }) {
      throw WorkflowError.refused(introduced)
    }
    return Draft(plan: plan, findings: introduced, change: change, tip: tip)
  }

  /// The files of `plan`, written to `repository`.
  func treeChanges(_ plan: Plan, in repository: Repository) throws -> [TreeChange] {
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
