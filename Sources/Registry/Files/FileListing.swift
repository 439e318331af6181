package import Git

/// The files of a part of a registry, with folders of documents that Git knows as a whole told by that.
package struct FileListing: Sendable {
  /// Files, in order of their paths.
  package var entries: [FileEntry]
  /// Folders that are read whole; what lies in them is not among `entries`.
  package var folders: [Folder] = []
  /// The model.yaml of models that are there and not looked into, in order of bytes.
  package var leftOut: [String] = []

  /// A folder of a commit.
  package struct Folder: Sendable {
    /// Its path below the registry, with a slash at the end.
    package let path: String
    /// Its tree: as long as that is the same, so is all that lies in it.
    package let tree: ObjectID
  }
}
