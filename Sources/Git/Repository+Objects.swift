import CLibgit2

extension Repository {
  /// Reads and decodes a commit.
  ///
  /// - Throws: `GitError.objectNotFound`, `.wrongKind`, `.malformedObject`.
  package func commit(_ id: ObjectID) throws(GitError) -> Commit {
    try CommitReader.commit(id, content(of: id, .commit))
  }

  /// The entries of a tree in Git's order.
  ///
  /// - Throws: `GitError.objectNotFound`, `.wrongKind`, `.malformedObject`.
  package func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
    var records = TreeRecords(try content(of: id, .tree), of: id)
    var entries: [TreeEntry] = []
    while let record = try records.next() {
      entries.append(records.entry(record))
    }
    return entries
  }

  /// The content of a blob.
  ///
  /// - Throws: `GitError.objectNotFound`, `.wrongKind`.
  package func blob(_ id: ObjectID) throws(GitError) -> [UInt8] {
    try content(of: id, .blob)
  }

  /// How many bytes a blob holds, without reading them.
  ///
  /// - Throws: `GitError.objectNotFound`, `.wrongKind`.
  package func blobSize(_ id: ObjectID) throws(GitError) -> Int {
    try withHandles { (handles) throws(GitError) in
      var size = 0
      var kind = GIT_OBJECT_INVALID
      var oid = id.oid
      try checked(
        "read the size of \(id)",
        unsafe git_odb_read_header(&size, &kind, handles.objects.pointer, &oid),
        [.notFound: .objectNotFound(id)])
      try Self.require(.blob, kind, id)
      return size
    }
  }

  /// Whether the repository holds the object.
  package func contains(_ id: ObjectID) throws(GitError) -> Bool {
    try withHandles { (handles) throws(GitError) in
      var oid = id.oid
      return unsafe git_odb_exists(handles.objects.pointer, &oid) == 1
    }
  }

  /// The entry at `path` below the tree `tree`; nil when there is none.
  ///
  /// - Throws: `GitError.objectNotFound`, `.wrongKind`, `.malformedObject`.
  package func entry(at path: TreePath, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    var directory = tree
    let components = path.components
    for (index, component) in components.enumerated() {
      guard let entry = try entry(named: Array(component.utf8), in: directory) else { return nil }
      if index == components.count - 1 { return entry }
      guard entry.mode == .tree else { return nil }
      directory = entry.id
    }
    return nil
  }

  private func entry(named name: [UInt8], in tree: ObjectID) throws(GitError) -> TreeEntry? {
    var records = TreeRecords(try content(of: tree, .tree), of: tree)
    while let record = try records.next() {
      if records.content[record.name].elementsEqual(name) { return records.entry(record) }
    }
    return nil
  }

  /// The name that `bytes` would have as a blob; nothing is written.
  package static func blobID(of bytes: [UInt8]) throws(GitError) -> ObjectID {
    try Libgit2.start()
    var oid = git_oid()
    try checked(
      "hash a blob",
      unsafe (bytes.isEmpty ? [0] : bytes).withUnsafeBytes {
        unsafe git_odb_hash(&oid, $0.baseAddress, bytes.count, GIT_OBJECT_BLOB)
      })
    return ObjectID(oid)
  }

  /// Stores a blob.
  package func writeBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try write(bytes, .blob)
  }

  /// Stores a commit; no reference moves.
  ///
  /// - Parameter message: the whole message; by custom it ends with a line feed.
  /// - Throws: `GitError.objectNotFound` when the tree or a parent is not in the repository;
  ///   `.invalidSignature` for a message with a NUL.
  package func writeCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try writeCommit(
      commitText(
        tree: tree, parents: parents, author: author, committer: committer, message: message))
  }

  /// The content of a commit that is not stored yet, which is what a signature signs.
  ///
  /// - Throws: as `writeCommit` of the same parts does.
  package func commitText(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> [UInt8] {
    for id in [tree] + parents where try !contains(id) { throw .objectNotFound(id) }
    if message.utf8.contains(0) { throw .invalidSignature(message, .nulInMessage) }
    var text = "tree \(tree)\n"
    for parent in parents { text += "parent \(parent)\n" }
    text += "author \(author.header)\ncommitter \(committer.header)\n\n" + message
    return Array(text.utf8)
  }

  /// The content of an object that must be of one kind.
  func content(of id: ObjectID, _ kind: ObjectKind) throws(GitError) -> [UInt8] {
    try withHandles { (handles) throws(GitError) in
      let objects = unsafe handles.objects.pointer
      var oid = id.oid
      let object = try unsafe Owned(
        "read \(kind.rawValue) \(id)", free: { unsafe git_odb_object_free($0) },
        [.notFound: .objectNotFound(id)]
      ) { unsafe git_odb_read(&$0, objects, &oid) }
      try Self.require(kind, unsafe git_odb_object_type(object.pointer), id)
      return unsafe Array(
        UnsafeRawBufferPointer(
          start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer)))
    }
  }

  /// Stores an object.
  func write(_ content: [UInt8], _ kind: ObjectKind) throws(GitError) -> ObjectID {
    do throws(GitError) {
      return try withHandles { (handles) throws(GitError) in
        var oid = git_oid()
        let objects = unsafe handles.objects.pointer
        // libgit2 wants an address even of no bytes.
        let bytes = content.isEmpty ? [0] : content
        // What the repository has already, from an attempt before, is in no pack again.
        var isNew = false
        if handles.batch != nil {
          try checked(
            "hash a \(kind.rawValue)",
            unsafe bytes.withUnsafeBytes {
              unsafe git_odb_hash(&oid, $0.baseAddress, content.count, kind.code)
            })
          isNew = unsafe git_odb_exists_ext(objects, &oid, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 0
        }
        try checked(
          "write a \(kind.rawValue)",
          unsafe bytes.withUnsafeBytes {
            unsafe git_odb_write(&oid, objects, $0.baseAddress, content.count, kind.code)
          })
        let id = ObjectID(oid)
        if isNew { handles.batch?.ids.append(id) }
        FaultPoint.reached(.objectWritten)
        return id
      }
    } catch {
      throw error.locating(commonDirectory + "objects")
    }
  }

  private static func require(
    _ expected: ObjectKind, _ kind: git_object_t, _ id: ObjectID
  ) throws(GitError) {
    guard let actual = ObjectKind(kind) else { throw .malformedObject(id, kind: expected) }
    if actual != expected { throw .wrongKind(id, expected: expected, actual: actual) }
  }
}
