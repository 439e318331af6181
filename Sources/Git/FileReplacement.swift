import SystemPackage

/// Puts new content in the place of a file's old one, so that a reader finds either and never a part.
package enum FileReplacement {
  /// Replaces what the file at `path` holds. Its permissions stay; a failure leaves it as it was, and
  /// nothing beside it.
  ///
  /// - Throws: `GitError.permissionDenied`, `.noSpace`, `.readOnlyFileSystem`, `.system`.
  package static func replace(_ path: String, with content: [UInt8]) throws(GitError) {
    let permissions = try SystemCalls.stat(path).permissions
    let folder = FilePath(path).removingLastComponent()
    // Said of the folder here, not of a name that nobody knows.
    try SystemCalls.requireWritable(folder.string.isEmpty ? "." : folder.string)
    let name = ".registrar-" + String(UInt64.random(in: .min ... .max), radix: 36)
    let staged = folder.appending(name).string
    do throws(GitError) {
      try FileContent.create(staged, content)
      try SystemCalls.setPermissions(staged, permissions)
      try SystemCalls.rename(staged, to: path)
    } catch {
      SystemCalls.removeIfPossible(staged)
      throw error
    }
  }
}
