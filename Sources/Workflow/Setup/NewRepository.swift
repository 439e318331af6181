import Foundation

/// The place of a new repository as it was before, so that a beginning that comes to nothing leaves nothing.
struct NewRepository {
  private let directory: String
  /// What lay there; nil when the directory did not exist.
  private let names: [String]?

  init(directory: String) {
    self.directory = directory
    names = try? FileManager.default.contentsOfDirectory(atPath: directory)
  }

  /// Removes the repository's own files, and the directory when it was made for them.
  func restore() throws {
    let files = FileManager.default
    let own = [
      ".git", "HEAD", "config", "description", "hooks", "index", "info", "logs", "objects", "refs",
    ]
    for name in own where names?.contains(name) != true {
      let path = "\(directory)/\(name)"
      if files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
    }
    if names == nil, try files.contentsOfDirectory(atPath: directory).isEmpty {
      try files.removeItem(atPath: directory)
    }
  }
}
