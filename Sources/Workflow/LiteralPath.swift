import Foundation

extension String {
  /// The path as it is written, for `URL`, which takes `~` at its beginning for the home folder: to the file system, and
  /// to every shell that was to leave it alone, that is a name like any other.
  package var literalPath: String { hasPrefix("~") ? "./\(self)" : self }
}
