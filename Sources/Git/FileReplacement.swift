import SystemPackage

/// Puts new content in the place of a file's old one, so that a reader finds either and never a part.
package enum FileReplacement {
  /// Replaces what the file at `path` holds, and waits until the disk has it. Its permissions stay; a
  /// failure before the new content has taken the place leaves it as it was, and nothing beside it.
  ///
  /// - Throws: `GitError.permissionDenied`, `.noSpace`, `.readOnlyFileSystem`, `.system`.
  package static func replace(_ path: String, with content: [UInt8]) throws(GitError) {
    let permissions = try SystemCalls.stat(path).permissions
    let parent = FilePath(path).removingLastComponent()
    let folder = parent.string.isEmpty ? "." : parent.string
    // Said of the folder here, not of a name that nobody knows.
    try SystemCalls.requireWritable(folder)
    let staged = parent.appending(StagedName.fresh()).string
    do throws(GitError) {
      try stage(content, at: staged, permissions)
      try SystemCalls.rename(staged, to: path)
    } catch {
      SystemCalls.removeIfPossible(staged)
      throw error
    }
    // The new name is an entry of the folder, which is written by itself (fsync(2)).
    try FileContent.attempt("write a directory to the disk", folder) {
      let directory = try FileDescriptor.open(
        FilePath(folder), .readOnly, options: [.closeOnExec, .directory])
      try directory.closeAfter { try SystemCalls.flush(directory, folder) }
    }
  }

  /// Makes the file that is to take the place, complete and on the disk.
  private static func stage(
    _ content: [UInt8], at path: String, _ permissions: FilePermissions
  ) throws(GitError) {
    try FileContent.attempt("write a file", path) {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      try file.closeAfter {
        _ = try file.writeAll(content)
        try SystemCalls.setPermissions(of: file, path, permissions)
        try SystemCalls.flush(file, path)
      }
    }
  }
}
