import Documents
import JSONSchema
import Testing

/// The values that keywords give as annotations.
struct OutputAnnotationTests {
  /// A schema, an instance, and what is said where, as JSON.
  private static let cases: [(String, String, String)] = [
    // Core, section 10.3.2: objects.
    (
      #"{"properties": {"a": true, "b": true, "c": true}}"#, #"{"c": 1, "a": 2, "x": 3}"#,
      #"{"/properties": ["c", "a"]}"#
    ),
    (#"{"properties": {"a": true}}"#, "{}", #"{"/properties": []}"#),
    (#"{"properties": {"a": true}}"#, "1", "{}"),
    (
      #"{"patternProperties": {"^a": true, "b$": true}, "additionalProperties": true}"#,
      #"{"ab": 1, "b": 2, "c": 3}"#,
      #"{"/patternProperties": ["ab", "b"], "/additionalProperties": ["c"]}"#
    ),
    (
      #"{"properties": {"a": {"title": "A"}}, "additionalProperties": {"title": "rest"}}"#,
      #"{"a": 1, "b": 2}"#,
      """
      {"/properties": ["a"], "/properties/a/title at /a": "A", "/additionalProperties": ["b"],
       "/additionalProperties/title at /b": "rest"}
      """
    ),
    (
      #"{"propertyNames": {"title": "a name"}}"#, #"{"a": 1}"#,
      #"{"/propertyNames/title": "a name"}"#
    ),
    // Core, section 10.3.1: arrays.
    (#"{"prefixItems": [true, true]}"#, "[1, 2, 3]", #"{"/prefixItems": 1}"#),
    (#"{"prefixItems": [true, true]}"#, "[1]", #"{"/prefixItems": true}"#),
    (#"{"prefixItems": [true, true]}"#, "[]", "{}"),
    (#"{"prefixItems": [true], "items": true}"#, "[1, 2]", #"{"/prefixItems": 0, "/items": true}"#),
    (#"{"prefixItems": [true], "items": true}"#, "[1]", #"{"/prefixItems": true}"#),
    (#"{"contains": {"type": "string"}}"#, #"["a", 1, "b"]"#, #"{"/contains": [0, 2]}"#),
    (#"{"contains": true, "minContains": 0}"#, "[]", #"{"/contains": []}"#),
    // Core, section 11: what nothing else has evaluated.
    (
      #"{"properties": {"a": true}, "unevaluatedProperties": true}"#, #"{"a": 1, "b": 2}"#,
      #"{"/properties": ["a"], "/unevaluatedProperties": ["b"]}"#
    ),
    (
      #"{"anyOf": [{"properties": {"a": true}}, {"required": ["z"], "properties": {"b": true}}], "unevaluatedProperties": true}"#,
      #"{"a": 1, "b": 2}"#,
      #"{"/anyOf/0/properties": ["a"], "/unevaluatedProperties": ["b"]}"#
    ),
    (
      #"{"additionalProperties": true, "unevaluatedProperties": true}"#, #"{"a": 1}"#,
      #"{"/additionalProperties": ["a"], "/unevaluatedProperties": []}"#
    ),
    (
      #"{"prefixItems": [true], "unevaluatedItems": true}"#, "[1, 2]",
      #"{"/prefixItems": 0, "/unevaluatedItems": true}"#
    ),
    (#"{"items": true, "unevaluatedItems": true}"#, "[1, 2]", #"{"/items": true}"#),
    (
      #"{"contains": {"const": 1}, "unevaluatedItems": {"title": "other"}}"#, "[1, 2]",
      #"{"/contains": [0], "/unevaluatedItems": true, "/unevaluatedItems/title at /1": "other"}"#
    ),
    // Validation, sections 7 to 9.
    (#"{"format": "date"}"#, #""no date""#, #"{"/format": "date"}"#),
    (#"{"format": "colour"}"#, "1", #"{"/format": "colour"}"#),
    (
      #"{"contentMediaType": "application/json", "contentEncoding": "base64", "contentSchema": {"type": "null"}}"#,
      #""bnVsbA==""#,
      #"{"/contentMediaType": "application/json", "/contentEncoding": "base64", "/contentSchema": {"type": "null"}}"#
    ),
    (#"{"contentMediaType": "text/plain", "contentEncoding": "base64"}"#, "1", "{}"),
    (#"{"contentSchema": {"type": "null"}}"#, #""null""#, "{}"),
    (
      #"{"title": "t", "description": "d", "default": null, "deprecated": true, "readOnly": true, "writeOnly": false, "examples": [1]}"#,
      "1",
      #"{"/title": "t", "/description": "d", "/default": null, "/deprecated": true, "/readOnly": true, "/writeOnly": false, "/examples": [1]}"#
    ),
    // Core, section 6.5: keywords that nobody knows.
    (#"{"x-owner": {"team": "risk"}, "$comment": "c"}"#, "1", #"{"/x-owner": {"team": "risk"}}"#),
    // Without what they depend on, keywords say nothing.
    (#"{"then": {"title": "t"}, "else": {"title": "e"}, "minContains": 2}"#, "[]", "{}"),
    // By references, by dependencies, and by all branches that hold.
    (
      ##"{"$ref": "#/$defs/a", "title": "here", "$defs": {"a": {"title": "there"}}}"##, "1",
      #"{"/$ref/title": "there", "/title": "here"}"#
    ),
    (
      #"{"dependentSchemas": {"a": {"title": "with a"}, "b": {"title": "with b"}}}"#, #"{"a": 1}"#,
      #"{"/dependentSchemas/a/title": "with a"}"#
    ),
    (
      #"{"allOf": [{"title": "x"}, {"title": "y"}]}"#, "1",
      #"{"/allOf/0/title": "x", "/allOf/1/title": "y"}"#
    ),
  ]

  @Test("are what the specification says", arguments: cases)
  func annotations(schema: String, instance: String, expected: String) throws {
    let members = try json(expected).members.map { ($0.key, $0.value) }
    #expect(
      try OutputFixture(schema).annotations(instance) == Dictionary(uniqueKeysWithValues: members))
  }

  @Test("format both judges and annotates where it is an assertion") func assertedFormat() throws {
    let fixture = try OutputFixture(#"{"format": "date"}"#, assertFormats: true)
    #expect(try fixture.errors(#""no date""#) == ["/format": "'no date' is no valid date"])
    #expect(try fixture.annotations(#""2026-01-31""#) == ["/format": "date"])
  }

  @Test("a dialect without a vocabulary takes its keywords for unknown ones") func dialect() throws
  {
    var resources = SchemaResources()
    try resources.add(
      try JSONReader.read(
        """
        {
          "$id": "https://example.org/dialect", "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$vocabulary": {
            "https://json-schema.org/draft/2020-12/vocab/core": true,
            "https://json-schema.org/draft/2020-12/vocab/applicator": true
          }
        }
        """), at: "")
    let compiled = try SchemaCompiler.compile(
      try JSONReader.read(
        #"{"$schema": "https://example.org/dialect", "minimum": 5, "contains": true, "minContains": 3}"#
      ),
      resources: resources)
    let output = compiled.output(
      .basic, of: try JSONReader.read("[1]").root, base: "https://example.org/s")
    #expect(
      output.value["annotations"]?.elements.map { $0["annotation"] }
        == [.number("5"), .array([0]), .number("3")])
  }
}
