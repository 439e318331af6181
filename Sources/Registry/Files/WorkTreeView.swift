package import Git

/// The files of the work tree that Git does not ignore.
package struct WorkTreeView: FileView {
  private let repository: Repository
  private let root: TreePath?

  /// Views the registry at `root` of the repository's work tree.
  package init(_ repository: Repository, root: TreePath?) {
    self.repository = repository
    self.root = root
  }

  package func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry] {
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
