import Documents

/// What differs between two states of a registry, in the registry's own terms.
package struct RegistryDiff: Sendable {
  /// What happened to documents, by subject.
  package let entries: [Entry]
  /// Files that are no documents of the registry, with what happened to them, in order of paths.
  package let files: [(path: String, verb: String)]

  /// What happened to one document.
  package struct Entry: Sendable {
    /// The change.
    package let change: SemanticChange
    /// The path of the document.
    package let path: String
    /// The values that it brings, where it is an evaluation that was recorded.
    package let moves: [MetricMove]
  }

  /// The difference of `base` and `head` at `paths`.
  ///
  /// A document that cannot be read counts as one that says nothing; what is wrong with it is for
  /// validation to tell.
  package init(from base: Snapshot, to head: Snapshot, at paths: [String]) {
    var entries: [Entry] = []
    var files: [(path: String, verb: String)] = []
    let before = Set(base.sortedPaths)
    let after = Set(head.sortedPaths)
    for path in paths.sorted() {
      guard let ref = RegistryPath.ref(at: path) else {
        let verb = !before.contains(path) ? "added" : !after.contains(path) ? "removed" : "changed"
        files.append((path, verb))
        continue
      }
      func value(_ snapshot: Snapshot, _ paths: Set<String>) -> JSONValue? {
        snapshot[ref]?.root.value ?? (paths.contains(path) ? .object([]) : nil)
      }
      guard let change = SemanticChange(ref, from: value(base, before), to: value(head, after))
      else {
        continue
      }
      let evaluation = change.action.verb == "recorded" ? head[ref] : nil
      entries.append(
        Entry(
          change: change, path: path,
          moves: evaluation.map { MetricMove.of($0, from: base, to: head) } ?? []))
    }
    self.entries = entries.sorted { $0.change.subject < $1.change.subject }
    self.files = files
  }

  /// Whether nothing of meaning differs.
  package var isEmpty: Bool { entries.isEmpty && files.isEmpty }
}
