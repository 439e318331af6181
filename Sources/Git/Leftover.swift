/// Something that a command makes while it works and takes away at its end: it lies there because one works now, or
/// because one was ended before its time.
package struct Leftover: Hashable, Sendable {
  /// What it is.
  package let kind: Kind
  /// Where it is, from the root of the file system.
  package let path: String
  /// How many seconds ago it changed last.
  package let age: Int

  /// What can be left.
  package enum Kind: Hashable, Sendable {
    /// One of git's lock files: nobody else may write what it is named for.
    case lock
    /// An index that was to become the lock file.
    case indexDraft
    /// An object or pack that was not finished, or a folder of such.
    case unfinishedObject(isFolder: Bool)
    /// A folder of files that were made ready and not put in their places.
    case stagingFolder
    /// The new content of a file beside it.
    case stagedFile
    /// What another program was given to read: a message for a hook, a public key.
    case messageToProgram
  }
}
