package import Git

/// One file below a registry's root.
package struct FileEntry: Hashable, Sendable {
  /// Path relative to the registry's root.
  package let path: String
  /// Regular file, symbolic link or submodule.
  package let mode: FileMode
  /// The blob's id where Git holds the content; nil for a file of the work tree.
  package let blob: ObjectID?

  /// Makes an entry.
  package init(path: String, mode: FileMode, blob: ObjectID?) {
    self.path = path
    self.mode = mode
    self.blob = blob
  }
}

/// The files of a registry at one moment: a commit's tree, the work tree, or either with changes laid over.
///
/// The one seam of the design: everything above is a function of what these two calls give.
package protocol FileView: Sendable {
  /// All files, in order of their paths, folders not.
  func entries() throws(GitError) -> [FileEntry]
  /// The content of one of them.
  func content(of entry: FileEntry) throws(GitError) -> [UInt8]
}

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

/// The files of the work tree that Git does not ignore.
package struct WorkTreeView: FileView {
  private let repository: Repository
  private let root: TreePath?

  /// Views the registry at `root` of the repository's work tree.
  package init(_ repository: Repository, root: TreePath?) {
    self.repository = repository
    self.root = root
  }

  package func entries() throws(GitError) -> [FileEntry] {
    let prefix = root.map { "\($0)/" } ?? ""
    let listing = try repository.workTreeFiles(under: root)
    return listing.files.map { file in
      FileEntry(
        path: String(file.path.description.dropFirst(prefix.count)), mode: file.kind.mode, blob: nil
      )
    }
  }

  package func content(of entry: FileEntry) throws(GitError) -> [UInt8] {
    let path = root.map { "\($0)/\(entry.path)" } ?? entry.path
    return try repository.readWorkTreeFile(TreePath(path))
  }
}

/// Another view with changes laid over it: what a write would give, before it is written.
package struct OverlayView: FileView {
  private let below: any FileView
  private let changes: [String: [UInt8]?]

  /// Lays `changes` over `below`: new content by path, or nil for a file that goes.
  package init(_ below: any FileView, changes: [String: [UInt8]?]) {
    self.below = below
    self.changes = changes
  }

  package func entries() throws(GitError) -> [FileEntry] {
    let kept = try below.entries().filter { changes[$0.path] == nil }
    let added = changes.compactMap { path, content in
      content == nil ? nil : FileEntry(path: path, mode: .regular, blob: nil)
    }
    return (kept + added).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  package func content(of entry: FileEntry) throws(GitError) -> [UInt8] {
    if case .some(.some(let content)) = changes[entry.path] { return content }
    return try below.content(of: entry)
  }
}

extension WorkTreeFile.Kind {
  /// The mode under which Git would record it.
  fileprivate var mode: FileMode {
    switch self {
    case .regular: .regular
    case .executable: .executable
    case .symlink: .symlink
    case .repository: .gitlink
    }
  }
}
