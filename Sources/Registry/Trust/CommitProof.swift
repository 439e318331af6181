package import Git

/// What a commit of a change proves about who made it.
package struct CommitProof: Sendable {
  /// The commit, shortened; nil for one that is about to be made.
  package let commit: ObjectID?
  /// Whom it names as its author.
  package let author: Signature
  /// The files of the registry that it changes.
  package let paths: [String]
  /// What its signature is worth.
  package let standing: SignatureStanding

  /// Describes a commit.
  package init(
    of commit: ObjectID?, by author: Signature, paths: [String], standing: SignatureStanding
  ) {
    self.commit = commit
    self.author = author
    self.paths = paths
    self.standing = standing
  }
}
