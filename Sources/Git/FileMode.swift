/// What an entry of a tree is; the raw value is the number that Git stores.
package enum FileMode: UInt32, Hashable, Sendable {
  case tree = 0o040000
  case regular = 0o100644
  case executable = 0o100755
  case symlink = 0o120000
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
