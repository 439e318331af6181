import CLibgit2

/// Many new objects, kept in memory and written to a repository as one pack.
///
/// A pack costs a fraction of as many loose objects, in time and in space. Flush every few thousand
/// commits: what waits to be flushed is held uncompressed.
package struct ObjectBatch: Sendable {
  /// A view of the repository that writes into the batch and reads both; others see what it wrote
  /// after a flush.
  package let repository: Repository

  /// The part of an object database that keeps what is written in memory.
  @safe
  struct Memory {
    /// Belongs to the object database, which frees it.
    let backend: UnsafeMutablePointer<git_odb_backend>
    /// What was written since the last flush.
    var ids: [ObjectID] = []
  }

  /// Opens an empty batch on a repository.
  package init(_ other: Repository) throws(GitError) {
    repository = try Repository.open(at: other.gitDirectory)
    try repository.withHandles { (handles) throws(GitError) in
      let begin = "begin a batch of objects"
      var made: UnsafeMutablePointer<git_odb_backend>?
      try checked(begin, unsafe git_mempack_new(&made))
      guard let backend = unsafe made else { return }
      try checked(begin, unsafe git_odb_add_backend(handles.objects.pointer, backend, .max))
      unsafe handles.batch = Memory(backend: backend)
    }
  }

  /// How many objects wait to be flushed.
  package func count() throws(GitError) -> Int {
    try repository.withHandles { (handles) throws(GitError) in handles.batch?.ids.count ?? 0 }
  }

  /// Writes what waits as one pack and forgets it; if that fails, it goes on waiting.
  package func flush() throws(GitError) {
    let packs = repository.commonDirectory + "objects/pack"
    try repository.withHandles { (handles) throws(GitError) in
      guard let batch = handles.batch, !batch.ids.isEmpty else { return }
      let owner = unsafe handles.repository.pointer
      let builder = try unsafe Owned(
        "begin a pack", free: { unsafe git_packbuilder_free($0) }
      ) { unsafe git_packbuilder_new(&$0, owner) }
      // As many threads as there are processors.
      _ = unsafe git_packbuilder_set_threads(builder.pointer, 0)
      for id in batch.ids {
        var oid = id.oid
        try checked(
          "add \(id) to a pack", unsafe git_packbuilder_insert(builder.pointer, &oid, nil))
      }
      try checked(
        "write a pack", unsafe git_packbuilder_write(builder.pointer, packs, 0, nil, nil))
      FaultPoint.reached(.packWritten)
      try checked("empty a batch of objects", unsafe git_mempack_reset(batch.backend))
      handles.batch?.ids = []
    }
  }
}
