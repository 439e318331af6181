/// A file that differs between two trees.
package struct TreeDifference: Hashable, Sendable {
  /// One side of a difference.
  package struct Side: Hashable, Sendable {
    /// The blob, or for a gitlink a commit of another repository.
    package let id: ObjectID
    /// What it is; never a tree.
    package let mode: FileMode
  }

  /// The path as stored, which may hold any bytes but NUL.
  package let rawPath: [UInt8]
  /// What the older tree holds there; nil when the file was added.
  package let old: Side?
  /// What the newer tree holds there; nil when the file was removed.
  package let new: Side?

  /// The path; nil when it is not UTF-8 or no path that Registrar writes.
  package var path: TreePath? { TreePath(bytes: rawPath) }

  /// The path for people, bad bytes replaced by U+FFFD.
  package var displayPath: String { String(decoding: rawPath, as: UTF8.self) }
}
