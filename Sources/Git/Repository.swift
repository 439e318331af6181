import CLibgit2
import Synchronization

/// A Git repository on disk.
///
/// It may be used from any thread: libgit2's handles stay behind a lock, and only values leave.
package final class Repository: Sendable {
  /// The directory of this work tree's own state (`HEAD`, the index), with a slash at the end.
  package let gitDirectory: String
  /// The file of this work tree's index.
  var indexPath: String { gitDirectory + "index" }
  /// The directory that all work trees share (objects, references, configuration), with a slash at
  /// the end.
  package let commonDirectory: String
  /// The top of the work tree, with a slash at the end; nil for a bare repository.
  package let workTree: String?
  /// Whether history was cut off when the repository was cloned.
  package let isShallow: Bool

  /// Whether the repository has no work tree.
  package var isBare: Bool { workTree == nil }

  private let handles: Mutex<Handles>

  /// What libgit2 holds open for a repository.
  struct Handles: ~Copyable {
    /// A `git_repository`.
    let repository: Owned
    /// Its `git_odb`.
    let objects: Owned
    /// Where writes go when an `ObjectBatch` collects them; nil when they go to disk.
    var batch: ObjectBatch.Memory?
  }

  /// Opens the repository that holds `path`, looking upwards as git does.
  ///
  /// - Throws: `GitError.notARepository`, `.unsupportedRepository`, `.unsafeOwnership`.
  package static func open(at path: String) throws(GitError) -> Repository {
    try Libgit2.start()
    do throws(GitError) {
      return try Repository(
        unsafe Owned(
          "open a repository", free: { unsafe git_repository_free($0) },
          [.notFound: .notARepository(path: path), .wrongOwner: .unsafeOwnership(path: path)]
        ) { unsafe git_repository_open_ext(&$0, path, 0, nil) })
    } catch .notARepository where holdsRepository(path) {
      // Without a user configuration, libgit2 says of a repository of another owner that there is
      // none.
      throw .unsafeOwnership(path: path)
    } catch {
      throw error.locating(path)
    }
  }

  /// Whether there is a repository at `path` or above, be it usable or not.
  private static func holdsRepository(_ path: String) -> Bool {
    var found = unsafe git_buf()
    defer {
      unsafe git_buf_dispose(&found)
      git_error_clear()
    }
    return unsafe git_repository_discover(&found, path, 0, nil) == 0
  }

  /// Makes a new repository at `path`, and the directories that lead to it.
  ///
  /// - Parameters:
  ///   - bare: whether to make it without a work tree.
  ///   - initialBranch: what `HEAD` names, by its short name.
  /// - Throws: `GitError.alreadyARepository`; `.invalidReferenceName`.
  package static func initialize(
    at path: String, bare: Bool = false, initialBranch: String = "main"
  ) throws(GitError) -> Repository {
    try Libgit2.start()
    let branch = try RefName.branch(initialBranch)
    var options = unsafe git_repository_init_options()
    try checked(
      "prepare a new repository",
      unsafe git_repository_init_options_init(
        &options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)))
    var flags =
      GIT_REPOSITORY_INIT_MKDIR.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
      | GIT_REPOSITORY_INIT_NO_REINIT.rawValue
    if bare { flags |= GIT_REPOSITORY_INIT_BARE.rawValue }
    do throws(GitError) {
      return try Repository(
        unsafe Owned(
          "make a repository", free: { unsafe git_repository_free($0) },
          [.exists: .alreadyARepository(path: path)]
        ) { handle in
          unsafe branch.shortName.withCString { name in
            unsafe options.flags = flags
            unsafe options.initial_head = name
            return unsafe git_repository_init_ext(&handle, path, &options)
          }
        })
    } catch {
      throw error.locating(path)
    }
  }

  private init(_ repository: consuming sending Owned) throws(GitError) {
    let pointer = unsafe repository.pointer
    gitDirectory = unsafe String(cString: git_repository_path(pointer))
    commonDirectory = unsafe String(cString: git_repository_commondir(pointer))
    workTree = unsafe git_repository_workdir(pointer).map { unsafe String(cString: $0) }
    isShallow = unsafe git_repository_is_shallow(pointer) == 1
    let objects = try unsafe Owned("open the object database", free: { unsafe git_odb_free($0) }) {
      unsafe git_repository_odb(&$0, pointer)
    }
    handles = Mutex(Handles(repository: repository, objects: objects))
  }

  /// Runs `body` with the handles, alone.
  func withHandles<Value: Sendable>(
    _ body: (inout Handles) throws(GitError) -> Value
  ) throws(GitError) -> Value {
    try handles.withLock { (handles) throws(GitError) -> Value in try body(&handles) }
  }
}
