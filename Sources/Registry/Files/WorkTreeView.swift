package import Git

/// The files of the work tree that Git does not ignore.
package struct WorkTreeView: FileView {
  private let repository: Repository
  private let root: TreePath?
  private let folders = KnownFolders()
  private let looked = LazyValue<Result<WorkTreeSurvey, GitError>>()

  /// Views the registry at `root` of the repository's work tree.
  package init(_ repository: Repository, root: TreePath?) {
    self.repository = repository
    self.root = root
  }

  /// What a look at it shows; the first one is kept.
  package func survey() throws(GitError) -> WorkTreeSurvey {
    try looked.get {
      Result { () throws(GitError) in try WorkTreeSurvey(repository, under: root) }
    }.get()
  }

  package func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry] {
    let prefix = root.map { "\($0)/" } ?? ""
    return try survey().listing.files.map { file in
      FileEntry(
        path: String(file.path.description.dropFirst(prefix.count)), mode: file.kind.mode, blob: nil
      )
    }
  }

  /// Looks at these paths only; who asks knows that Git does not ignore them.
  package func entries(
    at paths: Set<String>, in scope: RegistryScope?
  ) throws(GitError) -> [FileEntry] {
    var files: [FileEntry] = []
    for path in paths.sorted() {
      guard let treePath = TreePath(bytes: (root.map { "\($0)/\(path)" } ?? path).utf8) else {
        continue
      }
      if let kind = try repository.workTreeFile(at: treePath)?.kind {
        files.append(FileEntry(path: path, mode: kind.mode, blob: nil))
      }
    }
    return files
  }

  package func content(of entry: FileEntry) throws(GitError) -> [UInt8] {
    let path = root.map { "\($0)/\(entry.path)" } ?? entry.path
    return try repository.readWorkTreeFile(TreePath(path), in: folders)
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
