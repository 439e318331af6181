package import Git

/// The files of a commit's tree.
package struct CommitView: FileView {
  private let repository: Repository
  /// The commit whose files these are; nil for an unborn branch, which has none.
  package let commit: ObjectID?
  /// Where the registry lies in the tree; nil for the root.
  private let root: TreePath?

  /// Views the registry at `root` as of `commit`.
  package init(_ repository: Repository, commit: ObjectID?, root: TreePath?) {
    self.repository = repository
    self.commit = commit
    self.root = root
  }

  package func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry] {
    guard let tree = try tree() else { return [] }
    var listing = FileListing(entries: [])
    try collect(tree, prefix: "", of: scope, into: &listing)
    guard !listing.leftOut.isEmpty else { return listing.entries }
    let leftOut = listing.leftOut.map { FileEntry(path: $0, mode: .regular, blob: nil) }
    return (listing.entries + leftOut).sorted { $0.path.precedesByBytes($1.path) }
  }

  package func listing(in scope: RegistryScope) throws(GitError) -> FileListing {
    guard let tree = try tree() else { return FileListing(entries: []) }
    var listing = FileListing(entries: [])
    try collect(tree, prefix: "", of: scope, keepingWhole: true, into: &listing)
    return listing
  }

  package func entries(of folder: FileListing.Folder) throws(GitError) -> [FileEntry] {
    var listing = FileListing(entries: [])
    try collect(folder.tree, prefix: folder.path, of: nil, into: &listing)
    return listing.entries
  }

  package func entries(
    at paths: Set<String>, in scope: RegistryScope?
  ) throws(GitError) -> [FileEntry] {
    guard let tree = try tree() else { return [] }
    var files: [FileEntry] = []
    for path in paths.sorted(by: { $0.precedesByBytes($1) }) {
      guard let file = TreePath(bytes: path.utf8),
        let entry = try repository.entry(at: file, in: tree), entry.mode != .tree
      else { continue }
      files.append(FileEntry(path: path, mode: entry.mode, blob: entry.id))
    }
    return files
  }

  /// The tree of the registry's folder; nil where there is none.
  package func tree() throws(GitError) -> ObjectID? {
    guard let commit else { return nil }
    let tree = try repository.commit(commit).tree
    guard let root else { return tree }
    let entry = try repository.entry(at: root, in: tree)
    return entry?.mode == .tree ? entry?.id : nil
  }

  /// The folders below `models/` that hold whole models: one each, or one with others inside it.
  func modelFolders() throws(GitError) -> [FileListing.Folder] {
    guard let tree = try tree(),
      let models = try repository.tree(tree).first(where: { $0.displayName == "models" }),
      models.mode == .tree
    else { return [] }
    var folders: [FileListing.Folder] = []
    for outer in try repository.tree(models.id) where outer.mode == .tree {
      let path = "models/\(outer.displayName)/"
      let entries = try repository.tree(outer.id)
      let isModel = entries.contains {
        $0.displayName == RegistryPath.modelFile || ModelName.isReserved($0.displayName)
      }
      if isModel {
        folders.append(FileListing.Folder(path: path, tree: outer.id))
      } else {
        folders += entries.filter { $0.mode == .tree }
          .map { FileListing.Folder(path: "\(path)\($0.displayName)/", tree: $0.id) }
      }
    }
    return folders
  }

  package func content(of entry: FileEntry) throws(GitError) -> [UInt8] {
    guard let blob = entry.blob else { return [] }
    return try repository.blob(blob)
  }

  /// - Parameter keepingWhole: whether folders that `scope` has whole are told as such.
  private func collect(
    _ tree: ObjectID, prefix: String, of scope: RegistryScope?, keepingWhole: Bool = false,
    into listing: inout FileListing
  ) throws(GitError) {
    let entries = try repository.tree(tree)
    let names = entries.lazy.map(\.displayName)
    let only = scope?.only(in: prefix, of: names)
    let isNamespace = scope?.isNamespace(prefix, of: names) ?? false
    for entry in entries where only == nil || entry.displayName == only {
      // Names that are not UTF-8 are shown repaired; no document has one.
      let path = prefix + entry.displayName
      if entry.mode == .tree, isNamespace,
        let model = scope?.leftOut(entry.displayName, in: path)
      {
        // Whether it is there is looked up where it matters.
        listing.leftOut.append(model)
      } else if entry.mode == .tree, keepingWhole, let scope,
        try scope.keepsWhole(
          path, inNamespace: isNamespace,
          holdsModel: { () throws(GitError) in
            try isModel(entry.id)
          })
      {
        listing.folders.append(FileListing.Folder(path: path + "/", tree: entry.id))
      } else if entry.mode == .tree {
        try collect(
          entry.id, prefix: path + "/", of: scope, keepingWhole: keepingWhole, into: &listing)
      } else {
        listing.entries.append(FileEntry(path: path, mode: entry.mode, blob: entry.id))
      }
    }
  }

  /// Whether a folder is that of a model, and no model is in it beside that.
  private func isModel(_ tree: ObjectID) throws(GitError) -> Bool {
    let entries = try repository.tree(tree)
    return entries.contains { $0.displayName == RegistryPath.modelFile }
      && entries.allSatisfy { $0.mode != .tree || ModelName.isReserved($0.displayName) }
  }
}
