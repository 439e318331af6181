/// The full name of a reference, such as `refs/heads/main`, valid by the rules of `git
/// check-ref-format`.
package struct RefName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The whole name.
  package let description: String

  /// Why a text is no reference name; each case is one of Git's rules.
  package enum Flaw: Hashable, Sendable {
    /// Full names begin with `refs/`.
    case notFull
    /// A part between slashes is missing: Git keeps references as files.
    case emptyComponent
    /// A part begins with `.`: such files are hidden.
    case leadingDot
    /// A part ends with `.lock`: Git names its lock files so.
    case lockSuffix
    /// `..` means a range of revisions.
    case doubleDot
    /// The name ends with `.`.
    case trailingDot
    /// `@{` begins a reflog selector.
    case reflogSelector
    /// A character that revision syntax, patterns or terminals give a meaning.
    case forbidden(Unicode.Scalar)
    /// `git branch` refuses the name: it looks like an option, or is `HEAD`.
    case unusableBranch
  }

  /// Checks a full name.
  ///
  /// - Throws: `GitError.invalidReferenceName` with the first rule it breaks.
  package init(_ name: String) throws(GitError) {
    if let flaw = Self.flaw(in: name) { throw .invalidReferenceName(name, flaw) }
    self.description = name
  }

  /// Takes a name that was found in a repository; nil when it breaks a rule.
  init?(found name: String) {
    if Self.flaw(in: name) != nil { return nil }
    self.description = name
  }

  /// The reference of the branch that people call `name`.
  ///
  /// - Throws: `GitError.invalidReferenceName`.
  package static func branch(_ name: String) throws(GitError) -> RefName {
    if name.hasPrefix("-") || name == "HEAD" {
      throw .invalidReferenceName(name, .unusableBranch)
    }
    return try RefName("refs/heads/" + name)
  }

  /// What people call it: without `refs/heads/`, `refs/tags/` or `refs/remotes/`, else without
  /// `refs/`.
  package var shortName: String {
    for prefix in ["refs/heads/", "refs/tags/", "refs/remotes/", "refs/"]
    where description.hasPrefix(prefix) {
      return String(description.dropFirst(prefix.count))
    }
    return description
  }

  /// Whether it is a branch of this repository.
  package var isBranch: Bool { description.hasPrefix("refs/heads/") }

  /// The names that cannot exist beside this one because they would be its directories, outermost
  /// first.
  var ancestors: [RefName] {
    let parts = description.split(separator: "/")
    return (3..<max(3, parts.count)).map { RefName(valid: parts[..<$0].joined(separator: "/")) }
  }

  private init(valid name: String) { description = name }

  // String compares by canonical equivalence; Git compares bytes.
  package static func == (left: RefName, right: RefName) -> Bool {
    left.description.utf8.elementsEqual(right.description.utf8)
  }

  package static func < (left: RefName, right: RefName) -> Bool {
    left.description.precedesByBytes(right.description)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in description.utf8 { hasher.combine(byte) }
  }

  private static func flaw(in name: String) -> Flaw? {
    guard name.hasPrefix("refs/") else { return .notFull }
    for part in name.split(separator: "/", omittingEmptySubsequences: false) {
      if part.isEmpty { return .emptyComponent }
      if part.hasPrefix(".") { return .leadingDot }
      if part.hasSuffix(".lock") { return .lockSuffix }
    }
    if name.hasSuffix(".") { return .trailingDot }
    var previous: Unicode.Scalar = "/"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "." where previous == ".": return .doubleDot
      case "{" where previous == "@": return .reflogSelector
      case " ", "~", "^", ":", "?", "*", "[", "\\", "\u{7F}", "\0"..<" ": return .forbidden(scalar)
      default: previous = scalar
      }
    }
    return nil
  }
}
