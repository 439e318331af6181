package import Git

/// What would be there once a change has landed: the base with the files of the change in it.
package struct LandedView: FileView {
  private let base: any FileView
  private let head: any FileView
  private let paths: Set<String>

  /// Lays the files of `head` at `paths` over `base`; where `head` has none, the file goes.
  package init(_ base: any FileView, changing paths: [String], as head: any FileView) {
    self.base = base
    self.head = head
    self.paths = Set(paths)
  }

  package func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry] {
    let kept = try base.entries(in: scope).filter { !paths.contains($0.path) }
    let changed = try head.entries(at: paths, in: scope)
    return (kept + changed).sorted { $0.path.precedesByBytes($1.path) }
  }

  package func content(of entry: FileEntry) throws(GitError) -> [UInt8] {
    try (paths.contains(entry.path) ? head : base).content(of: entry)
  }
}
