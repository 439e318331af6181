package import Git

/// Where a registry lies: a repository and a folder in it.
package struct RegistryLocation: Sendable {
  /// The repository.
  package let repository: Repository
  /// The registry's folder inside the repository; nil for its root.
  package let root: TreePath?

  /// Makes a location.
  package init(_ repository: Repository, root: TreePath?) {
    self.repository = repository
    self.root = root
  }

  /// The path inside the repository of `path` below the registry.
  package func repositoryPath(_ path: String) throws(GitError) -> TreePath {
    try TreePath(root.map { "\($0)/\(path)" } ?? path)
  }

  /// The files as of `commit`.
  package func view(at commit: ObjectID?) -> CommitView {
    CommitView(repository, commit: commit, root: root)
  }

  /// The files of the work tree.
  package var workTree: WorkTreeView { WorkTreeView(repository, root: root) }
}
