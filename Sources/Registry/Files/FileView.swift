package import Git

/// The files of a registry at one moment: a commit's tree, the work tree, or either with changes laid over.
///
/// The one seam of the design: everything above is a function of what these two calls give.
package protocol FileView: Sendable {
  /// All files, in order of their paths, folders not.
  func entries() throws(GitError) -> [FileEntry]
  /// The content of one of them.
  func content(of entry: FileEntry) throws(GitError) -> [UInt8]
}
