import Documents
import JSONSchema
import Testing

/// What outputs say of schemas of older drafts, by the words of the specifications of each.
struct DraftOutputTests {
  private static let headers = [
    "04": ##""$schema": "http://json-schema.org/draft-04/schema#""##,
    "06": ##""$schema": "http://json-schema.org/draft-06/schema#""##,
    "07": ##""$schema": "http://json-schema.org/draft-07/schema#""##,
    "2019-09": #""$schema": "https://json-schema.org/draft/2019-09/schema""#,
  ]

  private static func fixture(_ draft: String, _ schema: String) throws -> OutputFixture {
    let header = try #require(headers[draft])
    return try OutputFixture("{\(header), " + schema.dropFirst())
  }

  @Test(
    "errors stand where the keywords of the draft stand",
    arguments: [
      (
        "07", #"{"items": [{"type": "null"}]}"#, "[1]",
        ["/items/0/type at /0": "1 is a number, not null"]
      ),
      (
        "07", #"{"items": [{}], "additionalItems": false}"#, "[1, 2]",
        ["/additionalItems at /1": "element 2, 2, is one too many"]
      ),
      (
        "2019-09", #"{"items": [{}], "additionalItems": {"type": "null"}}"#, "[1, 2]",
        ["/additionalItems/type at /1": "2 is a number, not null"]
      ),
      (
        "06", #"{"contains": {"const": 2}}"#, "[1]",
        [
          "/contains": "no element is of the kind that must be present",
          "/contains/const at /0": "1 is not 2",
        ]
      ),
      ("04", #"{"maximum": 1, "exclusiveMaximum": true}"#, "1", ["/maximum": "1 is not below 1"]),
      ("04", #"{"minimum": 1, "exclusiveMinimum": true}"#, "1", ["/minimum": "1 is not above 1"]),
      (
        "2019-09", #"{"contains": {"const": 2}, "maxContains": 1}"#, "[2, 2]",
        ["/maxContains": "2 elements of a kind that may be present at most 1 times"]
      ),
      // Before 2020-12 `contains` leaves nothing evaluated.
      (
        "2019-09", #"{"contains": {"const": 2}, "unevaluatedItems": false}"#, "[2]",
        ["/unevaluatedItems at /0": "element 1, 2, is one too many"]
      ),
      // Two references in one schema, each of which leads elsewhere.
      (
        "2019-09",
        ##"""
        {"$recursiveAnchor": true, "type": "array", "items": {
          "$recursiveRef": "#", "$ref": "#/$defs/short"}, "$defs": {"short": {"maxItems": 1}}}
        """##,
        "[7, [[], []]]",
        [
          "/items/$recursiveRef/type at /0": "7 is a number, not an array",
          "/items/$ref/maxItems at /1": "2 elements where at most 1 may be",
        ]
      ),
      (
        "2019-09",
        ##"""
        {"type": "array", "items": {"$recursiveRef": "#", "$ref": "#/$defs/short"},
          "$defs": {"short": {"maxItems": 1}}}
        """##,
        "[[[], []], 7]",
        [
          "/items/$ref/maxItems at /0": "2 elements where at most 1 may be",
          "/items/$recursiveRef/type at /1": "7 is a number, not an array",
        ]
      ),
    ])
  func errors(draft: String, schema: String, instance: String, expected: [String: String]) throws {
    // What only joins the errors of one value or of several is no concern here.
    let errors = try Self.fixture(draft, schema).errors(instance)
      .filter { $0.value != "the value does not fit what applies here" }
    #expect(errors == expected)
  }

  @Test(
    "only the keywords of the draft are told as held",
    arguments: [
      // Beside a reference nothing else is a keyword (Draft 07, Core, section 8.3).
      (
        "07",
        ##"{"definitions": {"a": {"minimum": 1}}, "allOf": [{"$ref": "#/definitions/a", "title": "t", "type": "null"}]}"##,
        "1", ["/allOf", "/allOf/0/$ref", "/allOf/0/$ref/minimum"]
      ),
      ("04", #"{"id": "https://example.org/old", "minimum": 1}"#, "1", ["/minimum"]),
      ("06", #"{"id": "unknown", "$id": "https://example.org/old"}"#, "1", ["/id"]),
      ("2019-09", #"{"$recursiveAnchor": true, "minimum": 1}"#, "1", ["/minimum"]),
      ("04", #"{"maximum": 1, "exclusiveMaximum": true}"#, "0", ["/maximum"]),
      ("07", #"{"items": {"minimum": 0}, "additionalItems": false}"#, "[]", ["/items"]),
      ("07", #"{"items": [{}], "additionalItems": {}}"#, "[1, 2]", ["/items", "/additionalItems"]),
      ("06", #"{"if": {}, "then": {}, "contains": {}}"#, "[1]", ["/if", "/then", "/contains"]),
      ("06", #"{"contains": {}, "minContains": 5}"#, "[1]", ["/contains", "/minContains"]),
      ("2019-09", #"{"contains": {}, "minContains": 1}"#, "[1]", ["/contains", "/minContains"]),
    ])
  func held(draft: String, schema: String, instance: String, expected: [String]) throws {
    let output = try Self.fixture(draft, schema).output(.basic, instance)
    #expect(
      output["annotations"]?.elements.compactMap { $0["keywordLocation"]?.string }
        == expected)
  }

  @Test("the keywords that older drafts have for elements annotate as their successors do")
  func annotations() throws {
    let fixture = try Self.fixture("2019-09", #"{"items": [{}, {}], "additionalItems": {}}"#)
    #expect(try fixture.annotations("[1, 2, 3]") == ["/items": 1, "/additionalItems": true])
    #expect(try fixture.annotations("[1, 2]") == ["/items": true])
    // There `contains` does not say which elements it matched.
    let contains = try Self.fixture("2019-09", #"{"contains": {}}"#)
    #expect(try contains.annotations("[1]") == [:])
  }
}
