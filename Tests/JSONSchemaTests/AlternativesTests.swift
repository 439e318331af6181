import Documents
import JSONSchema
import Testing

struct AlternativesTests {
  private static let shapes = #"""
    {"oneOf": [
      {"properties": {"kind": {"const": "circle"}, "radius": {"type": "number"}},
       "required": ["kind", "radius"], "additionalProperties": false},
      {"properties": {"kind": {"const": "square"}, "side": {"type": "number"},
                      "label": {"type": "string"}},
       "required": ["kind", "side"], "additionalProperties": false}
    ]}
    """#

  @Test("the branch that a constant member selects is the one whose failures are told")
  func discriminator() throws {
    let fixture = try SchemaFixture(Self.shapes)
    #expect(
      try fixture.summaries(#"{"kind": "square", "side": "2", "label": 4}"#) == [
        "'2' is a string, not a number", "4 is a number, not a string",
      ])
    #expect(
      try fixture.summaries(#"{"kind": "circle", "side": 2, "label": "x"}"#) == [
        "the key 'radius' is missing", "unknown key 'side'", "unknown key 'label'",
      ])
  }

  @Test("a value that no branch has for its discriminator is compared with those of all branches")
  func unknownDiscriminator() throws {
    let fixture = try SchemaFixture(Self.shapes)
    #expect(
      try fixture.summaries(#"{"kind": "sqare", "side": 2}"#) == [
        "'sqare' is not one of 'circle', 'square'"
      ])
    #expect(
      try fixture.remedies(#"{"kind": "sqare", "side": 2}"#) == ["did you mean 'square'?"])
  }

  @Test("without a discriminator, the branch with the fewest failures is told")
  func fewest() throws {
    let fixture = try SchemaFixture(
      #"""
      {"anyOf": [{"required": ["a", "b", "c"]}, {"required": ["x", "y"]}, {"type": "string"}]}
      """#)
    #expect(try fixture.summaries(#"{"x": 1}"#) == ["the key 'y' is missing"])
  }

  @Test("branches that only differ in type are told as one list of types")
  func types() throws {
    let fixture = try SchemaFixture(
      #"{"anyOf": [{"type": "string"}, {"type": ["null", "string"]}, {"type": "array"}]}"#)
    #expect(try fixture.summaries("4") == ["4 is a number, not a string or null or an array"])
  }

  @Test("several branches that fit are told by number")
  func several() throws {
    let fixture = try SchemaFixture(#"{"oneOf": [{"minimum": 1}, {"minimum": 9}, {"maximum": 8}]}"#)
    let failure = try #require(try fixture.failures("4").first)
    guard case .oneOfSeveral(let matching) = failure.kind else {
      Issue.record("\(failure.kind)")
      return
    }
    #expect(matching == [0, 2])
  }

  @Test("alternatives inside alternatives lead to the innermost cause")
  func nested() throws {
    let fixture = try SchemaFixture(
      #"""
      {"anyOf": [
        {"type": "string"},
        {"properties": {"list": {"items": {"anyOf": [{"type": "null"}, {"type": "object",
          "properties": {"n": {"minimum": 1}}}]}}}}
      ]}
      """#)
    let failure = try #require(try fixture.failures(#"{"list": [null, {"n": 0}]}"#).first)
    #expect(failure.innermost.summary == "0 is below the minimum 1")
    #expect(
      failure.innermost.keywordLocation.description
        == "/anyOf/1/properties/list/items/anyOf/1/properties/n/minimum")
  }

  @Test("what the best branch knows is not reported as unknown")
  func evaluatedByBestBranch() throws {
    let fixture = try SchemaFixture(
      #"""
      {"properties": {"kind": true}, "unevaluatedProperties": false, "oneOf": [
        {"properties": {"kind": {"const": "a"}, "n": {"type": "number"}}},
        {"properties": {"kind": {"const": "b"}, "m": {"type": "number"}}}
      ]}
      """#)
    #expect(
      try fixture.summaries(#"{"kind": "b", "m": "1"}"#) == ["'1' is a string, not a number"])
    #expect(try fixture.isValid(#"{"kind": "b", "m": 1}"#))
    #expect(try fixture.summaries(#"{"kind": "b", "n": 1}"#) == ["unknown key 'n'"])
  }
}
