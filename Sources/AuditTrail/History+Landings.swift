package import Git
package import Registry

/// The first-parent chain of a branch: what it held, and when.
extension History {
  /// The last landing whose running maximum of committer dates is not after `moment`.
  ///
  /// A commit may claim any date, so the chain is read from its root and each landing is taken to be no
  /// older than those before it.
  ///
  /// - Returns: the landing, or nil when the first one is later; `first` is that first landing's moment.
  package func landing(
    asOf moment: Timestamp
  ) throws(GitError) -> (commit: Commit?, first: Timestamp?) {
    let chain = try landings()
    var latest: Int64 = .min
    var answer: Commit?
    for commit in chain.reversed() {
      latest = max(latest, commit.committer.seconds)
      if latest > moment.seconds { break }
      answer = commit
    }
    return (answer, chain.last.map { Timestamp(seconds: $0.committer.seconds) })
  }
}
