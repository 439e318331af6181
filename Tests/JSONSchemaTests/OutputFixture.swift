import Documents
import JSONSchema
import Testing

/// What a schema says of an instance in the standard formats, all given as JSON text.
struct OutputFixture {
  let compiled: CompiledSchema
  let base: String

  init(
    _ schema: String, base: String = "https://example.org/schema", assertFormats: Bool = false
  ) throws {
    self.base = base
    compiled = try SchemaFixture(schema, assertFormats: assertFormats).compiled
  }

  func output(_ format: OutputFormat, _ instance: String) throws -> JSONValue {
    let output = compiled.output(format, of: try JSONReader.read(instance).root, base: base)
    try OutputFixture.check(output.value, format)
    return output.value
  }

  /// The annotations of a valid instance, as `location of the keyword at location of the value`.
  func annotations(_ instance: String) throws -> [String: JSONValue] {
    var found: [String: JSONValue] = [:]
    for unit in try output(.basic, instance)["annotations"]?.elements ?? [] {
      guard let annotation = unit["annotation"] else { continue }
      found[try Self.place(unit)] = annotation
    }
    return found
  }

  /// The errors of an invalid instance, likewise.
  func errors(_ instance: String) throws -> [String: String] {
    var found: [String: String] = [:]
    for unit in try output(.basic, instance)["errors"]?.elements ?? [] {
      found[try Self.place(unit)] = unit["error"]?.string
    }
    return found
  }

  private static func place(_ unit: JSONValue) throws -> String {
    let keyword = try #require(unit["keywordLocation"]?.string)
    let instance = try #require(unit["instanceLocation"]?.string)
    return instance.isEmpty ? keyword : "\(keyword) at \(instance)"
  }

  /// Holds the output to the specification's own schema.
  static func check(_ value: JSONValue, _ format: OutputFormat) throws {
    let schema = try outputSchema.get()[format]
    let failures = schema?.evaluate(try JSONReader.read(JSONWriter.bytes(value)).root).failures
    #expect(failures?.map(\.innermost.summary) == [], "\(JSONWriter.text(value))")
  }

  private static let outputSchema = Result {
    Dictionary(
      uniqueKeysWithValues: try OutputFormat.allCases.map { format in
        (
          format,
          try SchemaCompiler.compile(
            uri: "https://json-schema.org/draft/2020-12/output/schema#/$defs/\(format.rawValue)",
            resources: SchemaResources(), options: .init(assertFormats: true))
        )
      })
  }
}

/// The value that `text` spells.
func json(_ text: String) throws -> JSONValue { try JSONReader.read(text).root.value }
