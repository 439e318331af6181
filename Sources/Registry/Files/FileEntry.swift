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
