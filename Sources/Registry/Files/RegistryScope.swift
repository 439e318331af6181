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

  /// The models of `refs`.
  package init(of refs: some Sequence<EntityRef>) {
    folders = Set(refs.compactMap(\.model).map(RegistryPath.directory))
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

  /// Whether the document at `path` is, by its path, in a model that is not read.
  func leavesOut(fileAt path: String) -> Bool {
    path.hasPrefix(Self.models) && !isInNamespacedModel(path)
      && RegistryPath.ref(at: path).map(leavesOut) ?? false
  }

  /// Whether a look at the path shows that it is in one of `folders`: `models/`, two names, and more.
  private func isInNamespacedModel(_ path: String) -> Bool {
    let slashes = path.utf8.indices.lazy.filter { path.utf8[$0] == UInt8(ascii: "/") }
    guard let third = slashes.dropFirst(2).first else { return false }
    return folders.contains(String(path[..<third]))
  }

  /// Whether the folder at `prefix` is named as a namespace, and holds models and nothing of a model of its own.
  ///
  /// - Parameter prefix: the path of the folder with its slash.
  func isNamespace(_ prefix: String, of names: some Sequence<String>) -> Bool {
    guard prefix.hasPrefix(Self.models) else { return false }
    let name = prefix.dropFirst(Self.models.count).dropLast()
    return !name.contains("/") && ModelName.isPart(String(name))
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

  /// The path of the model in the folder `name` of a namespace, where nothing of that model is read.
  ///
  /// - Parameter folder: the path of that folder.
  func leftOut(_ name: String, in folder: String) -> String? {
    ModelName.isPart(name) && !folders.contains(folder) ? "\(folder)/\(Self.modelFile)" : nil
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
