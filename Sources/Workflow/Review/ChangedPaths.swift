import Git
import Registry

/// Which files below a registry differ between two states.
struct ChangedPaths {
  let location: RegistryLocation

  private var prefix: String { location.root.map { "\($0)/" } ?? "" }

  /// The files that differ between two trees.
  func between(_ old: ObjectID?, _ new: ObjectID) throws(GitError) -> [String] {
    try location.repository.treeDifference(from: old, to: new, under: location.root)
      .map { String($0.displayPath.dropFirst(prefix.count)) }
  }

  /// The files that the work tree has otherwise than `tree`.
  func inWorkTree(since tree: ObjectID) throws(GitError) -> [String] {
    try location.repository.workTreeDifference(from: tree, under: location.root)
      .map(\.description).filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }
  }
}
