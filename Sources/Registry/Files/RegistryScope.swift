import Git

/// A part of a registry that can be judged by itself: some models with all that is in them, and whatever is
/// no part of a model. Of every other model it is known that it is there.
///
/// What a model's rules look at lies in its folder or outside of `models/`, and what else a changed document
/// names is brought in by `widened(by:)`. So a change within models is judged by reading these only.
package struct RegistryScope: Hashable, Sendable {
  /// Folders below `models/`, each whole.
  private var folders: Set<String>

  private static let models = "models/"
  private static let modelFile = RegistryPath.modelFile

  /// What a change does to a file.
  package enum Edit: Sendable {
    case adds, changes, removes
  }

  /// The scope of a change of the files at `paths`; nil where it may concern all of the registry.
  package init?(changing paths: [String], edit: (String) throws -> Edit) rethrows {
    var folders: Set<String> = []
    for path in paths {
      if path == RegistryPath.registryFile || path.hasPrefix("schemas/") { return nil }
      let isInModel = path.hasPrefix(Self.models)
      // What is gone may have been named by anybody, and what comes or changes outside of models too, where a name
      // led to nothing. A model's own files concern no other beyond that they can be read.
      switch try edit(path) {
      case .adds: if !isInModel, RegistryPath.isDocument(path) { return nil }
      case .changes: if !isInModel { return nil }
      case .removes: return nil
      }
      guard isInModel else { continue }
      if let folder = RegistryPath.modelFolder(of: path) {
        folders.insert(String(folder))
        continue
      }
      // A model has one name or two: either folder may be its own.
      let parts = path.split(separator: "/")
      for depth in 2...3 where depth < parts.count {
        folders.insert(parts[..<depth].joined(separator: "/"))
      }
    }
    self.folders = folders
  }

  /// The models of `refs`.
  package init(of refs: some Sequence<EntityRef>) {
    folders = Set(refs.compactMap(\.model).map(RegistryPath.directory))
  }

  /// The scope that a change needs which makes `after` of `before`, both read in this one; nil for everything.
  ///
  /// - Parameter changes: content by path, nil for files that go.
  package func wanting(
    for changes: [String: [UInt8]?], from before: Snapshot, to after: Snapshot
  ) -> RegistryScope? {
    let paths = Array(changes.keys)
    let own = RegistryScope(changing: paths) { path in
      if case .some(.none) = changes[path] { return .removes }
      return before.holds(path) ? .changes : .adds
    }
    guard let own, !after.holdsUnreadable(at: paths) else { return nil }
    return joined(with: own)
      .widened(by: [before, after].flatMap { $0.namesLeftOut(byFilesAt: paths) })
  }

  /// The models whose folders these are, and nothing else that is in a model.
  init(folders: Set<String>) { self.folders = folders }

  /// The scope with everything that `other` has too.
  func joined(with other: RegistryScope) -> RegistryScope {
    RegistryScope(folders: folders.union(other.folders))
  }

  /// The scope with the models of `refs` whole.
  package func widened(by refs: some Sequence<EntityRef>) -> RegistryScope {
    var scope = self
    scope.folders.formUnion(refs.compactMap(\.model).map(RegistryPath.directory))
    return scope
  }

  /// Whether `ref` is, or would be, in a model that is not read.
  func leavesOut(_ ref: EntityRef) -> Bool {
    ref.model.map { !folders.contains(RegistryPath.directory(of: $0)) } ?? false
  }

  /// What the document at `path` is by its path, where that is in a model that is not read.
  func leftOut(at path: String) -> EntityRef? {
    guard path.hasPrefix(Self.models), !isInNamespacedModel(path),
      let ref = RegistryPath.ref(at: path), leavesOut(ref)
    else { return nil }
    return ref
  }

  /// Whether a look at the path shows that it is in one of `folders`: `models/`, two names, and more.
  private func isInNamespacedModel(_ path: String) -> Bool {
    let slashes = path.utf8.indices.lazy.filter { path.utf8[$0] == UInt8(ascii: "/") }
    guard let third = slashes.dropFirst(2).first else { return false }
    return folders.contains(String(path[..<third]))
  }

  /// Whether the folder at `prefix` holds models and nothing of a model of its own.
  ///
  /// - Parameter prefix: the path of the folder with its slash.
  func isNamespace(_ prefix: String, of names: some Sequence<String>) -> Bool {
    prefix.hasPrefix(Self.models) && prefix.utf8.count { $0 == UInt8(ascii: "/") } == 2
      && names.allSatisfy { $0 != Self.modelFile && !ModelName.isReserved($0) }
  }

  /// Whether all that lies in the folder at `path` is read, and is no part of a larger whole: a folder of documents
  /// outside of models, or that of one model.
  ///
  /// - Parameter holdsModel: tells whether the folder is that of a model and of no other.
  func keepsWhole(
    _ path: String, inNamespace: Bool, holdsModel: () throws(GitError) -> Bool
  ) throws(GitError) -> Bool {
    if RegistryPath.holdsDocuments(path) { return true }
    guard folders.contains(path) else { return false }
    if inNamespace { return true }
    let isNextToModels = path.utf8.count { $0 == UInt8(ascii: "/") } == 1
    return isNextToModels ? try holdsModel() : false
  }

  /// The path of the model in a folder of a namespace, where nothing of that model is read.
  func leftOut(folder: String) -> String? {
    let path = "\(folder)/\(Self.modelFile)"
    return folders.contains(folder) || RegistryPath.ref(at: path) == nil ? nil : path
  }

  /// Which of the names in the folder at `prefix` is all that the scope has of it; nil for everything.
  ///
  /// - Parameter prefix: the path of the folder with its slash.
  func only(in prefix: String, of names: some Sequence<String>) -> String? {
    // A folder of parts may hold a part called `model`, and a namespace may be a model too.
    guard case .model? = RegistryPath.ref(at: prefix + Self.modelFile),
      !folders.contains(String(prefix.dropLast())), names.contains(Self.modelFile),
      names.allSatisfy({ $0 == Self.modelFile || ModelName.isReserved($0) })
    else { return nil }
    return Self.modelFile
  }
}
