package import Git

/// The files of a registry at one moment: a commit's tree, the work tree, or either with changes laid over.
///
/// The one seam of the design: everything above is a function of what these calls give.
package protocol FileView: Sendable {
  /// All files, in order of their paths, folders not; of other models than those of `scope` only what
  /// it has of them.
  ///
  /// A view may give more than the scope asks for.
  func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry]
  /// Those files of the view, as far as `scope` goes, that lie at `paths`, in order.
  func entries(at paths: Set<String>, in scope: RegistryScope?) throws(GitError) -> [FileEntry]
  /// The same as `entries(in:)`, with folders that Git knows as a whole in place of what is in them, and models that are
  /// not looked into apart.
  func listing(in scope: RegistryScope) throws(GitError) -> FileListing
  /// The files in such a folder, in order of their paths.
  func entries(of folder: FileListing.Folder) throws(GitError) -> [FileEntry]
  /// The content of one of them.
  func content(of entry: FileEntry) throws(GitError) -> [UInt8]
}

extension FileView {
  /// All files, in order of their paths, folders not.
  package func entries() throws(GitError) -> [FileEntry] { try entries(in: nil) }

  package func entries(
    at paths: Set<String>, in scope: RegistryScope?
  ) throws(GitError) -> [FileEntry] {
    try entries(in: scope).filter { paths.contains($0.path) }
  }

  package func listing(in scope: RegistryScope) throws(GitError) -> FileListing {
    FileListing(entries: try entries(in: scope))
  }

  package func entries(of folder: FileListing.Folder) throws(GitError) -> [FileEntry] {
    try entries(in: nil).filter { $0.path.hasPrefix(folder.path) }
  }
}
