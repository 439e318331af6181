import Documents
import JSONSchema
import Testing

@Suite(.enabled(if: OfficialSuite.isPresent, "the official suite is not beside the project"))
struct OfficialSuiteTests {
  @Test(
    "every required test of the official suite has the answer that it asks for",
    arguments: OfficialSuite.files)
  func answers(file: String) throws {
    let remotes = try OfficialSuite.remotes.get()
    for group in try OfficialSuite.tests(in: file).root.elements {
      let description = group["description"]?.string ?? ""
      let schema = try Self.standalone(try #require(group["schema"]))
      let compiled: CompiledSchema
      do {
        compiled = try SchemaCompiler.compile(schema, resources: remotes)
      } catch {
        Issue.record("\(file), \(description): \(error.summary)")
        continue
      }
      for test in try #require(group["tests"]).elements {
        let data = try #require(test["data"])
        let name = "\(file), \(description): \(test["description"]?.string ?? "")"
        #expect(try compiled.isValid(data) == test["valid"]?.boolean, "\(name)")
        #expect(compiled.evaluate(data).isValid == test["valid"]?.boolean, "\(name)")
        for format in OutputFormat.allCases {
          let output = compiled.output(format, of: data, base: "https://example.org/\(file)")
          #expect(output.isValid == test["valid"]?.boolean, "\(name), \(format)")
          try OutputFixture.check(output.value, format)
        }
      }
    }
  }

  @Test("the suite has the 1,299 tests that it is known to have")
  func count() throws {
    let count = try OfficialSuite.files.reduce(0) { sum, file in
      try sum
        + OfficialSuite.tests(in: file).root.elements.reduce(0) {
          $0 + ($1["tests"]?.count ?? 0)
        }
    }
    #expect(count == 1_299)
  }

  /// A schema of the suite as a document of its own.
  private static func standalone(_ schema: Node) throws -> Document {
    try JSONReader.read(JSONWriter.bytes(schema.value))
  }
}
