import AuditTrail
package import Git
package import Registry

/// A head held against the branch that it would land on: what changed since they parted, who wrote it,
/// and whether it could land as it is.
package struct BaseComparison: Sendable {
  /// Where the registry lies.
  package let location: RegistryLocation
  /// The tip of the branch that the change goes to.
  package let base: Commit
  /// The best commit that base and head both build on: where the change began.
  package let start: Commit
  /// The commit that is judged, or that the work tree is based on.
  package let head: Commit
  /// Whether the files of the work tree are judged, and not those of `head`.
  package let isWorkTree: Bool
  /// The files that the change adds, changes or removes, below the registry, in order.
  package let paths: [String]
  /// The moment that the head was asked for by, where it was a date.
  package let moment: Timestamp?
  /// Who wrote the commits that touch each of them.
  package let authors: [String: [Signature]]
  /// The commits of the change, newest first, each with the files of `paths` that it touches.
  private let commits: [(commit: Commit, paths: [String])]
  /// How the commits lie to the base.
  package let lineage: ProposedChange.Lineage
  /// Where documents are kept that were read before.
  private let store: DocumentStore?

  /// Compares the registry at `location` as of `revision` with the branch or commit `base`.
  ///
  /// - Parameter store: where documents are kept that were read before; nil reads all anew and keeps none.
  /// - Throws: `GitError.noSuchRevision`; `.beyondShallowEdge` when a shallow clone lacks what both build
  ///   on; `WorkflowError.noSharedHistory`, `.nothingToCompare` on an unborn branch.
  package init(
    _ location: RegistryLocation, base: String, head revision: Observation.Revision,
    store: DocumentStore? = nil
  ) throws {
    let repository = location.repository
    self.location = location
    self.store = store
    let tip = try repository.resolve(revision: base)
    let asked = try Observation.resolve(revision, location)
    guard let id = asked.commit else { throw WorkflowError.nothingToCompare(base: base) }
    moment = asked.moment
    guard let start = try repository.mergeBase(tip, id) else {
      throw WorkflowError.noSharedHistory(base: base, head: id)
    }
    self.base = try repository.commit(tip)
    self.start = try repository.commit(start)
    head = try repository.commit(id)
    isWorkTree = revision == .workTree && !repository.isBare
    lineage = try Self.lineage(of: id, over: tip, start: start, in: repository)

    let paths = ChangedPaths(location: location)
    var changed = Set(try paths.between(self.start.tree, head.tree))
    commits = try Self.commits(
      touching: changed, from: tip, to: id, since: self.start.tree, location)
    authors = Self.authors(of: commits)
    if isWorkTree { changed.formUnion(try paths.inWorkTree(since: head.tree)) }
    self.paths = changed.sorted()
  }

  /// The commits between two that touch some of `paths`, newest first.
  ///
  /// A merge touches what none of its parents has, and what it brings from elsewhere than the state at `start` and the
  /// commits of the change: else a merge with an old commit would bring back what was there, and nobody would have
  /// done it.
  private static func commits(
    touching paths: Set<String>, from tip: ObjectID, to head: ObjectID, since start: ObjectID,
    _ location: RegistryLocation
  ) throws -> [(commit: Commit, paths: [String])] {
    let repository = location.repository
    let history = try History(location, tip: head, namedBy: tip)
    let prefix = location.root.map { "\($0)/" } ?? ""
    func content(_ path: String, in tree: ObjectID) throws -> ObjectID? {
      guard
        let file = TreePath(bytes: Array(prefix.utf8) + path.utf8)
      else { return nil }
      return try repository.entry(at: file, in: tree)?.id
    }
    var walk = try repository.walk(from: [head], hiding: [tip])
    let past = try walk.rest().reversed().map { id throws(GitError) in try history.commit(id) }
    let hasMerges = past.contains { $0.parents.count > 1 }
    // What every path may hold without a merge having brought it.
    var explained: [String: Set<ObjectID?>] = [:]
    var commits: [(Commit, [String])] = []
    for commit in past {
      var touched: [String] = []
      if commit.parents.count > 1 {
        for path in paths.sorted() {
          let mine = try content(path, in: commit.tree)
          let known = try explained[path] ?? [content(path, in: start)]
          if !known.contains(mine) { touched.append(path) }
          explained[path] = known.union([mine])
        }
      } else {
        for difference in try history.changedFiles(of: commit) {
          let path = history.path(of: difference)
          guard paths.contains(path) else { continue }
          touched.append(path)
          guard hasMerges else { continue }
          let known = try explained[path] ?? [content(path, in: start)]
          explained[path] = known.union([difference.new?.id])
        }
      }
      if !touched.isEmpty { commits.append((commit, touched)) }
    }
    return commits.reversed()
  }

  /// Who wrote each file, each person once.
  private static func authors(
    of commits: [(commit: Commit, paths: [String])]
  ) -> [String: [Signature]] {
    var authors: [String: [Signature]] = [:]
    for (commit, paths) in commits {
      for path in paths
      where authors[path]?.contains(where: { $0.email == commit.author.email }) != true {
        authors[path, default: []].append(commit.author)
      }
    }
    return authors
  }

  /// What the commits prove about who made them, by the keys of the base; nothing where the base asks for no
  /// signatures.
  private func proofs(under authority: Snapshot) throws -> [CommitProof] {
    guard SignaturePolicy(authority.registry).strictest > .off else { return [] }
    return try commits.map { commit, paths in
      CommitProof(
        of: commit.id, by: commit.author, paths: paths,
        standing: SignatureStanding(
          of: try location.repository.commitSignature(of: commit.id), under: authority,
          at: max(commit.committer.seconds, base.committer.seconds)))
    }
  }

  /// The change as rules see it as of `moment`, with the registry as it was where the change began.
  ///
  /// Where the base has moved on since, what is judged is what would land: the base with the files of the
  /// change in it.
  ///
  /// - Throws: `WorkflowError.baseIsBroken` when the base's registry.yaml cannot be read, unless the
  ///   change is about that file alone; `.registryMoved` when the base holds a registry elsewhere.
  package func change(asOf moment: Timestamp) throws -> (change: ProposedChange, start: Snapshot?) {
    guard let reach = try reach() else { return try change(asOf: moment, in: nil) }
    var scope = reach.scope
    var part = try change(asOf: moment, in: scope)
    while true {
      let before = [part.change.base] + [part.start].compactMap { $0 }
      let wider = try reach.scope(
        beyond: scope, from: before, to: part.change.head, in: location.view(at: base.id),
        by: store)
      guard let wider else {
        return try change(asOf: moment, in: nil, reusing: part.change.base)
      }
      if wider == scope { return part }
      scope = wider
      part = try change(asOf: moment, in: wider, reusing: part.change.base)
    }
  }

  /// What the change may concern; nil where that may be all of the registry.
  func reach() throws -> ChangeReach? {
    let repository = location.repository
    let prefix = location.root.map { "\($0)/" } ?? ""
    return try ChangeReach(changing: paths) { path in
      // What Registrar would not write is not found by its path.
      guard let file = TreePath(bytes: (prefix + path).utf8) else { return true }
      if isWorkTree { return try repository.workTreeFile(at: file) == nil }
      return try repository.entry(at: file, in: head.tree).map { $0.mode == .tree } ?? true
    }
  }

  /// The change as far as `scope` goes.
  ///
  /// - Parameter known: the base as far as a narrower scope went.
  func change(
    asOf moment: Timestamp, in scope: RegistryScope?, reusing known: Snapshot? = nil
  ) throws -> (change: ProposedChange, start: Snapshot?) {
    let baseView = location.view(at: base.id)
    let baseSnapshot = try Snapshot.load(
      baseView, commit: base.id, reusing: known, in: scope, from: store)
    try requireAuthority(of: baseSnapshot)
    let headView: any FileView = isWorkTree ? location.workTree : location.view(at: head.id)
    let isBehind = start.id != base.id
    // What is judged is the base with the files of the change in it. That is the head itself, unless the base has
    // moved on, and of the work tree only what differs is read: git has the rest.
    let changesSchemas = paths.contains { $0 == "schemas" || $0.hasPrefix("schemas/") }
    let landed =
      changesSchemas
      ? try Snapshot.load(
        LandedView(baseView, changing: paths, as: headView), reusing: baseSnapshot, in: scope)
      : try baseSnapshot.landing(Set(paths), of: headView)
    var change = ProposedChange(
      from: baseSnapshot, to: landed, paths: paths, authors: authors,
      versionAuthors: try VersionAuthors.of(
        paths, before: head.id, location, namedBy: base.id),
      outside: try OutsidePeople.configured(in: location.repository), lineage: lineage,
      asOf: moment)
    change.proofs = try proofs(under: change.authority)
    let startSnapshot =
      isBehind
      ? try Snapshot.load(
        location.view(at: start.id), commit: start.id, reusing: baseSnapshot, in: scope,
        from: store)
      : nil
    return (change, startSnapshot)
  }

  /// Refuses a base that cannot say what the rules are; only one without any registry is a beginning.
  private func requireAuthority(of snapshot: Snapshot) throws {
    guard snapshot.registry == nil else { return }
    if snapshot.holds(RegistryPath.registryFile) {
      if paths == [RegistryPath.registryFile] { return }
      throw WorkflowError.baseIsBroken(base: base.id)
    }
    let elsewhere = try location.repository.treeFiles(in: base.tree).map(\.displayPath)
      .first { $0 == RegistryPath.registryFile || $0.hasSuffix("/" + RegistryPath.registryFile) }
    if let elsewhere { throw WorkflowError.registryMoved(from: elsewhere, base: base.id) }
  }

  private static func lineage(
    of head: ObjectID, over tip: ObjectID, start: ObjectID, in repository: Repository
  ) throws -> ProposedChange.Lineage {
    // A head that lacks the tip cannot land without a merge, which the forge makes.
    guard start == tip else { return .open }
    if try repository.isFirstParent(tip, of: head) { return .linear }
    return .omitsTip(tip)
  }
}
