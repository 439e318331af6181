package import Git
package import Registry

/// How a write is made: by whom, when, where to, in which words.
package struct WriteOptions: Sendable {
  /// Who wrote the change.
  package var author: Signature
  /// Who commits it.
  package var committer: Signature
  /// The branch that gets the commit; nil for the one that HEAD names.
  package var branch: RefName?
  /// Where a branch that does not exist yet begins; nil for HEAD.
  package var start: ObjectID?
  /// Words in place of the plan's own.
  package var message: String?
  /// Whether to stop before anything is written.
  package var isDryRun = false
  /// Whether the user's hook `commit-msg` is asked.
  package var asksHooks = true
  /// Whether the commit is signed.
  package var signing = Signing.never
  /// Whether to fetch what the branch follows, and to begin there.
  package var pullsFirst = false
  /// Whether the commit goes to the branch that the branch follows before it is taken here.
  package var pushes = false
  /// The clock for rules that depend on today.
  package var moment: Timestamp

  /// When commits are signed.
  package enum Signing: Sendable {
    /// As `commit.gpgSign` says.
    case asConfigured
    case always, never
  }

  /// Writes as `author`, now by `moment`.
  package init(author: Signature, committer: Signature, moment: Timestamp) {
    self.author = author
    self.committer = committer
    self.moment = moment
  }
}
