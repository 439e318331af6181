import Documents
import Findings
import Foundation
package import Git
import JSONSchema
import Registry

/// Schema documents in a folder that stands for `http://localhost:1234/`, as in the official test
/// suite. Nothing is ever fetched: what references may reach is here or in the schema itself.
package struct RemoteSchemas: Sendable {
  /// What the folder stands for.
  package static let home = "http://localhost:1234/"

  /// The documents, under their addresses and their own identifiers.
  private(set) var resources = SchemaResources()
  /// The folder; nil when none was given.
  private let directory: String?
  private var paths: [ObjectIdentifier: String] = [:]
  private var broken: [String: Finding] = [:]

  /// Nothing but the meta-schemas.
  package init() { directory = nil }

  /// Every `.json`, `.yaml` and `.yml` file below `directory`. One that cannot be used is an error only
  /// where a reference leads to it.
  ///
  /// - Throws: `GitError` when a folder cannot be listed.
  package init(directory: String) throws(GitError) {
    self.directory = directory
    for name in try FileTree.files(below: directory, where: DocumentFile.isNamed) {
      add(FileTree.path(of: name, below: directory), at: Self.address(name))
    }
  }

  private mutating func add(_ path: String, at uri: String) {
    do throws(UnreadableDocument) {
      let document = try DocumentFile.read(try Self.content(of: path), path: path)
      paths[ObjectIdentifier(document)] = path
      do throws(SchemaError) { try resources.add(document, at: uri) } catch {
        broken[uri] = Finding(
          .brokenSchema,
          at: error.location.map {
            Finding.Location(path: path, range: $0.range, in: $0.document.lines)
          } ?? Finding.Location(path: path), error.summary)
      }
    } catch {
      broken[uri] = error.finding
    }
  }

  private static func content(of path: String) throws(UnreadableDocument) -> [UInt8] {
    do throws(GitError) {
      return try FileContent.read(path, limit: Document.maximumSourceSize)
    } catch {
      throw UnreadableDocument(
        finding: Finding(
          .unreadableFile, at: Finding.Location(path: path), error.summary, remedy: error.remedy))
    }
  }

  /// The address of the file called `name` in the folder.
  private static func address(_ name: String) -> String {
    home + (name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? name)
  }

  /// The file that `document` was read from, if it is one of the folder's.
  func path(of document: Document) -> String? { paths[ObjectIdentifier(document)] }

  /// What is wrong with the file at `uri`, where that is why it is not among the resources.
  func trouble(at uri: String) -> Finding? { broken[String(uri.prefix { $0 != "#" })] }

  /// The base of the references of a schema file at `path`: its address in the folder, or the one
  /// that it would have there; empty where there is no folder.
  func base(of path: String) -> String {
    guard let directory else { return "" }
    let folder = URL(filePath: directory, directoryHint: .isDirectory).standardizedFileURL
      .resolvingSymlinksInPath().path
    let file = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return Self.address(
      file.hasPrefix(prefix)
        ? String(file.dropFirst(prefix.count)) : URL(filePath: path).lastPathComponent)
  }
}
