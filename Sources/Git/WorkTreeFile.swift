/// Something in a work tree that Git tracks or would track.
package struct WorkTreeFile: Hashable, Sendable {
  /// Where it is.
  package let path: TreePath
  /// What it is.
  package let kind: Kind

  /// What can stand in a work tree.
  package enum Kind: Hashable, Sendable {
    case regular, executable, symlink
    /// A directory that is a repository of its own, recorded as a submodule or not recorded at all.
    case repository
  }
}

/// What a work tree holds, apart from what Git is told to ignore.
package struct WorkTreeListing: Sendable {
  /// The files, in order of their paths.
  package var files: [WorkTreeFile] = []
  /// The paths, as bytes, that are not UTF-8 or that Registrar would not write.
  package var unnameable: [[UInt8]] = []
}

extension WorkTreeFile.Kind {
  /// What stands where Git records this mode; nil for folders.
  init?(_ mode: FileMode) {
    switch mode {
    case .regular: self = .regular
    case .executable: self = .executable
    case .symlink: self = .symlink
    case .gitlink: self = .repository
    case .tree: return nil
    }
  }
}
