import Glibc
import SystemPackage

extension Repository {
  /// What lies about in the repository itself, in order of paths: locks of this and all other work trees, drafts of an
  /// index, and objects that were not finished.
  ///
  /// - Throws: `GitError.permissionDenied` and what else a directory that cannot be read gives.
  package func leftovers() throws(GitError) -> [Leftover] {
    var places = Set([gitDirectory, commonDirectory])
    let linked = commonDirectory + "worktrees/"
    for name in try Self.listing(linked) where name.kind == .directory {
      places.insert(linked + name.name + "/")
    }
    var found: [Leftover] = []
    for place in places {
      found += try Self.found(in: place) { entry in
        if entry.name == WorkTreeUpdate.draftName { return .indexDraft }
        return HandedFile.isOne(entry.name) ? .messageToProgram : Self.lock(entry)
      }
      for folder in ["refs/", "logs/"] { found += try Self.locks(below: place + folder) }
    }
    return (found + (try unfinishedObjects())).sorted { $0.path < $1.path }
  }

  /// What lies about in the work tree, in order of paths: folders and files that were to be renamed. Nothing that is
  /// ignored, and nothing in a bare repository.
  ///
  /// - Throws: `GitError.unsupportedRepository` when the index cannot be read.
  package func workTreeLeftovers() throws(GitError) -> [Leftover] {
    guard let workTree else { return [] }
    let folders = try Self.found(in: workTree) { entry in
      entry.kind == .directory && StagedName.isOne(entry.name) ? .stagingFolder : nil
    }
    var files: [Leftover] = []
    for file in try workTreeFiles().files where StagedName.isOne(file.path.name) {
      let staged = try Leftover(.stagedFile, at: workTree + file.path.description)
      if let staged { files.append(staged) }
    }
    return (folders + files).sorted { $0.path < $1.path }
  }

  /// Objects and packs that git or libgit2 had begun; `git prune` knows all but the packs of libgit2.
  private func unfinishedObjects() throws(GitError) -> [Leftover] {
    let objects = commonDirectory + "objects/"
    var found: [Leftover] = []
    let folders = try Self.listing(objects)
      .filter { $0.kind == .directory && $0.name.utf8.count == 2 }.map { objects + $0.name + "/" }
    for folder in [objects, objects + "pack/"] + folders {
      found += try Self.found(in: folder) { entry in
        entry.name.hasPrefix("tmp_") || entry.name.hasPrefix("pack_git2_")
          ? .unfinishedObject(isFolder: entry.kind == .directory) : Self.lock(entry)
      }
    }
    for folder in ["info/", "info/commit-graphs/"] {
      found += try Self.found(in: objects + folder) { entry in
        entry.name.hasPrefix("tmp_") ? .unfinishedObject(isFolder: false) : Self.lock(entry)
      }
    }
    return found
  }

  private static func lock(_ entry: DirectoryEntry) -> Leftover.Kind? {
    entry.kind != .directory && entry.name.hasSuffix(".lock") ? .lock : nil
  }

  /// Locks in `directory` and all directories in it.
  private static func locks(below directory: String) throws(GitError) -> [Leftover] {
    var found = try found(in: directory, lock)
    for entry in try listing(directory) where entry.kind == .directory {
      found += try locks(below: directory + entry.name + "/")
    }
    return found
  }

  /// What `kind` says of the names in a directory.
  private static func found(
    in directory: String, _ kind: (DirectoryEntry) -> Leftover.Kind?
  ) throws(GitError) -> [Leftover] {
    var found: [Leftover] = []
    for entry in try listing(directory) {
      guard entry.isUTF8, let kind = kind(entry) else { continue }
      if let leftover = try Leftover(kind, at: directory + entry.name) { found.append(leftover) }
    }
    return found
  }

  /// The names in a directory; none where there is no such directory.
  private static func listing(_ directory: String) throws(GitError) -> [DirectoryEntry] {
    do throws(GitError) { return try DirectoryEntry.all(in: directory) } catch {
      if case .system(_, _, ENOENT) = error { return [] }
      throw error
    }
  }
}

extension Leftover {
  /// What is there now; nil when it has gone meanwhile.
  fileprivate init?(_ kind: Kind, at path: String) throws(GitError) {
    guard try SystemCalls.exists(path) else { return nil }
    let changed = Int(try SystemCalls.stat(path).st_mtim.tv_sec)
    self.init(kind: kind, path: path, age: max(0, time(nil) - changed))
  }
}
