import Documents
package import Findings
package import JSONSchema
package import Registry

/// Any YAML or JSON against any JSON Schema, registry or not.
package struct SchemaValidation: Sendable {
  private let schema: CompiledSchema
  /// The URI of the schema, for those without an `$id`.
  private let location: String

  /// Compiles the schema in `text`, found at `path`, as `reader` reads schemas.
  ///
  /// - Throws: `RegistryError.brokenSchema`.
  package init(
    schema text: [UInt8], path: String, reader: SchemaReader = SchemaReader(assertsFormats: true)
  ) throws(RegistryError) {
    schema = try reader.compile(text, path: path)
    location = reader.location(of: path)
  }

  /// What is wrong with the files at `paths`, in their order; they are read and judged on all cores.
  ///
  /// - Parameter content: reads a file.
  /// - Throws: what `content` throws for the first file that it cannot read.
  package func findings(
    inFiles paths: [String], content: @Sendable (String) throws -> [UInt8]
  ) throws -> [Finding] {
    try paths.concurrentMap(with: { SchemaJudge(schema) }) { judge, path in
      Result { findings(in: try content(path), path: path, by: &judge) }
    }.flatMap { try $0.get() }
  }

  /// What is wrong with the file `content` at `path`.
  package func findings(in content: [UInt8], path: String) -> [Finding] {
    var judge = SchemaJudge(schema)
    return findings(in: content, path: path, by: &judge)
  }

  private func findings(
    in content: [UInt8], path: String, by judge: inout SchemaJudge
  ) -> [Finding] {
    let document: Document
    do throws(UnreadableDocument) { document = try DocumentFile.read(content, path: path) } catch {
      return [error.finding]
    }
    let failures = judge.evaluate(document.root).failures.mistakes
    if failures.isEmpty { return [] }
    let lines = document.lines
    // What holds nothing but white space and comments reads as null, which nobody wrote.
    let isEmpty = document.root.isNull && document.root.range.bytes.isEmpty
    return failures.map { failure in
      Finding(
        .schemaViolation,
        at: Finding.Location(path: path, range: failure.instance.range, in: lines),
        isEmpty ? "the file is empty: \(failure.summary)" : failure.summary,
        remedy: failure.remedy)
    }
  }

  /// What the schema says of the file `content` at `path`, in a standard format; for a text that is
  /// no document also what is wrong with it.
  package func output(
    _ format: OutputFormat, of content: [UInt8], path: String
  ) -> (output: EvaluationOutput, unreadable: Finding?) {
    do throws(UnreadableDocument) {
      let document = try DocumentFile.read(content, path: path)
      return (schema.output(format, of: document.root, base: location), nil)
    } catch {
      return (
        .unreadable(error.finding.summary, as: format, base: location), error.finding
      )
    }
  }
}
