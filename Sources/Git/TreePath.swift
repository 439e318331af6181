/// The path of a file in a tree: relative, `/`-separated, UTF-8, and safe to create on any system.
///
/// Paths are equal when their bytes are, and order as Git's index orders them: by bytes.
package struct TreePath: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The whole path.
  package let description: String

  /// Why a text is no path of a tree.
  package enum Flaw: Hashable, Sendable {
    /// Nothing, or nothing between two slashes, or a slash at either end.
    case emptyComponent
    /// A component is `.` or `..`.
    case dotComponent
    /// A component is `.git`, or some file system takes it for `.git`.
    case gitDirectory
    /// A NUL, which Git uses to end names.
    case nul
    /// Bytes that are no UTF-8.
    case notUTF8
    /// A backslash, which separates directories on Windows.
    case backslash
  }

  /// Checks a path.
  ///
  /// - Throws: `GitError.invalidPath` with the first rule it breaks.
  package init(_ path: String) throws(GitError) {
    if let flaw = Self.flaw(in: path) { throw .invalidPath(path, flaw) }
    self.description = path
  }

  /// The path with these bytes; nil when they are not UTF-8 or not such a path.
  package init?(bytes: some Collection<UInt8>) {
    guard let path = String(validating: bytes, as: UTF8.self), Self.flaw(in: path) == nil else {
      return nil
    }
    self.description = path
  }

  private init(valid path: String) { description = path }

  /// The parts between the slashes, at least one.
  package var components: [String] { description.split(separator: "/").map(String.init) }

  /// The last component.
  package var name: String {
    description.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      String(description[description.index(after: $0)...])
    } ?? description
  }

  /// The directory that holds it; nil for the top directory.
  package var parent: TreePath? {
    description.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      TreePath(valid: String(description[..<$0]))
    }
  }

  /// The path of `name`, which may hold slashes, below this one.
  ///
  /// - Throws: `GitError.invalidPath`.
  package func appending(_ name: String) throws(GitError) -> TreePath {
    try TreePath(description + "/" + name)
  }

  /// Whether this is `directory` or lies below it.
  package func isWithin(_ directory: TreePath) -> Bool {
    let path = description.utf8
    let prefix = directory.description.utf8
    guard path.starts(with: prefix) else { return false }
    return path.count == prefix.count || path.dropFirst(prefix.count).first == UInt8(ascii: "/")
  }

  /// The directories that lead to it, outermost first.
  var ancestors: [TreePath] {
    var ancestors: [TreePath] = []
    var next = parent
    while let directory = next {
      ancestors.append(directory)
      next = directory.parent
    }
    return ancestors.reversed()
  }

  // String compares by canonical equivalence; Git compares bytes.
  package static func == (left: TreePath, right: TreePath) -> Bool {
    left.description.utf8.elementsEqual(right.description.utf8)
  }

  package static func < (left: TreePath, right: TreePath) -> Bool {
    left.description.precedesByBytes(right.description)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in description.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8(0))
  }

  /// Why bytes from a repository are no such path.
  static func flaw(ofFound bytes: [UInt8]) -> Flaw {
    String(validating: bytes, as: UTF8.self).flatMap { flaw(in: $0) } ?? .notUTF8
  }

  private static func flaw(in path: String) -> Flaw? {
    if isPlain(path) { return nil }
    if path.utf8.contains(0) { return .nul }
    if path.utf8.contains(UInt8(ascii: "\\")) { return .backslash }
    for component in path.split(separator: "/", omittingEmptySubsequences: false) {
      if component.isEmpty { return .emptyComponent }
      if component == "." || component == ".." { return .dotComponent }
      if isGitDirectory(component) { return .gitDirectory }
    }
    return nil
  }

  /// Whether a look at the bytes shows that nothing is wrong: names of letters, digits, `-`, `_` and dots that
  /// start with none of the last three.
  private static func isPlain(_ path: String) -> Bool {
    var isStart = true
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        isStart = false
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        if isStart { return false }
      case UInt8(ascii: "/"):
        if isStart { return false }
        isStart = true
      default: return false
      }
    }
    return !isStart
  }

  /// Whether a system may open `.git` by this name: HFS+ ignores case and invisible characters,
  /// NTFS trailing dots, spaces and stream names, and it knows `.git` as `git~1` too.
  private static func isGitDirectory(_ component: Substring) -> Bool {
    guard component.utf8.contains(where: { $0 == UInt8(ascii: "g") || $0 == UInt8(ascii: "G") })
    else { return false }
    let visible = component.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    var name = visible.prefix { $0 != ":" }
    while name.last == "." || name.last == " " { name.removeLast() }
    let folded = String(String.UnicodeScalarView(name)).lowercased()
    return folded == ".git" || folded == "git~1"
  }
}
