/// A commit, decoded.
package struct Commit: Hashable, Sendable {
  /// Its name.
  package let id: ObjectID
  /// The tree it records.
  package let tree: ObjectID
  /// What it builds on: none for a root, several for a merge.
  package let parents: [ObjectID]
  /// Who wrote the change, by their own account.
  package let author: Signature
  /// Who made the commit, by their own account.
  package let committer: Signature
  /// The whole message.
  package let message: String
  /// Whether a name, an address or the message held bytes that are no text; U+FFFD stands for them.
  package let wasRepaired: Bool
  /// The author as the commit has it, where a mailmap has another name for them.
  package var recordedAuthor: Signature?

  /// The first line of the message.
  package var subject: String {
    String(message.drop { $0.isNewline }.prefix { !$0.isNewline })
  }
}
