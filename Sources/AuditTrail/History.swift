import Documents
package import Git
package import Registry
import YAML

/// The history of a registry behind one commit: events, landings, last changes.
///
/// Everything is read out of trees; messages and trailers are words about it and prove nothing.
package struct History: Sendable {
  let location: RegistryLocation
  /// The commit whose past it is.
  package let tip: ObjectID

  private let mailmap: Mailmap?

  /// The past of `tip`.
  ///
  /// - Parameter namer: the commit whose `.mailmap` says who people are by now; `tip` unless told. What is judged by a
  ///   base names people by the base.
  /// - Throws: `GitError` when that cannot be read.
  package init(
    _ location: RegistryLocation, tip: ObjectID, namedBy namer: ObjectID? = nil
  ) throws(GitError) {
    self.location = location
    self.tip = tip
    mailmap = try location.repository.mailmap(at: namer ?? tip)
  }

  /// A commit, its people named as they are by now.
  package func commit(_ id: ObjectID) throws(GitError) -> Commit {
    try location.repository.commit(id).named(by: mailmap)
  }

  /// Whether the clone is cut off somewhere, so that no answer here is complete.
  package var isIncomplete: Bool { location.repository.isShallow }

  /// Calls `body` with every event that `filter` wants, newest commit first, until it returns false.
  ///
  /// A merge contributes only what differs from all of its parents: the rest was said by the commits
  /// that it merged.
  package func forEachEvent(
    _ filter: AuditFilter = AuditFilter(), _ body: (AuditEvent) throws -> Bool
  ) throws {
    try forEachCommit { commit in
      guard filter.admits(commit) else { return true }
      for event in try events(of: commit) where filter.admits(event.ref) && filter.admits(event) {
        guard try body(event) else { return false }
      }
      return true
    }
  }

  /// Calls `body` with every commit, children before parents, until it returns false.
  func forEachCommit(_ body: (Commit) throws -> Bool) throws {
    var walk = try location.repository.walk(from: [tip])
    while let id = try walk.next() {
      guard try body(try commit(id)) else { return }
    }
  }

  /// The landings: the chain of first parents, newest first.
  func landings() throws(GitError) -> [Commit] {
    var walk = try location.repository.walk(from: [tip], firstParent: true)
    var commits: [Commit] = []
    while let id = try walk.next() { commits.append(try commit(id)) }
    return commits
  }

  /// The wanted events, newest first, at most `limit` of them.
  package func events(
    _ filter: AuditFilter = AuditFilter(), limit: Int = .max
  ) throws -> [AuditEvent] {
    var events: [AuditEvent] = []
    guard limit > 0 else { return events }
    try forEachEvent(filter) { event in
      events.append(event)
      return events.count < limit
    }
    return events
  }

  /// The events of one commit, in order of paths.
  package func events(of commit: Commit) throws -> [AuditEvent] {
    try changedFiles(of: commit).compactMap { try event(of: $0, in: commit) }
  }

  /// The files below the registry that `commit` changed.
  ///
  /// None for a commit at the edge of a shallow clone: what it was made on is not there to compare
  /// with, and it did not write all that it holds.
  package func changedFiles(of commit: Commit) throws -> [TreeDifference] {
    let repository = location.repository
    if isIncomplete, try repository.shallowEdge().contains(commit.id) { return [] }
    guard let first = commit.parents.first else {
      return try repository.treeDifference(from: nil, to: commit.tree, under: location.root)
    }
    var differences = try repository.treeDifference(
      from: try repository.commit(first).tree, to: commit.tree, under: location.root)
    for parent in commit.parents.dropFirst() where !differences.isEmpty {
      let other = try repository.treeDifference(
        from: try repository.commit(parent).tree, to: commit.tree, under: location.root)
      let paths = Set(other.map(\.rawPath))
      differences = differences.filter { paths.contains($0.rawPath) }
    }
    return differences
  }

  /// The path of a changed file relative to the registry.
  package func path(of difference: TreeDifference) -> String {
    let prefix = location.root.map { "\($0)/" } ?? ""
    return String(difference.displayPath.dropFirst(prefix.count))
  }

  private func event(of difference: TreeDifference, in commit: Commit) throws -> AuditEvent? {
    let path = path(of: difference)
    guard let ref = RegistryPath.ref(at: path) else {
      return AuditEvent(
        commit: commit, action: Self.fileAction(path, difference), subject: path, ref: nil,
        path: path, fields: [])
    }
    let change = SemanticChange(
      ref, from: try content(difference.old), to: try content(difference.new))
    return change.map { change in
      AuditEvent(
        commit: commit, action: change.action.description, subject: ref.description, ref: ref,
        path: path, fields: change.fields)
    }
  }

  private static func fileAction(_ path: String, _ difference: TreeDifference) -> String {
    let verb = difference.old == nil ? "added" : difference.new == nil ? "removed" : "changed"
    return (path.hasPrefix("schemas/") ? "schema." : "file.") + verb
  }

  /// The document on one side of a difference; what cannot be read counts as an empty document.
  private func content(_ side: TreeDifference.Side?) throws -> JSONValue? {
    guard let side else { return nil }
    guard side.mode.isFile else { return .object([]) }
    let bytes = try location.repository.blob(side.id)
    do throws(YAMLError) {
      let value = try YAMLReader.read(bytes).root.value
      if case .object = value { return value }
      return .object([])
    } catch {
      return .object([])
    }
  }
}
