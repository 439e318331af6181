import Documents
package import Findings
import JSONSchema
package import Registry
import YAML

/// Any YAML or JSON against any JSON Schema, registry or not.
package struct SchemaValidation: Sendable {
  private let schema: CompiledSchema

  /// Compiles the schema in `text`, JSON or YAML, found at `path`.
  ///
  /// - Throws: `RegistryError.brokenSchema`.
  package init(schema text: [UInt8], path: String) throws(RegistryError) {
    let document = try Self.parse(text, path: path)
    do throws(SchemaError) {
      schema = try SchemaCompiler.compile(document, options: .init(assertFormats: true))
    } catch {
      throw .brokenSchema(
        path: path, position: document.lines.position(at: error.location?.range.start ?? 0),
        reason: error.summary)
    }
  }

  private static func parse(_ text: [UInt8], path: String) throws(RegistryError) -> Document {
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      do throws(YAMLError) { return try YAMLReader.read(text) } catch {
        throw .brokenSchema(
          path: path, position: LineIndex(text).position(at: error.range.start),
          reason: error.summary)
      }
    }
    do throws(JSONError) { return try JSONReader.read(text) } catch {
      throw .brokenSchema(
        path: path, position: LineIndex(text).position(at: error.offset), reason: error.summary)
    }
  }

  /// What is wrong with the file `content` at `path`; JSON where its name says so, else YAML.
  package func findings(in content: [UInt8], path: String) -> [Finding] {
    let document: Document
    if path.hasSuffix(".json") {
      do throws(JSONError) { document = try JSONReader.read(content) } catch {
        let range = SourceRange(start: error.offset, end: error.offset + 1)
        return [
          Finding(
            .malformedYAML, at: Finding.Location(path: path, range: range, in: LineIndex(content)),
            error.summary)
        ]
      }
    } else {
      do throws(YAMLError) { document = try YAMLReader.read(content) } catch {
        return [
          Finding(
            .malformedYAML,
            at: Finding.Location(path: path, range: error.range, in: LineIndex(content)),
            error.summary, remedy: error.remedy)
        ]
      }
    }
    let lines = document.lines
    return schema.evaluate(document.root).failures.flatMap(\.leaves).map { failure in
      Finding(
        .schemaViolation,
        at: Finding.Location(path: path, range: failure.instance.range, in: lines),
        failure.summary, remedy: failure.remedy)
    }
  }
}
