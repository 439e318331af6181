import Foundation
import Git

/// Where git looks for the hooks of a repository (githooks(5)).
struct HookFolder {
  /// What `core.hooksPath` says; nil where it is not set.
  let configured: String?
  /// The folder, which need not exist.
  let path: String

  /// Finds it; a relative `core.hooksPath` begins where hooks run.
  init(of repository: Repository) throws(GitError) {
    configured = try repository.configPath("core.hooksPath")
    path =
      switch configured {
      case nil: repository.commonDirectory + "hooks"
      case let path? where path.hasPrefix("/"): path
      case let path?: (repository.workTree ?? repository.gitDirectory) + path
      }
  }

  /// Whether there is a folder.
  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Whether there is a hook by this name, be it one that git passes over.
  func holds(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(name)")
  }

  /// Whether git runs a hook by this name: one that is executable.
  func runs(_ name: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "\(path)/\(name)")
  }
}
