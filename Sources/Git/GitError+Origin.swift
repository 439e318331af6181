import Glibc
import SystemPackage

extension GitError {
  /// Tells a failure of libgit2 apart by what it said.
  ///
  /// libgit2 reports a system failure by its text only, at the end of the message; the path it
  /// quotes is the best there is.
  init(operation: String, code: Int32, category: Int32, message: String) {
    let quoted = message.quoted?.withoutTemporaryName
    if let feature = UnsupportedFeature(message: message) {
      self = .unsupportedRepository(path: "", feature: feature)
    } else if message.hasSuffix("Permission denied") {
      self = .permissionDenied(path: quoted ?? "")
    } else if message.hasSuffix("No space left on device")
      || message.hasSuffix("Disk quota exceeded")
    {
      self = .noSpace(path: quoted ?? "")
    } else if message.hasSuffix("Read-only file system") {
      self = .readOnlyFileSystem(path: quoted ?? "")
    } else {
      self = .libgit2(operation: operation, code: code, category: category, message: message)
    }
  }

  /// Tells a failure of the operating system apart.
  init(_ errno: Errno, operation: String, path: String) {
    switch errno {
    case .permissionDenied, .notPermitted: self = .permissionDenied(path: path)
    case .noSpace, Errno(rawValue: EDQUOT): self = .noSpace(path: path)
    case .readOnlyFileSystem: self = .readOnlyFileSystem(path: path)
    default: self = .system(operation: operation, path: path, errno: errno.rawValue)
    }
  }

  /// The same failure, with `path` where libgit2 named none.
  func locating(_ path: String) -> GitError {
    switch self {
    case .unsupportedRepository(path: "", let feature):
      .unsupportedRepository(path: path, feature: feature)
    case .permissionDenied(path: ""): .permissionDenied(path: path)
    case .noSpace(path: ""): .noSpace(path: path)
    case .readOnlyFileSystem(path: ""): .readOnlyFileSystem(path: path)
    default: self
    }
  }
}

extension GitError {
  /// What the operating system says about an error number.
  static func explanation(of errno: Int32) -> String { Errno(rawValue: errno).description }
}

extension UnsupportedFeature {
  /// Recognises libgit2's refusals; nil for any other message.
  fileprivate init?(message: String) {
    let extensionRefusal = "unsupported extension name extensions."
    if message.hasPrefix("unsupported mandatory extension") {
      self = .index(message.quoted ?? "")
    } else if message.hasPrefix("unsupported repository version") {
      self = .formatVersion
    } else if message.hasPrefix("unknown object format") {
      self = .objectFormat
    } else if message.hasPrefix(extensionRefusal) {
      let name = String(message.dropFirst(extensionRefusal.count))
      switch name.lowercased() {
      case "objectformat": self = .objectFormat
      case "worktreeconfig": self = .worktreeConfig
      default: self = .extension("extensions.\(name)")
      }
    } else {
      return nil
    }
  }
}

extension String {
  /// A path without the name that libgit2 made up for a file it was about to write.
  fileprivate var withoutTemporaryName: String {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, last.hasPrefix("tmp_object_git2_") else { return self }
    return parts.dropLast().joined(separator: "/")
  }

  /// What stands between the first two apostrophes.
  fileprivate var quoted: String? {
    let parts = split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : nil
  }
}
