import Glibc
import SystemPackage

/// The files of a folder and the folders in it.
package enum FileTree {
  /// The paths below `folder`, relative to it and in order, of all files whose names satisfy
  /// `isWanted`. Symbolic links to folders are not followed; those to files count as files.
  ///
  /// - Parameter descends: whether to look into the folder of a name.
  /// - Throws: `GitError.permissionDenied`, `.system` when a folder cannot be listed.
  package static func files(
    below folder: String, where isWanted: (String) -> Bool,
    descends: (String) -> Bool = { _ in true }
  ) throws(GitError) -> [String] {
    var files: [String] = []
    var pending = [""]
    while let prefix = pending.popLast() {
      var folders: [String] = []
      let path = folder + "/" + prefix
      for (name, listed) in try entries(in: path) {
        let kind = if let listed { listed } else { try followed(path + name, isLink: false) }
        switch kind {
        case .directory: if descends(name) { folders.append(prefix + name + "/") }
        case .symbolicLink:
          if isWanted(name), try followed(path + name, isLink: true) == .regular {
            files.append(prefix + name)
          }
        case .regular: if isWanted(name) { files.append(prefix + name) }
        default: break
        }
      }
      pending += folders
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What stands at a path, at the end of links if it is one; nil when a link leads nowhere.
  private static func followed(_ path: String, isLink: Bool) throws(GitError) -> FileType? {
    do throws(Errno) {
      return try Stat(FilePath(path), followTargetSymlink: isLink).type
    } catch {
      if isLink { return nil }
      throw GitError(error, operation: "look at a file", path: path)
    }
  }

  /// The names in a directory and what they name, where the file system says so.
  private static func entries(
    in path: String
  ) throws(GitError) -> [(name: String, kind: FileType?)] {
    guard let directory = unsafe opendir(path) else {
      throw GitError(Errno(rawValue: errno), operation: "list a directory", path: path)
    }
    defer { unsafe closedir(directory) }
    var entries: [(String, FileType?)] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let kind: FileType? =
        switch unsafe Int(entry.pointee.d_type) {
        case Int(DT_DIR): .directory
        case Int(DT_REG): .regular
        case Int(DT_LNK): .symbolicLink
        case Int(DT_UNKNOWN): nil
        default: .characterSpecial
        }
      entries.append((name, kind))
    }
    return entries
  }
}
