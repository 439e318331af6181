import Git

/// What a change may concern: the models that it touches, and whatever depends on documents that it touches.
///
/// A model's own files concern no other beyond that they are there and can be read: of other models rules know names
/// only. A document outside of models concerns whoever names it, and whoever names those.
package struct ChangeReach: Sendable {
  /// The models that it touches.
  package let scope: RegistryScope
  /// The documents whose dependents it concerns.
  package let concerned: Set<EntityRef>
  private let paths: [String]

  /// The reach of a change of the files at `paths`; nil where it may be all of the registry.
  ///
  /// - Parameter removes: whether a file is gone after it.
  package init?(changing paths: [String], removes: (String) throws -> Bool) rethrows {
    var folders: Set<String> = []
    var concerned: Set<EntityRef> = []
    for path in paths {
      if Self.concernsAll(path) { return nil }
      let ref = RegistryPath.ref(at: path)
      if path.hasPrefix("models/") {
        folders.formUnion(Self.folders(of: path))
        if let ref, try removes(path) { concerned.insert(ref) }
      } else if let ref {
        // Policies and waivers are about models that do not name them.
        if [.policy, .waiver].contains(ref.kind) { return nil }
        if case .waiverApproval = ref { return nil }
        concerned.insert(ref)
      }
    }
    scope = RegistryScope(folders: folders)
    self.concerned = concerned
    self.paths = paths
  }

  /// Whether every document may depend on the file at `path`: it says what documents are, or whose word counts.
  private static func concernsAll(_ path: String) -> Bool {
    path == RegistryPath.registryFile || ["schemas", "trust"].contains(RegistryPath.root(of: path))
      || path == "models" || RegistryPath.holdsDocuments(path)
  }

  /// The folders of the model that the file at `path` may be part of: one name or two.
  private static func folders(of path: String) -> [String] {
    if let folder = RegistryPath.modelFolder(of: path) { return [String(folder)] }
    let parts = path.split(separator: "/")
    return (2...3).filter { $0 < parts.count }.map { parts[..<$0].joined(separator: "/") }
  }

  /// The part of the registry that has to be read to judge the change; nil for all of it.
  ///
  /// - Parameters:
  ///   - known: the part that was read so far.
  ///   - before: the registry in `view`, so far, and other states before the change.
  ///   - after: the registry with the change, so far.
  ///   - store: where it is kept which models name what; nil where nothing is.
  package func scope(
    beyond known: RegistryScope, from before: [Snapshot], to after: Snapshot, in view: CommitView,
    by store: DocumentStore?
  ) throws(RegistryError) -> RegistryScope? {
    // Whoever names what is not there any more, or cannot be read, is told so, wherever it is.
    let lost = paths.compactMap(RegistryPath.ref).filter { after[$0] == nil }
    let wide = known.joined(with: scope)
      .widened(by: (before + [after]).flatMap { $0.namesLeftOut(byFilesAt: paths) })
    let concerned = concerned.union(lost)
    if concerned.isEmpty { return wide }
    guard let store, let schemas = before.first?.schemas,
      let dependents = Dependents(of: concerned, in: before + [after])
    else { return nil }
    do throws(GitError) {
      let folders = try store.models(
        naming: dependents.refs, in: view, by: DocumentCheck(schemas))
      return wide.joined(with: RegistryScope(folders: folders))
    } catch {
      throw .git(error)
    }
  }
}
