/// What an entry of a tree is; the raw value is the number that Git stores.
package enum FileMode: UInt32, Hashable, Sendable {
  /// A directory.
  case tree = 0o040000
  /// A file.
  case regular = 0o100644
  /// A file that its owner may execute.
  case executable = 0o100755
  /// A symbolic link; its blob holds where it leads.
  case symlink = 0o120000
  /// A commit of another repository: a submodule.
  case gitlink = 0o160000

  /// Whether it is a file with content of its own.
  package var isFile: Bool { self == .regular || self == .executable }

  /// Reads a stored mode as Git does: by its type bits, and for files by whether the owner may
  /// execute; nil when it is of no type that Git knows.
  init?(stored mode: UInt32) {
    switch mode & 0o170000 {
    case 0o040000: self = .tree
    case 0o100000: self = mode & 0o100 == 0 ? .regular : .executable
    case 0o120000: self = .symlink
    case 0o160000: self = .gitlink
    default: return nil
    }
  }
}
