import Documents
import JSONSchema
import Testing

struct MessageTests {
  @Test(
    "a failure is put in words that quote the value and say what is expected",
    arguments: [
      (
        #"{"enum": ["draft", "released"]}"#, #""relased""#,
        "'relased' is not one of 'draft', 'released'", "did you mean 'released'?"
      ),
      (#"{"enum": ["only"]}"#, "3", "3 is not 'only'", nil),
      (#"{"enum": ["1", "2"]}"#, "2", "2 is not one of '1', '2'", "put it in quotes"),
      (
        #"{"const": "registrar/v1"}"#, #""registrar/v2""#,
        "'registrar/v2' is not 'registrar/v1'", "write 'registrar/v1'"
      ),
      (#"{"type": "integer"}"#, "2.5", "2.5 is a number, not an integer", nil),
      (
        #"{"type": "integer"}"#, #""25""#, "'25' is a string, not an integer",
        "write it without quotes"
      ),
      (
        #"{"type": "string"}"#, "1.10", "1.10 is a number, not a string",
        "put it in quotes to make it a string"
      ),
      (#"{"type": ["string", "null"]}"#, "[1]", "expected a string or null, found an array", nil),
      (#"{"type": "object"}"#, "null", "expected an object, found null", nil),
      (#"{"minimum": 1}"#, "0.5", "0.5 is below the minimum 1", nil),
      (#"{"exclusiveMinimum": 1}"#, "1", "1 is not above 1", nil),
      (#"{"maximum": 1}"#, "1.01", "1.01 is above the maximum 1", nil),
      (#"{"exclusiveMaximum": 1}"#, "1", "1 is not below 1", nil),
      (#"{"multipleOf": 0.01}"#, "0.005", "0.005 is not a multiple of 0.01", nil),
      (#"{"minLength": 3}"#, #""ab""#, "'ab' has 2 characters, at least 3 are needed", nil),
      (#"{"maxLength": 1}"#, #""ab""#, "'ab' has 2 characters, at most 1 are allowed", nil),
      (
        #"{"pattern": "^[a-z]+$", "examples": ["abc"]}"#, #""A""#,
        "'A' does not match the pattern '^[a-z]+$'", "for example 'abc'"
      ),
      (#"{"format": "date"}"#, #""2026-02-30""#, "'2026-02-30' is no valid date", nil),
      (#"{"minItems": 1}"#, "[]", "no elements where at least 1 must be", nil),
      (#"{"maxItems": 1}"#, "[1, 2]", "2 elements where at most 1 may be", nil),
      (#"{"uniqueItems": true}"#, "[1, 2, 1.0]", "1.0 repeats an earlier element", "remove it"),
      (
        #"{"contains": {"const": 1}}"#, "[2]",
        "no element is of the kind that must be present", nil
      ),
      (
        #"{"prefixItems": [true], "items": false}"#, "[1, 2]",
        "element 2, 2, is one too many", "remove it"
      ),
      (#"{"minProperties": 1}"#, "{}", "no keys where at least 1 must be", nil),
      (
        #"{"properties": {"owner": {"description": "the team that answers"}}, "required": ["owner"]}"#,
        "{}", "the key 'owner' is missing", "add the key 'owner': the team that answers"
      ),
      (
        #"{"dependentRequired": {"a": ["b"]}}"#, #"{"a": 1}"#,
        "the key 'b' is missing, which 'a' asks for", "add the key 'b'"
      ),
      (
        #"{"properties": {"owner": true}, "additionalProperties": false}"#, #"{"onwer": 1}"#,
        "unknown key 'onwer'", "did you mean 'owner'?"
      ),
      (
        #"{"properties": {"owner": true}, "unevaluatedProperties": false}"#, #"{"zzzzzz": 1}"#,
        "unknown key 'zzzzzz'", "remove it, or use one of 'owner'"
      ),
      (#"{"not": {"type": "string"}}"#, #""x""#, "'x' is just what must not be here", nil),
      (
        #"{"properties": {"x": false}}"#, #"{"x": 1}"#,
        "nothing is allowed here, but there is 1", nil
      ),
    ] as [(String, String, String, String?)])
  func words(schema: String, instance: String, summary: String, remedy: String?) throws {
    let fixture = try SchemaFixture(schema, assertFormats: true)
    #expect(try fixture.summaries(instance) == [summary])
    #expect(try fixture.remedies(instance) == [remedy])
  }

  @Test("one failure is told for each missing key, in the order of the schema")
  func missingKeys() throws {
    let fixture = try SchemaFixture(#"{"required": ["b", "a"]}"#)
    #expect(
      try fixture.summaries("{}") == ["the key 'b' is missing", "the key 'a' is missing"])
  }

  @Test("failures come in the order of the document and point at the value or the key")
  func order() throws {
    let fixture = try SchemaFixture(
      #"""
      {"properties": {"a": {"type": "string"}, "b": {"items": {"minimum": 3}}},
       "additionalProperties": false}
      """#)
    let text = #"{"b": [4, 2], "zz": 1, "a": 5}"#
    let spellings = try fixture.failures(text).map { failure in
      String(decoding: Array(text.utf8)[failure.instance.range.bytes], as: UTF8.self)
    }
    #expect(spellings == ["2", #""zz""#, "5"])
  }

  @Test("a value of the wrong type gets no remarks about its content")
  func typeFirst() throws {
    let fixture = try SchemaFixture(
      #"{"type": "object", "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#)
    #expect(try fixture.summaries("3") == ["3 is a number, not an object"])
  }

  @Test("a schema that fails by reference does not make its keys unknown")
  func failingReference() throws {
    let fixture = try SchemaFixture(
      #"""
      {"$ref": "#/$defs/named", "properties": {"x": true}, "unevaluatedProperties": false,
       "$defs": {"named": {"properties": {"name": {"type": "string"}}}}}
      """#)
    #expect(try fixture.summaries(#"{"name": 1, "x": 2}"#) == ["1 is a number, not a string"])
    #expect(
      try fixture.remedies(#"{"nmae": "n"}"#) == ["did you mean 'name'?"])
  }

  @Test("long values and long lists are shortened")
  func shortening() throws {
    let values = (0..<40).map { "\"value\($0)\"" }.joined(separator: ",")
    let fixture = try SchemaFixture("{\"enum\": [\(values)]}")
    let long = String(repeating: "x", count: 500)
    let summary = try #require(try fixture.summaries("\"\(long)\"").first)
    #expect(summary.hasSuffix("'value11' and 28 more"))
    #expect(summary.count < 300)
  }
}
