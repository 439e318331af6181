import CLibgit2

/// The library behind this target: started once a process, never stopped.
package enum Libgit2 {
  /// The version that runs, as `(major, minor, revision)`; it may be newer than the headers.
  package static let version: (major: Int, minor: Int, revision: Int) = {
    var major: Int32 = 0
    var minor: Int32 = 0
    var revision: Int32 = 0
    _ = unsafe git_libgit2_version(&major, &minor, &revision)
    return (Int(major), Int(minor), Int(revision))
  }()

  /// Starts the library the first time it is called.
  ///
  /// Written objects and references are flushed to disk; objects are not re-hashed on every read
  /// (that is the job of a verification); wide trees and large commits stay cached.
  ///
  /// - Throws: what the library said when it could not start.
  static func start() throws(GitError) {
    try outcome.get()
  }

  /// Makes the library look for system, XDG and user configuration in `directory` only.
  ///
  /// Tests call it before they open a repository; nothing else should.
  package static func isolateConfiguration(in directory: String) throws(GitError) {
    try start()
    let levels = [
      GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
      GIT_CONFIG_LEVEL_GLOBAL,
    ]
    for level in levels {
      try checked(
        "set a configuration directory", unsafe registrar_set_search_path(level, directory))
    }
  }

  private static let outcome: Result<Void, GitError> = Result { () throws(GitError) in
    try checked("start libgit2", git_libgit2_init())
    try checked("turn fsync on", registrar_set_fsync(1))
    try checked("set hash verification", registrar_set_hash_verification(0))
    try checked("size the tree cache", registrar_set_cache_limit(GIT_OBJECT_TREE, 1 << 20))
    try checked("size the commit cache", registrar_set_cache_limit(GIT_OBJECT_COMMIT, 1 << 14))
  }
}
