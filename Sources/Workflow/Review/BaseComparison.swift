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
  /// Who wrote the commits that touch each of them.
  package let authors: [String: [Signature]]
  /// How the commits lie to the base.
  package let lineage: ProposedChange.Lineage

  /// Compares the registry at `location` as of `revision` with the branch or commit `base`.
  ///
  /// - Throws: `GitError.noSuchRevision`; `.beyondShallowEdge` when a shallow clone lacks what both build
  ///   on; `WorkflowError.noSharedHistory`, `.nothingToCompare` on an unborn branch.
  package init(
    _ location: RegistryLocation, base: String, head revision: Observation.Revision
  ) throws {
    let repository = location.repository
    self.location = location
    let tip = try repository.resolve(revision: base)
    guard let id = try Observation.resolve(revision, location).commit else {
      throw WorkflowError.nothingToCompare(base: base)
    }
    guard let start = try repository.mergeBase(tip, id) else {
      throw WorkflowError.noSharedHistory(base: base, head: id)
    }
    self.base = try repository.commit(tip)
    self.start = try repository.commit(start)
    head = try repository.commit(id)
    isWorkTree = revision == .workTree && !repository.isBare
    lineage = try Self.lineage(of: id, over: tip, start: start, in: repository)

    let since = self.start
    var changed = Set(try Self.changes(from: since.tree, to: head.tree, location))
    var authors: [String: [Signature]] = [:]
    var walk = try repository.walk(from: [id], hiding: [tip])
    while let next = try walk.next() {
      let commit = try repository.commit(next)
      // A merge repeats what its sides say; what it resolves itself lies between start and head.
      guard commit.parents.count < 2 else { continue }
      let parent = try commit.parents.first.map { try repository.commit($0).tree }
      for path in try Self.changes(from: parent, to: commit.tree, location)
      where changed.contains(path) {
        if authors[path]?.contains(where: { $0.email == commit.author.email }) != true {
          authors[path, default: []].append(commit.author)
        }
      }
    }
    self.authors = authors
    if isWorkTree { changed.formUnion(try Self.localChanges(to: head.tree, location)) }
    paths = changed.sorted()
  }

  /// The change as rules see it, with the registry as it was where the change began.
  package func change() throws -> (change: ProposedChange, start: Snapshot?) {
    let baseSnapshot = try Snapshot.load(location.view(at: base.id), commit: base.id)
    let startSnapshot =
      start.id == base.id
      ? nil
      : try Snapshot.load(location.view(at: start.id), commit: start.id, reusing: baseSnapshot)
    let view: any FileView = isWorkTree ? location.workTree : location.view(at: head.id)
    let headSnapshot = try Snapshot.load(
      view, commit: isWorkTree ? nil : head.id, reusing: baseSnapshot)
    return (
      ProposedChange(
        from: baseSnapshot, to: headSnapshot, paths: paths, authors: authors,
        versionAuthors: try versionAuthors(), lineage: lineage),
      startSnapshot
    )
  }

  /// Who wrote the versions that changed approvals are about.
  private func versionAuthors() throws -> [EntityRef: [Signature]] {
    let versions = paths.compactMap { path -> EntityRef? in
      guard case .approval(let model, let version, _)? = RegistryPath.ref(at: path) else {
        return nil
      }
      return .version(model, version)
    }
    guard !versions.isEmpty else { return [:] }
    let byPath = Dictionary(
      try Set(versions).map { (try location.repositoryPath(RegistryPath.path(of: $0)), $0) }
    ) { first, _ in first }
    let authors = try History(location, tip: head.id).authors(of: Array(byPath.keys))
    return Dictionary(
      uniqueKeysWithValues: authors.compactMap { path, signatures in
        byPath[path].map { ($0, signatures) }
      })
  }

  private static func lineage(
    of head: ObjectID, over tip: ObjectID, start: ObjectID, in repository: Repository
  ) throws -> ProposedChange.Lineage {
    // A head that lacks the tip cannot land without a merge, which the forge makes.
    guard start == tip else { return .open }
    var chain = try repository.walk(from: [head], firstParent: true)
    var ahead = try repository.walk(from: [head], hiding: [tip])
    // The tip can only be behind as many first parents as there are commits ahead of it.
    var steps = try ahead.rest().count
    while steps >= 0, let id = try chain.next() {
      if id == tip { return .linear }
      steps -= 1
    }
    return .omitsTip(tip)
  }

  /// The files below the registry that differ between two trees.
  private static func changes(
    from old: ObjectID?, to new: ObjectID, _ location: RegistryLocation
  ) throws(GitError) -> [String] {
    let prefix = location.root.map { "\($0)/" } ?? ""
    return try location.repository.treeDifference(from: old, to: new, under: location.root)
      .map { String($0.displayPath.dropFirst(prefix.count)) }
  }

  /// The files below the registry that the work tree has otherwise than `tree`.
  private static func localChanges(
    to tree: ObjectID, _ location: RegistryLocation
  ) throws(GitError) -> [String] {
    let repository = location.repository
    let prefix = location.root.map { "\($0)/" } ?? ""
    let tracked = try repository.treeFiles(in: tree, under: location.root).compactMap(\.path)
    let present = try repository.workTreeFiles(under: location.root).files.map(\.path)
    let all = Set(tracked).union(present)
    return try repository.localChanges(to: Array(all), comparedWith: tree)
      .map(\.description).filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }
  }
}

extension BaseComparison {
  /// What the head changes, in the registry's own terms.
  ///
  /// - Parameter isFromStart: compares with the commit that both build on instead of with the base.
  package func diff(fromMergeBase isFromStart: Bool) throws -> RegistryDiff {
    let (change, start) = try change()
    if isFromStart || start == nil {
      return RegistryDiff(from: start ?? change.base, to: change.head, at: paths)
    }
    // What the base changed since both parted differs too.
    let behind = try Self.changes(from: self.start.tree, to: base.tree, location)
    return RegistryDiff(
      from: change.base, to: change.head, at: Array(Set(paths).union(behind)))
  }
}
