import CLibgit2

extension Repository {
  /// What `HEAD` points at.
  package func head() throws(GitError) -> Head {
    try withHandles { (handles) throws(GitError) in
      switch try Self.destination(of: "HEAD", handles) {
      case .reference(let name):
        let branch = try RefName(name)
        return try Self.target(of: branch, handles).map { .branch(branch, $0) } ?? .unborn(branch)
      case .object(let id): return .detached(id)
      case nil: throw GitError.noSuchRevision(specification: "HEAD")
      }
    }
  }

  /// The object that a reference leads to; nil when it does not exist.
  package func target(of name: RefName) throws(GitError) -> ObjectID? {
    try withHandles { (handles) throws(GitError) in try Self.target(of: name, handles) }
  }

  /// The references whose full names begin with `prefix`, in order; broken ones are left out, as
  /// git does.
  package func references(under prefix: String = "refs/") throws(GitError) -> [Reference] {
    try withHandles { (handles) throws(GitError) in
      let repository = unsafe handles.repository.pointer
      let iterator = try unsafe Owned(
        "list references", free: { unsafe git_reference_iterator_free($0) }
      ) { unsafe git_reference_iterator_new(&$0, repository) }
      var references: [Reference] = []
      while true {
        var text: UnsafePointer<CChar>?
        let code = unsafe git_reference_next_name(&text, iterator.pointer)
        if code == GIT_ITEROVER.rawValue { break }
        try checked("list references", code)
        guard let text = unsafe text, let name = unsafe String(validatingCString: text),
          name.hasPrefix(prefix), let known = RefName(found: name)
        else { continue }
        if let target = try Self.target(of: known, handles) {
          references.append(Reference(name: known, target: target))
        }
      }
      git_error_clear()
      return references.sorted { $0.name < $1.name }
    }
  }

  /// The commit that a revision means, by any of git's spellings (`main~3`, `v1^{commit}`, a short
  /// id).
  ///
  /// - Throws: `GitError.noSuchRevision`, `.ambiguousRevision`, `.notACommit`.
  package func resolve(revision: String) throws(GitError) -> ObjectID {
    try withHandles { (handles) throws(GitError) in
      let repository = unsafe handles.repository.pointer
      let unknown = GitError.noSuchRevision(specification: revision, isShallow: isShallow)
      let object = try unsafe Owned(
        "resolve a revision", free: { unsafe git_object_free($0) },
        [
          .notFound: unknown, .invalidSpecification: unknown,
          .ambiguous: .ambiguousRevision(specification: revision),
        ]
      ) { unsafe git_revparse_single(&$0, repository, revision) }
      let notACommit = GitError.notACommit(specification: revision)
      let commit = try unsafe Owned(
        "peel a revision to its commit", free: { unsafe git_object_free($0) },
        [.peel: notACommit, .invalidSpecification: notACommit, .notFound: notACommit]
      ) { unsafe git_object_peel(&$0, object.pointer, GIT_OBJECT_COMMIT) }
      return unsafe ObjectID(git_object_id(commit.pointer).pointee)
    }
  }

  /// Makes `HEAD` of this work tree name `branch`, which need not exist yet; files and index stay
  /// as they are.
  package func setHead(to branch: RefName) throws(GitError) {
    try withHandles { (handles) throws(GitError) in
      _ = try checked(
        "set HEAD",
        unsafe git_repository_set_head(handles.repository.pointer, branch.description),
        [
          .locked: .indexLocked(lockPath: gitDirectory + "HEAD.lock"),
          .exists: .checkedOutElsewhere(branch),
        ])
    }
  }

  private enum Destination {
    case reference(String)
    case object(ObjectID)
  }

  /// Where a reference points, one step; nil when it does not exist.
  private static func destination(
    of name: String, _ handles: borrowing Handles
  ) throws(GitError) -> Destination? {
    let repository = unsafe handles.repository.pointer
    var found: OpaquePointer?
    let code = unsafe git_reference_lookup(&found, repository, name)
    if code == ResultCode.notFound.rawValue {
      git_error_clear()
      return nil
    }
    let reference = try unsafe Owned(
      "read the reference \(name)", free: { unsafe git_reference_free($0) }
    ) { handle in
      unsafe handle = found
      return code
    }
    if let target = unsafe git_reference_symbolic_target(reference.pointer) {
      return unsafe .reference(String(cString: target))
    }
    guard let id = unsafe git_reference_target(reference.pointer) else { return nil }
    return unsafe .object(ObjectID(id.pointee))
  }

  /// The object that a reference leads to through any number of steps; nil when it, or what it
  /// names, does not exist.
  static func target(
    of name: RefName, _ handles: borrowing Handles
  ) throws(GitError) -> ObjectID? {
    var id = git_oid()
    let code = unsafe git_reference_name_to_id(
      &id, handles.repository.pointer, name.description)
    if code == ResultCode.notFound.rawValue {
      git_error_clear()
      return nil
    }
    try checked("read the reference \(name)", code)
    return ObjectID(id)
  }
}
