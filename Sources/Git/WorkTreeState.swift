import SystemPackage

/// What stands at a path of a work tree, no symbolic link followed.
enum WorkTreeState: Equatable {
  /// Nothing.
  case absent
  /// A file.
  case regular(executable: Bool)
  /// A symbolic link, wherever it leads.
  case symlink
  /// A directory.
  case directory
  /// A socket, a device, or the like.
  case other
  /// Nothing can stand there, because this directory of the path is none.
  case blocked(by: TreePath)

  /// Looks at `path` below the directory `top`, which ends with a slash.
  ///
  /// - Parameter folders: those below `top` that were seen to be folders.
  static func look(
    at path: TreePath, below top: String, _ folders: KnownFolders = KnownFolders()
  ) throws(GitError) -> WorkTreeState {
    if let parent = path.parent, !folders.contains(parent) {
      for ancestor in parent.ancestors + [parent] {
        switch try kind(top + ancestor.description) {
        case .directory: continue
        case .absent: return .absent
        default: return .blocked(by: ancestor)
        }
      }
      folders.insert(parent)
    }
    return try kind(top + path.description)
  }

  private static func kind(_ path: String) throws(GitError) -> WorkTreeState {
    let stat: Stat
    do throws(Errno) {
      stat = try Stat(FilePath(path), followTargetSymlink: false)
    } catch .noSuchFileOrDirectory {
      return .absent
    } catch {
      throw GitError(error, operation: "look at a file", path: path)
    }
    switch stat.type {
    case .regular: return .regular(executable: stat.permissions.contains(.ownerExecute))
    case .symbolicLink: return .symlink
    case .directory: return .directory
    default: return .other
    }
  }
}
