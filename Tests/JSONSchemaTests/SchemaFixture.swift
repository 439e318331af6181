import Documents
import JSONSchema

/// A schema given as JSON text, and what it says about instances given as JSON text.
struct SchemaFixture {
  let compiled: CompiledSchema

  init(
    _ schema: String, at uri: String = "", others: [String: String] = [:],
    assertFormats: Bool = false, checkMetaSchema: Bool = true
  ) throws {
    var resources = SchemaResources()
    for (uri, text) in others { try resources.add(try JSONReader.read(text), at: uri) }
    compiled = try SchemaCompiler.compile(
      try JSONReader.read(schema), at: uri, resources: resources,
      options: SchemaCompiler.Options(
        assertFormats: assertFormats, checkMetaSchema: checkMetaSchema))
  }

  func isValid(_ instance: String) throws -> Bool {
    try compiled.isValid(try JSONReader.read(instance).root)
  }

  func failures(_ instance: String) throws -> [SchemaFailure] {
    compiled.evaluate(try JSONReader.read(instance).root).failures
  }

  /// The summaries of the failures that a person would repair.
  func summaries(_ instance: String) throws -> [String] {
    try failures(instance).flatMap(\.leaves).map(\.summary)
  }

  /// The remedies of those failures.
  func remedies(_ instance: String) throws -> [String?] {
    try failures(instance).flatMap(\.leaves).map(\.remedy)
  }
}

/// Compiles a schema that should be refused, and gives the error.
func schemaError(_ schema: String, others: [String: String] = [:]) throws -> SchemaError? {
  do {
    _ = try SchemaFixture(schema, others: others)
    return nil
  } catch let error as SchemaError {
    return error
  }
}
