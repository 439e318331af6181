import CLibgit2

extension Repository {
  /// Moves a reference, or makes it, only if it is where the caller believes: compare and swap
  /// under git's lock.
  ///
  /// - Parameters:
  ///   - name: the reference.
  ///   - id: the object that it is to name.
  ///   - expected: what it names now; nil means that it must not exist.
  ///   - reflog: what the reflog says about the move.
  ///   - identity: whom the reflog names.
  /// - Throws: `GitError.referenceMoved` when it names something else; `.referenceLocked` when
  ///   another process holds its lock; `.referenceConflict` when one name would be a directory of
  ///   the other; `.objectNotFound`.
  package func updateReference(
    _ name: RefName, to id: ObjectID, expecting expected: ObjectID?, reflog: String,
    identity: Signature
  ) throws(GitError) {
    guard try contains(id) else { throw .objectNotFound(id) }
    do throws(GitError) {
      try withHandles { (handles) throws(GitError) in
        let repository = unsafe handles.repository.pointer
        if expected == nil { try Self.requireRoom(for: name, handles) }
        let transaction = try unsafe Owned(
          "begin to move a reference", free: { unsafe git_transaction_free($0) }
        ) { unsafe git_transaction_new(&$0, repository) }
        try checked(
          "lock \(name)", unsafe git_transaction_lock_ref(transaction.pointer, name.description),
          [.locked: .referenceLocked(name, lockPath: "\(commonDirectory)\(name).lock")])
        let actual = try Self.target(of: name, handles)
        if actual != expected {
          throw GitError.referenceMoved(name, expected: expected, actual: actual)
        }
        try unsafe Self.withSignature(identity) { (signature) throws(GitError) in
          var oid = id.oid
          try checked(
            "move \(name)",
            unsafe git_transaction_set_target(
              transaction.pointer, name.description, &oid, signature, reflog))
          FaultPoint.reached(.beforeReference)
          try checked("move \(name)", unsafe git_transaction_commit(transaction.pointer))
          FaultPoint.reached(.afterReference)
        }
      }
    } catch {
      throw error.locating(commonDirectory + name.description)
    }
  }

  /// Refuses a new reference where another would be its directory or lie below it.
  private static func requireRoom(
    for name: RefName, _ handles: borrowing Handles
  ) throws(GitError) {
    for ancestor in name.ancestors where try target(of: ancestor, handles) != nil {
      throw .referenceConflict(name, existing: ancestor)
    }
    let repository = unsafe handles.repository.pointer
    let below = try unsafe Owned(
      "list references", free: { unsafe git_reference_iterator_free($0) }
    ) { unsafe git_reference_iterator_glob_new(&$0, repository, "\(name)/*") }
    var text: UnsafePointer<CChar>?
    let code = unsafe git_reference_next_name(&text, below.pointer)
    if code == GIT_ITEROVER.rawValue {
      git_error_clear()
      return
    }
    try checked("list references", code)
    if let text = unsafe text, let existing = unsafe RefName(found: String(cString: text)) {
      throw .referenceConflict(name, existing: existing)
    }
  }

  /// Lends libgit2's form of a signature.
  private static func withSignature(
    _ signature: Signature,
    _ body: (UnsafeMutablePointer<git_signature>?) throws(GitError) -> Void
  ) throws(GitError) {
    var made: UnsafeMutablePointer<git_signature>?
    try checked(
      "prepare a signature",
      unsafe git_signature_new(
        &made, signature.name, signature.email, signature.seconds, signature.offsetMinutes))
    defer { unsafe git_signature_free(made) }
    try unsafe body(made)
  }
}
