/// The files of a registry in parts that can be judged one by one: some models each, and what is no part of a model.
struct RegistryParts: Sendable {
  /// Everything outside of `models/`, and what lies in no model there.
  let common: [FileEntry]
  /// Some models with all their files.
  let models: [Part]

  /// Some models.
  struct Part: Sendable {
    /// Their files.
    fileprivate(set) var entries: [FileEntry] = []
    /// Their folders.
    fileprivate(set) var folders: Set<String> = []

    /// What is read of the registry with them.
    var scope: RegistryScope { RegistryScope(folders: folders) }
  }

  /// Divides `entries` into parts of at least `size` files, except the last; of a size that all cores have work for
  /// unless told.
  init(_ entries: [FileEntry], size: Int? = nil) {
    var common: [FileEntry] = []
    var folders: [Substring] = []
    var files: [Substring: [FileEntry]] = [:]
    for entry in entries {
      guard let folder = RegistryPath.modelFolder(of: entry.path) else {
        common.append(entry)
        continue
      }
      if files[folder] == nil { folders.append(folder) }
      files[folder, default: []].append(entry)
    }
    let size = size ?? max(16, min(256, entries.count / 16))
    var models: [Part] = []
    for folder in folders {
      if models.last.map({ $0.entries.count >= size }) ?? true { models.append(Part()) }
      models[models.count - 1].entries += files[folder] ?? []
      models[models.count - 1].folders.insert(String(folder))
    }
    self.common = common
    self.models = models
  }
}
