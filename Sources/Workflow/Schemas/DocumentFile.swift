import Documents
import Findings
import Registry
import YAML

/// Files that hold one document each: JSON where the name ends in `.json`, else YAML, as which JSON
/// from a pipe or standard input reads too.
package enum DocumentFile {
  /// How the names of such files end.
  package static let suffixes = [".yaml", ".yml", ".json"]

  /// Whether a file called `name` is one.
  static func isNamed(_ name: String) -> Bool { suffixes.contains { name.hasSuffix($0) } }

  /// The document in `content`, which stands at `path`.
  static func read(_ content: [UInt8], path: String) throws(UnreadableDocument) -> Document {
    if path.hasSuffix(".json") {
      do throws(JSONError) { return try JSONReader.read(content) } catch {
        throw UnreadableDocument(finding: Finding(error, at: path, in: content))
      }
    }
    do throws(YAMLError) { return try YAMLReader.read(content, limits: .anyFile) } catch {
      throw UnreadableDocument(finding: Finding(error, at: path, in: content))
    }
  }
}

/// A text that is no document, and why.
struct UnreadableDocument: Error {
  let finding: Finding
}
