import Synchronization

/// Folders of a work tree that were seen to be folders, with all that lead to them; for as long as one reading
/// of it takes.
package final class KnownFolders: Sendable {
  private let paths = Mutex<Set<TreePath>>([])

  /// None.
  package init() {}

  func contains(_ path: TreePath) -> Bool { paths.withLock { $0.contains(path) } }
  func insert(_ path: TreePath) { paths.withLock { _ = $0.insert(path) } }
}
