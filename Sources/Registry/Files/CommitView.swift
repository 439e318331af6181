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

  package func entries() throws(GitError) -> [FileEntry] {
    guard let commit else { return [] }
    var tree = try repository.commit(commit).tree
    if let root {
      guard let entry = try repository.entry(at: root, in: tree), entry.mode == .tree else {
        return []
      }
      tree = entry.id
    }
    var files: [FileEntry] = []
    try collect(tree, prefix: "", into: &files)
    return files
  }

  package func content(of entry: FileEntry) throws(GitError) -> [UInt8] {
    guard let blob = entry.blob else { return [] }
    return try repository.blob(blob)
  }

  private func collect(
    _ tree: ObjectID, prefix: String, into files: inout [FileEntry]
  ) throws(GitError) {
    for entry in try repository.tree(tree) {
      // Names that are not UTF-8 are shown repaired; no document has one.
      let path = prefix + entry.displayName
      if entry.mode == .tree {
        try collect(entry.id, prefix: path + "/", into: &files)
      } else {
        files.append(FileEntry(path: path, mode: entry.mode, blob: entry.id))
      }
    }
  }
}
