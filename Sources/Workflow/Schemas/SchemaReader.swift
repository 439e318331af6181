import Documents
package import Findings
import Foundation
package import JSONSchema
package import Registry

/// Reads schemas, JSON or YAML, and compiles them with what their references may reach.
package struct SchemaReader: Sendable {
  private let remotes: RemoteSchemas
  private let options: SchemaCompiler.Options

  /// A reader of schemas.
  ///
  /// - Parameters:
  ///   - remotes: the documents that references may lead to.
  ///   - assertsFormats: whether `format` judges; if not, only where the dialect says so.
  package init(remotes: RemoteSchemas = RemoteSchemas(), assertsFormats: Bool) {
    self.remotes = remotes
    options = SchemaCompiler.Options(assertFormats: assertsFormats)
  }

  /// The schema in `text`, found at `path`.
  ///
  /// - Throws: `RegistryError.brokenSchema`.
  package func compile(_ text: [UInt8], path: String) throws(RegistryError) -> CompiledSchema {
    let document = try read(text, path: path)
    do throws(SchemaError) {
      return try compile(document, base: remotes.base(of: path))
    } catch {
      throw .brokenSchema(
        error.findings(for: path, pathOf: remotes.path, troubleAt: remotes.trouble))
    }
  }

  /// The schema that `document` is, with `base` to resolve its references against.
  func compile(_ document: Document, base: String = "") throws(SchemaError) -> CompiledSchema {
    try SchemaCompiler.compile(
      document, at: base, resources: remotes.resources, options: options)
  }

  /// What is wrong with the schema in `text`.
  package func findings(in text: [UInt8], path: String) throws(RegistryError) -> [Finding] {
    do throws(RegistryError) {
      _ = try compile(text, path: path)
      return []
    } catch {
      guard case .brokenSchema(let findings) = error else { throw error }
      return findings
    }
  }

  /// The URI of the schema at `path`, where it has no `$id`: where locations in output begin.
  func location(of path: String) -> String {
    let base = remotes.base(of: path)
    return base.isEmpty ? Self.fileURI(of: path) : base
  }

  /// The `file:` URI of `path`; standard input has the one of its device.
  static func fileURI(of path: String) -> String {
    URL(filePath: path == "-" ? "/dev/stdin" : path.literalPath, directoryHint: .notDirectory)
      .absoluteURL.absoluteString
  }

  private func read(_ text: [UInt8], path: String) throws(RegistryError) -> Document {
    do throws(UnreadableDocument) { return try DocumentFile.read(text, path: path) } catch {
      throw .brokenSchema([error.finding])
    }
  }
}
