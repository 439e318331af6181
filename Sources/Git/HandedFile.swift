/// A file in the Git directory that another program is given to read, such as the message for a hook, named so that a
/// leftover is known for what it is.
package struct HandedFile: ~Copyable {
  /// Where it is.
  package let path: String

  private static let mark = "registrar-for-"

  /// Makes one that holds `content`.
  ///
  /// - Parameter ending: the end of its name, by which the program may know its kind.
  /// - Throws: `GitError.permissionDenied`, `.noSpace`.
  package init(
    _ content: [UInt8], in repository: Repository, ending: String = ""
  ) throws(GitError) {
    let random = String(UInt64.random(in: .min ... .max), radix: 36)
    path = repository.gitDirectory + Self.mark + random + ending
    try FileContent.create(path, content)
  }

  deinit { FileContent.removeIfPossible(path) }

  /// Whether `name` is one that such a file has.
  static func isOne(_ name: String) -> Bool { name.hasPrefix(mark) }
}
