extension Repository {
  /// The signature of a commit; nil when it has none. Nothing is verified.
  ///
  /// - Throws: `GitError.objectNotFound`, `.wrongKind`.
  package func commitSignature(of id: ObjectID) throws(GitError) -> CommitSignature? {
    CommitSignature(commit: try content(of: id, .commit))
  }

  /// Stores a commit, with a signature unless that is nil; no reference moves.
  ///
  /// - Parameters:
  ///   - text: what `commitText` made.
  ///   - armored: the signature of `text`, as its program wrote it.
  package func writeCommit(
    _ text: [UInt8], signedBy armored: [UInt8]? = nil
  ) throws(GitError) -> ObjectID {
    try write(armored.map { CommitSignature.put($0, into: text) } ?? text, .commit)
  }
}
