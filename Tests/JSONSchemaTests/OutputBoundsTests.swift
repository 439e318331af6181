import Documents
import JSONSchema
import Testing

/// What outputs take stays in proportion to schema and instance, whatever these are.
struct OutputBoundsTests {
  /// No output here should be longer, in bytes of JSON; told in full, each would take gigabytes.
  private static let longest = 40_000_000

  /// A schema that applies its innermost one as many times as there are bits in a number of `levels`.
  private static func doubling(_ levels: Int, _ innermost: String) -> String {
    let definitions = (0..<levels).map { level in
      ##""d\##(level)": {"allOf": [{"$ref": "#/$defs/d\##(level + 1)"}, {"$ref": "#/$defs/d\##(level + 1)"}]}"##
    }
    return ##"""
      {"$ref": "#/$defs/d0", "$defs": {\##(definitions.joined(separator: ",")), "d\##(levels)": \##(innermost)}}
      """##
  }

  @Test(
    "schemas that double and double again do not fill the memory",
    arguments: [OutputFormat.basic, .detailed, .verbose],
    [(#"{"title": "t"}"#, true), (#"{"type": "string"}"#, false)])
  func doubling(format: OutputFormat, innermost: (schema: String, isValid: Bool)) throws {
    let fixture = try OutputFixture(Self.doubling(17, innermost.schema))
    let output = try fixture.output(format, "1")
    #expect(output["valid"]?.boolean == innermost.isValid)
    #expect(JSONWriter.bytes(output).count < Self.longest)
  }

  @Test("neither do long names inside one another") func longNames() throws {
    let name = String(repeating: "n", count: 20_000)
    let instance = (0..<100).reduce("1") { inner, _ in #"{"\#(name)": \#(inner)}"# }
    let fixture = try OutputFixture(
      ##"{"title": "t", "description": "d", "minProperties": 1, "additionalProperties": {"$ref": "#"}}"##
    )
    let output = fixture.compiled.output(
      .verbose, of: try JSONReader.read(instance).root, base: fixture.base)
    #expect(output.isValid)
    #expect(JSONWriter.bytes(output.value).count < Self.longest)
  }

  @Test("neither does what long schemas say about many elements") func longAnnotations() throws {
    let text = String(repeating: "t", count: 100_000)
    let fixture = try OutputFixture(#"{"items": {"description": "\#(text)"}}"#)
    let instance = "[" + Array(repeating: "1", count: 3_000).joined(separator: ",") + "]"
    let output = fixture.compiled.output(
      .verbose, of: try JSONReader.read(instance).root, base: fixture.base)
    #expect(output.isValid)
    #expect(JSONWriter.bytes(output.value).count < Self.longest)
  }

  @Test("of thousands of missing keys the first are told, and how many more there are")
  func manyMissing() throws {
    let names = (0..<5_000).map { "\"k\($0)\"" }.joined(separator: ",")
    let error = try OutputFixture("{\"required\": [\(names)]}").errors("{}")["/required"]
    #expect(error?.hasPrefix("the key 'k0' is missing; the key 'k1' is missing; ") == true)
    #expect(error?.hasSuffix("the key 'k99' is missing; 4900 more keys are missing") == true)
  }

  @Test("an instance that the quick answer knows is judged, though telling all would have no end")
  func shortCircuit() throws {
    // The second branch calls itself for ever; the validator need not look at it.
    let fixture = try OutputFixture(
      ##"""
      {"$id": "https://example.org/a", "$dynamicAnchor": "n", "anyOf": [{"type": "integer"}, {"$ref": "b"}],
       "$defs": {"b": {"$id": "b", "$dynamicAnchor": "n", "$dynamicRef": "#n"}}}
      """##)
    for format in OutputFormat.allCases {
      #expect(try fixture.output(format, "1")["valid"]?.boolean == true)
    }
  }
}
