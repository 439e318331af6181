import SystemPackage

/// The files of a folder and the folders in it.
package enum FileTree {
  /// What can stand at a path.
  package enum Kind: Sendable {
    case file, folder
    /// A pipe, a socket or a device.
    case special
  }

  /// What stands at `path`, at the end of symbolic links; nil when nothing does.
  ///
  /// - Throws: `GitError.permissionDenied`, `.system`, as for links that lead in a circle.
  package static func kind(at path: String) throws(GitError) -> Kind? {
    do throws(Errno) {
      return switch try Stat(FilePath(path), followTargetSymlink: true).type {
      case .regular: .file
      case .directory: .folder
      default: .special
      }
    } catch .noSuchFileOrDirectory {
      return nil
    } catch .notDirectory {
      return nil
    } catch {
      throw GitError(error, operation: "look at a file", path: path)
    }
  }

  /// Whether a regular file stands at `path` itself, and no link to one.
  package static func isPlainFile(_ path: String) throws(GitError) -> Bool {
    try SystemCalls.stat(path).type == .regular
  }

  /// The path of the file that `name` leads to from `folder`.
  package static func path(of name: String, below folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The paths below `folder`, relative to it and in order, of all files whose names satisfy
  /// `isWanted`. Symbolic links to folders are not followed, but for `folder` itself; those to files
  /// count as files.
  ///
  /// - Parameter descends: whether to look into the folder of a name.
  /// - Throws: `GitError.permissionDenied`, `.system` when a folder cannot be listed, `.malformedName`.
  package static func files(
    below folder: String, where isWanted: (String) -> Bool,
    descends: (String) -> Bool = { _ in true }
  ) throws(GitError) -> [String] {
    var files: [String] = []
    var pending = [""]
    while let prefix = pending.popLast() {
      let path = path(of: prefix, below: folder)
      for entry in try DirectoryEntry.all(in: path) {
        let isFolder: Bool
        let kind = if let listed = entry.kind { listed } else { try kind(of: entry, in: path) }
        switch kind {
        case .directory: isFolder = true
        case .regular: isFolder = false
        case .symbolicLink where isWanted(entry.name):
          guard try leadsToFile(path + entry.name) else { continue }
          isFolder = false
        default: continue
        }
        guard isFolder ? descends(entry.name) : isWanted(entry.name) else { continue }
        guard entry.isUTF8 else { throw .malformedName(path: path + entry.name) }
        if isFolder {
          pending.append(prefix + entry.name + "/")
        } else {
          files.append(prefix + entry.name)
        }
      }
    }
    return files.sorted { $0.precedesByBytes($1) }
  }

  /// What an entry is where the file system does not say so in its list.
  private static func kind(
    of entry: DirectoryEntry, in path: String
  ) throws(GitError) -> FileType {
    guard entry.isUTF8 else { throw .malformedName(path: path + entry.name) }
    return try SystemCalls.stat(path + entry.name).type
  }

  /// Whether the symbolic link at `path` leads to a file; not if it leads nowhere or in a circle.
  private static func leadsToFile(_ path: String) throws(GitError) -> Bool {
    do throws(GitError) {
      return try kind(at: path) == .file
    } catch .system(_, _, Errno.tooManySymbolicLinkLevels.rawValue) {
      return false
    }
  }
}
