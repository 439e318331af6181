import Documents
import Findings
import Foundation
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

  /// Every `.json` file at or below `directory`. One that cannot be used is an error only where a
  /// reference leads to it.
  ///
  /// - Throws: what the file manager says when the folder cannot be listed.
  package init(directory: String) throws {
    self.directory = directory
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
    where name.hasSuffix(".json") {
      add(URL(filePath: directory).appending(path: name).relativePath, at: Self.address(name))
    }
  }

  private mutating func add(_ path: String, at uri: String) {
    guard let data = FileManager.default.contents(atPath: path) else {
      broken[uri] = Finding(
        .unreadableFile, at: Finding.Location(path: path), "the file cannot be read")
      return
    }
    do {
      let document = try JSONReader.read(Array(data))
      paths[ObjectIdentifier(document)] = path
      try resources.add(document, at: uri)
    } catch let error as JSONError {
      broken[uri] = Finding(error, at: path, in: Array(data))
    } catch let error as SchemaError {
      broken[uri] = Finding(
        .brokenSchema,
        at: error.location.map {
          Finding.Location(path: path, range: $0.range, in: $0.document.lines)
        } ?? Finding.Location(path: path), error.summary)
    } catch {
      broken[uri] = Finding(.unreadableFile, at: Finding.Location(path: path), "\(error)")
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
