/// One change to make in a tree.
package struct TreeChange: Hashable, Sendable {
  /// The file it is about.
  package let path: TreePath
  /// What to do with it.
  package let action: Action

  /// What can be done with a path.
  package enum Action: Hashable, Sendable {
    /// Let the path hold this blob; whatever was there gives way, a directory too.
    case put(ObjectID, FileMode)
    /// Remove the file, or the directory with all that it holds.
    case remove
  }

  /// A change whose action is known only at run time; `put` and `remove` read better elsewhere.
  package init(path: TreePath, action: Action) {
    self.path = path
    self.action = action
  }

  /// Lets the path hold a blob.
  package static func put(
    _ path: TreePath, _ blob: ObjectID, _ mode: FileMode = .regular
  ) -> TreeChange {
    TreeChange(path: path, action: .put(blob, mode))
  }

  /// Removes the file or directory.
  package static func remove(_ path: TreePath) -> TreeChange {
    TreeChange(path: path, action: .remove)
  }
}
