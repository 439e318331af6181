/// One entry of a tree.
package struct TreeEntry: Hashable, Sendable {
  /// The name as stored: any bytes but `/` and NUL.
  package let rawName: [UInt8]
  /// What it is.
  package let mode: FileMode
  /// The object: a tree, a blob, or for a gitlink a commit of another repository.
  package let id: ObjectID

  /// The name; nil when it is not UTF-8.
  package var name: String? { String(validating: rawName, as: UTF8.self) }

  /// The name for people, bad bytes replaced by U+FFFD.
  package var displayName: String { String(decoding: rawName, as: UTF8.self) }
}
