import Documents
import JSONSchema
import Testing

struct CoverageTests {
  /// Definitions that refer twice to the next one each, down to the last.
  private static func diamonds(_ keyword: String, last: String) -> String {
    let levels = (0..<60).map { level in
      ##""d\##(level)": {"\##(keyword)": [{"$ref": "#/$defs/d\##(level + 1)"}, {"$ref": "#/$defs/d\##(level + 1)"}]}"##
    }
    return "{" + levels.joined(separator: ",") + ", \"d60\": \(last)}"
  }

  @Test("what schemas evaluate is found out once for each, however many ways lead there")
  func diamonds() throws {
    let members = Self.diamonds("allOf", last: #"{"properties": {"a": {}}}"#)
    _ = try SchemaFixture(
      ##"{"$ref": "#/$defs/d0", "unevaluatedProperties": false, "$defs": \##(members)}"##)
    let elements = Self.diamonds("anyOf", last: #"{"prefixItems": [{}]}"#)
    _ = try SchemaFixture(
      ##"{"$ref": "#/$defs/d0", "unevaluatedItems": false, "$defs": \##(elements)}"##)
  }

  @Test(
    "a long chain of references is followed without recursion",
    arguments: ["unevaluatedProperties", "unevaluatedItems"])
  func longChain(keyword: String) throws {
    let links = (0..<10_000).map { ##""d\##($0)": {"$ref": "#/$defs/d\##($0 + 1)"}"## }
    let definitions = "{\(links.joined(separator: ",")), \"d10000\": {}}"
    _ = try SchemaFixture(
      ##"{"$ref": "#/$defs/d0", "\##(keyword)": false, "$defs": \##(definitions)}"##,
      checkMetaSchema: false)
  }

  @Test(
    "what a schema evaluates on one way for certain and on another perhaps, it evaluates for certain",
    arguments: [
      ##"{"anyOf": [{"$ref": "#/$defs/a"}, {}], "allOf": [{"$ref": "#/$defs/a"}]}"##,
      ##"{"allOf": [{"$ref": "#/$defs/a"}], "anyOf": [{"$ref": "#/$defs/a"}, {}]}"##,
      ##"{"if": {"$ref": "#/$defs/a"}, "$ref": "#/$defs/a"}"##,
    ])
  func bothWays(body: String) throws {
    let schema = try SchemaFixture(
      body.dropLast()
        + #", "unevaluatedProperties": false, "$defs": {"a": {"properties": {"a": {}}}}}"#)
    #expect(try schema.isValid(#"{"a": 1}"#))
    #expect(try !schema.isValid(#"{"a": 1, "b": 2}"#))
  }

  @Test(
    "nothing is left over where a schema evaluates everything, nor where one perhaps does",
    arguments: [
      (##"{"$ref": "#/$defs/all"}"##, true), (##"{"anyOf": [{"$ref": "#/$defs/all"}]}"##, true),
      (##"{"anyOf": [{"$ref": "#/$defs/all"}, true]}"##, true),
      (##"{"anyOf": [{"$ref": "#/$defs/none"}, true]}"##, false),
      (##"{"anyOf": [{"$ref": "#/$defs/none"}, {"$ref": "#/$defs/a"}]}"##, false),
    ])
  func everything(body: String, isValid: Bool) throws {
    let definitions = ##"""
      {"all": {"unevaluatedProperties": true, "unevaluatedItems": true, "properties": {"b": {}}},
       "none": {"required": ["z"], "minItems": 9, "additionalProperties": true, "items": true},
       "a": {"properties": {"a": {}}}}
      """##
    let schema = try SchemaFixture(
      body.dropLast()
        + ##", "unevaluatedProperties": false, "unevaluatedItems": false, "$defs": \##(definitions)}"##
    )
    #expect(try schema.isValid(#"{"a": 1, "c": 2}"#) == isValid)
    #expect(try schema.isValid("[1]") == isValid)
  }
}
