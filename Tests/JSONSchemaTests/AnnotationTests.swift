import Documents
import JSONSchema
import Testing

struct AnnotationTests {
  private func references(_ schema: String, _ instance: String) throws -> [String] {
    let fixture = try SchemaFixture(schema)
    let document = try JSONReader.read(instance)
    let evaluation = fixture.compiled.evaluate(document.root, annotations: ["x-reference"])
    return evaluation.annotations.map { annotation in
      "\(annotation.instance.pointer) \(annotation.value.string ?? "")"
    }
  }

  @Test(
    "annotations of unknown keywords are collected through every kind of applicator",
    arguments: [
      (#"{"x-reference": "root"}"#, "1", [" root"]),
      (#"{"properties": {"a": {"x-reference": "team"}}}"#, #"{"b": 1, "a": 2}"#, ["/a team"]),
      (
        #"{"patternProperties": {"^o": {"x-reference": "p"}}, "additionalProperties": {"x-reference": "q"}}"#,
        #"{"o": 1, "n": 2}"#, ["/o p", "/n q"]
      ),
      (
        #"{"prefixItems": [{"x-reference": "first"}], "items": {"x-reference": "rest"}}"#,
        "[1, 2, 3]", ["/0 first", "/1 rest", "/2 rest"]
      ),
      (##"{"$ref": "#/$defs/d", "$defs": {"d": {"x-reference": "def"}}}"##, "1", [" def"]),
      (#"{"allOf": [{"x-reference": "a"}, {"x-reference": "b"}]}"#, "1", [" a", " b"]),
      (
        #"{"oneOf": [{"type": "string", "x-reference": "s"}, {"type": "number", "x-reference": "n"}]}"#,
        "1", [" n"]
      ),
      (
        #"{"anyOf": [{"type": "number", "x-reference": "n"}, {"minimum": 1, "x-reference": "m"}]}"#,
        "1", [" n", " m"]
      ),
      (
        #"{"if": {"type": "string", "x-reference": "i"}, "then": {"x-reference": "t"}, "else": {"x-reference": "e"}}"#,
        #""s""#, [" i", " t"]
      ),
      (
        #"{"if": {"type": "string", "x-reference": "i"}, "then": {"x-reference": "t"}, "else": {"x-reference": "e"}}"#,
        "1", [" e"]
      ),
      (
        #"{"dependentSchemas": {"a": {"properties": {"b": {"x-reference": "d"}}}}}"#,
        #"{"a": 1, "b": 2}"#, ["/b d"]
      ),
      (#"{"contains": {"type": "string", "x-reference": "c"}}"#, #"[1, "s"]"#, ["/1 c"]),
      (#"{"not": {"not": {"x-reference": "never"}}}"#, "1", []),
      (
        #"{"properties": {"a": true}, "unevaluatedProperties": {"x-reference": "u"}}"#,
        #"{"a": 1, "b": 2}"#, ["/b u"]
      ),
      (
        #"{"anyOf": [{"properties": {"a": true}}], "unevaluatedProperties": {"x-reference": "u"}}"#,
        #"{"a": 1, "b": 2}"#, ["/b u"]
      ),
    ] as [(String, String, [String])])
  func applicators(schema: String, instance: String, expected: [String]) throws {
    #expect(try references(schema, instance) == expected)
  }

  @Test("a failing schema says nothing about its value, but does not silence its neighbours")
  func neighbours() throws {
    let schema = #"""
      {"properties": {"a": {"type": "string", "x-reference": "a"}, "b": {"x-reference": "b"}},
       "required": ["c"]}
      """#
    #expect(try references(schema, #"{"a": 1, "b": 2}"#) == ["/b b"])
  }

  @Test("only the keywords that are asked for are collected")
  func wanted() throws {
    let fixture = try SchemaFixture(#"{"title": "T", "x-a": 1, "default": 2}"#)
    let root = try JSONReader.read("1").root
    let keywords = fixture.compiled.evaluate(root, annotations: ["title", "x-a", "x-b"])
      .annotations.map(\.keyword)
    #expect(keywords == ["title", "x-a"])
    #expect(fixture.compiled.evaluate(root).annotations.isEmpty)
  }
}
