/// A part of a registry that can be judged by itself: some models with all that is in them, of every
/// other model its `model.yaml`, and whatever is no part of a model.
///
/// What a model's rules look at lies in its folder or outside of `models/`; of other models documents
/// name at most the model. So a change within models is judged by reading these only.
package struct RegistryScope: Sendable {
  /// Folders below `models/`, each whole.
  private let folders: Set<String>

  private static let models = "models/"
  private static let modelFile = "model.yaml"

  /// The scope of a change of the files at `paths`; nil where it may concern all of the registry.
  ///
  /// - Parameter isNew: whether a file comes with the change: what nobody could name yet concerns
  ///   nobody else.
  package init?(changing paths: [String], isNew: (String) -> Bool) {
    var folders: Set<String> = []
    for path in paths {
      guard path.hasPrefix(Self.models) else {
        if path == RegistryPath.registryFile || path.hasPrefix("schemas/") || !isNew(path) {
          return nil
        }
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

  /// Which of the names in the folder at `prefix` is all that the scope has of it; nil for everything.
  ///
  /// - Parameter prefix: the path of the folder with its slash.
  func only(in prefix: String, of names: some Sequence<String>) -> String? {
    guard prefix.hasPrefix(Self.models), prefix != Self.models,
      !folders.contains(String(prefix.dropLast())), names.contains(Self.modelFile)
    else { return nil }
    return Self.modelFile
  }

  /// Whether the file at `path` lies in a folder of which the scope has everything.
  package func isWhole(at path: String) -> Bool {
    guard path.hasPrefix(Self.models) else { return false }
    return folders.contains { path.hasPrefix($0 + "/") }
  }
}
