import Documents
package import Findings
import Foundation
import Git
package import Registry
import YAML

/// The canonical layout of YAML files: those of a registry with the keys in the order of their kind's
/// schema, all others with their keys as they are.
package struct Formatting: Sendable {
  /// The registry that its files may belong to.
  let registry: Place?

  /// A registry in a work tree.
  struct Place: Sendable {
    let location: RegistryLocation
    let schemas: SchemaSet
    /// The full path of its folder.
    let folder: String

    init(_ location: RegistryLocation) throws {
      folder = try Self.folder(of: location)
      schemas = try SchemaSet(location.workTree)
      self.location = location
    }

    /// The full path of a registry's folder.
    static func folder(of location: RegistryLocation) throws(GitError) -> String {
      guard let workTree = location.repository.workTree else {
        throw .bareRepository(path: location.repository.gitDirectory)
      }
      let top = URL(filePath: workTree, directoryHint: .isDirectory)
      return Formatting.resolved(location.root.map { top.appending(path: $0.description) } ?? top)
    }
  }

  /// What becomes of a file.
  package enum Outcome: Sendable {
    /// It has the canonical layout.
    case unchanged
    /// It should hold this.
    case changed([UInt8])
    /// It is no YAML, and is left alone.
    case broken(Finding)
  }

  /// Formats with the key orders of `registry`, for files inside it.
  ///
  /// - Throws: `RegistryError.brokenSchema`; `GitError.bareRepository`, since there are no files then.
  package init(registry location: RegistryLocation) throws {
    registry = try Place(location)
  }

  /// Formats with the key orders of `registry`, if there is one.
  init(_ registry: Place?) { self.registry = registry }

  /// The documents of the registry, as paths below it and in full.
  ///
  /// - Throws: `RegistryError.registryFileMissing`.
  package func documents() throws -> [(path: String, file: String)] {
    guard let registry else { return [] }
    let location = registry.location
    let entries = try location.workTree.entries()
    if !entries.contains(where: { $0.path == RegistryPath.registryFile }) {
      throw try location.noRegistry(
        at: try location.repository.head().commit, isWorkTree: true)
    }
    return
      entries
      .filter { RegistryPath.isDocument($0.path) && $0.mode.isFile }
      .map { ($0.path, "\(registry.folder)/\($0.path)") }
  }

  /// What becomes of `content`, which stands in `file` and is spoken of as `path`.
  ///
  /// Text that stands in no file is formatted as a document of the registry when it says that it is one.
  package func outcome(of content: [UInt8], path: String, file: String?) -> Outcome {
    do throws(YAMLError) {
      let formatted = try YAMLFormatter.format(
        content, order: try keyOrder(of: content, in: file))
      return formatted == content ? .unchanged : .changed(formatted)
    } catch {
      return .broken(Finding(error, at: path, in: content))
    }
  }

  /// The file that `path` leads to, links followed, in full.
  package static func file(at path: String) -> String { resolved(URL(filePath: path.literalPath)) }

  private static func resolved(_ url: URL) -> String {
    let path = url.standardizedFileURL.resolvingSymlinksInPath().path
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private func keyOrder(of content: [UInt8], in file: String?) throws(YAMLError) -> KeyOrder {
    guard let registry else { return .asIs }
    if let file {
      guard file.hasPrefix(registry.folder + "/"),
        RegistryPath.isDocument(String(file.dropFirst(registry.folder.count + 1)))
      else { return .asIs }
    }
    let root = try YAMLReader.read(content).root
    guard root["apiVersion"]?.string == currentAPIVersion,
      let kind = root["kind"]?.string.flatMap(Kind.init(rawValue:))
    else { return .asIs }
    return registry.schemas.keyOrder(of: kind)
  }
}
