/// Why something could not be done with a repository: the facts, for callers to decide on and for
/// people to be told.
///
/// What people read is in `GitError+Messages.swift`.
package enum GitError: Error, Hashable, Sendable {
  /// Neither `path` nor any directory above it is a repository.
  case notARepository(path: String)
  /// There is a repository at `path` already.
  case alreadyARepository(path: String)
  /// The repository at `path` uses something that libgit2 does not read.
  case unsupportedRepository(path: String, feature: UnsupportedFeature)
  /// The repository belongs to another user and `safe.directory` does not name it.
  case unsafeOwnership(path: String)
  /// The repository has no work tree, and one is needed.
  case bareRepository(path: String)

  /// Nothing in the repository goes by `specification`; a shallow clone may only lack it.
  case noSuchRevision(specification: String, isShallow: Bool = false)
  /// Several objects go by `specification`.
  case ambiguousRevision(specification: String)
  /// `specification` names something that leads to no commit.
  case notACommit(specification: String)
  /// The history that was asked for lies beyond the edge of a shallow clone.
  case beyondShallowEdge(path: String)

  /// The object is not in the repository.
  case objectNotFound(ObjectID)
  /// The object is of another kind than was asked for.
  case wrongKind(ObjectID, expected: ObjectKind, actual: ObjectKind)
  /// The object's content does not follow Git's format.
  case malformedObject(ObjectID, kind: ObjectKind)

  /// The reference does not exist.
  case noSuchReference(RefName)
  /// Someone else moved the reference first; nil means that it did not or does not exist.
  case referenceMoved(RefName, expected: ObjectID?, actual: ObjectID?)
  /// Another process holds the lock of the reference, or left it behind.
  case referenceLocked(RefName, lockPath: String)
  /// A hook of the repository did not let the reference move; its words.
  case referenceRefused(RefName, words: String)
  /// The reference cannot exist beside `existing`, since one would be a directory of the other.
  case referenceConflict(RefName, existing: RefName)
  /// The branch is checked out in another work tree than this one.
  case checkedOutElsewhere(RefName)

  /// Another process holds the lock of the index, or left it behind.
  case indexLocked(lockPath: String)
  /// The index is none that git would write.
  case damagedIndex(path: String)
  /// These files have changes that are not committed, and the operation would lose them.
  case localChanges([TreePath])
  /// The branch moved, but these files of the work tree could not be written or removed; the index came along.
  indirect case workTreeBehind(written: [TreePath], removed: [TreePath], cause: GitError)
  /// The branch moved, and so did the index; these files, which somebody edited meanwhile, stay as they are.
  case editedMeanwhile([TreePath])
  /// The branch moved and these files of the work tree with it, and the index could not.
  indirect case indexBehind([TreePath], cause: GitError)
  /// No such file or directory in the tree or work tree.
  case noSuchPath(TreePath)
  /// The path leads through, or to, something that is no regular file.
  case notARegularFile(TreePath)
  /// Two changes of one tree contradict each other.
  case conflictingChanges(TreePath, TreePath)

  /// The text is no object id: 40 hexadecimal digits.
  case invalidObjectID(String)
  /// The text is no reference name, for the reason given.
  case invalidReferenceName(String, RefName.Flaw)
  /// The text is no path that Registrar writes, for the reason given.
  case invalidPath(String, TreePath.Flaw)
  /// The value cannot stand in a commit.
  case invalidSignature(String, Signature.Flaw)

  /// The operating system refused access to `path`.
  case permissionDenied(path: String)
  /// The file system that holds `path` is full, or its quota is.
  case noSpace(path: String)
  /// The file system that holds `path` cannot be written.
  case readOnlyFileSystem(path: String)
  /// The file holds, or goes on beyond, more bytes than `limit`.
  case tooLarge(path: String, limit: Int)
  /// A name that is not UTF-8; `path` spells its bytes as `\xFF`.
  case malformedName(path: String)
  /// The operating system failed otherwise; `errno` says how.
  case system(operation: String, path: String, errno: Int32)
  /// libgit2 failed otherwise.
  case libgit2(operation: String, code: Int32, category: Int32, message: String)
}

/// What a repository can use that libgit2 refuses.
package enum UnsupportedFeature: Hashable, Sendable {
  /// Object ids that are not SHA-1, such as those of `git init --object-format=sha256`.
  case objectFormat
  /// Configuration kept by work tree (`extensions.worktreeConfig`).
  case worktreeConfig
  /// Another repository extension, by its configuration key.
  case `extension`(String)
  /// A newer repository format.
  case formatVersion
  /// An index that is not read here, split or sparse, by the code of its extension, or of a newer format.
  case index(String)
}
