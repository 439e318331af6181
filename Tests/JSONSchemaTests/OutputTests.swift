import Documents
import JSONSchema
import Testing

/// JSON Schema Core 2020-12, section 12.
struct OutputTests {
  private static let route = """
    {
      "$id": "https://example.org/route",
      "title": "A route",
      "type": "array",
      "items": {"$ref": "#/$defs/stop"},
      "minItems": 3,
      "$defs": {
        "stop": {
          "type": "object",
          "properties": {"name": {"type": "string"}, "minute": {"type": "integer"}},
          "required": ["name", "minute"],
          "additionalProperties": false
        }
      }
    }
    """
  private static let wrongRoute = #"[{"name": "A", "minute": 1}, {"name": "B", "platform": 2}]"#

  @Test("flag tells nothing but whether") func flag() throws {
    let fixture = try OutputFixture(Self.route)
    #expect(try fixture.output(.flag, Self.wrongRoute) == json(#"{"valid": false}"#))
    #expect(try fixture.output(.flag, "[{},{},{}]") == json(#"{"valid": false}"#))
    #expect(try OutputFixture("true").output(.flag, "1") == json(#"{"valid": true}"#))
  }

  @Test("detailed joins errors at their nearest common place") func detailed() throws {
    let expected = """
      {
        "valid": false,
        "keywordLocation": "",
        "absoluteKeywordLocation": "https://example.org/route#",
        "instanceLocation": "",
        "errors": [
          {
            "valid": false,
            "keywordLocation": "/items/$ref",
            "absoluteKeywordLocation": "https://example.org/route#/$defs/stop",
            "instanceLocation": "/1",
            "errors": [
              {
                "valid": false,
                "keywordLocation": "/items/$ref/required",
                "absoluteKeywordLocation": "https://example.org/route#/$defs/stop/required",
                "instanceLocation": "/1",
                "error": "the key 'minute' is missing"
              },
              {
                "valid": false,
                "keywordLocation": "/items/$ref/additionalProperties",
                "absoluteKeywordLocation": "https://example.org/route#/$defs/stop/additionalProperties",
                "instanceLocation": "/1/platform",
                "error": "unknown key 'platform'"
              }
            ]
          },
          {
            "valid": false,
            "keywordLocation": "/minItems",
            "absoluteKeywordLocation": "https://example.org/route#/minItems",
            "instanceLocation": "",
            "error": "2 elements where at least 3 must be"
          }
        ]
      }
      """
    #expect(try OutputFixture(Self.route).output(.detailed, Self.wrongRoute) == json(expected))
  }

  @Test("basic lists the same places, one after another") func basic() throws {
    let errors = try OutputFixture(Self.route).errors(Self.wrongRoute)
    #expect(
      errors == [
        "/items/$ref at /1": "the value does not fit what applies here",
        "/items/$ref/required at /1": "the key 'minute' is missing",
        "/items/$ref/additionalProperties at /1/platform": "unknown key 'platform'",
        "/minItems": "2 elements where at least 3 must be",
      ])
  }

  @Test("the whole schema stays the root of a detailed tree with one error") func oneError() throws
  {
    let output = try OutputFixture(#"{"allOf": [{"type": "string"}, {"minLength": 2}]}"#)
      .output(.detailed, "1")
    #expect(output["keywordLocation"]?.string == "")
    #expect(
      output["errors"]?.elements.map { $0["keywordLocation"]?.string } == ["/allOf/0/type"])
  }

  @Test("verbose leaves out neither what held nor what did not matter") func verbose() throws {
    let schema = """
      {"anyOf": [{"type": "string"}, {"title": "a number", "minimum": 2}], "not": {"const": 7}}
      """
    func unit(_ location: String, _ rest: String) -> String {
      """
      {"valid": \(rest.hasPrefix("-") ? "false" : "true"), "keywordLocation": "\(location)",
       "absoluteKeywordLocation": "https://example.org/schema#\(location)", "instanceLocation": ""
       \(rest.hasPrefix("-") ? String(rest.dropFirst()) : rest)}
      """
    }
    let typed = unit("/anyOf/0/type", #"-, "error": "3 is a number, not a string""#)
    let text = unit("/anyOf/0", #"-, "errors": [\#(typed)]"#)
    let named = unit("/anyOf/1/title", #", "annotation": "a number""#)
    let least = unit("/anyOf/1/minimum", "")
    let number = unit("/anyOf/1", #", "annotations": [\#(named), \#(least)]"#)
    let either = unit("/anyOf", #", "annotations": [\#(text), \#(number)]"#)
    let seven = unit("/not/const", #"-, "error": "3 is not 7""#)
    let forbidden = unit("/not", #"-, "errors": [\#(seven)]"#)
    let not = unit("/not", #", "annotations": [\#(forbidden)]"#)
    let root = unit("", #", "annotations": [\#(either), \#(not)]"#)
    #expect(try OutputFixture(schema).output(.verbose, "3") == json(root))
  }

  @Test("a schema that fails takes its annotations with it, wherever they come from")
  func silenced() throws {
    let schema = """
      {
        "title": "outer", "required": ["a"],
        "properties": {"b": {"title": "inner", "readOnly": true}}
      }
      """
    for format in [OutputFormat.basic, .detailed, .verbose] {
      let output = try OutputFixture(schema).output(format, #"{"b": 1}"#)
      #expect(!JSONWriter.text(output).contains("\"annotation\""))
    }
    #expect(try OutputFixture(schema).annotations(#"{"a": 0, "b": 1}"#).count == 4)
  }

  @Test("a branch that fails says nothing though another holds") func failedBranch() throws {
    let schema = """
      {
        "oneOf": [{"title": "text", "type": "string"}, {"title": "number", "type": "number"}],
        "not": {"not": {"title": "never heard"}},
        "if": {"title": "asked", "const": 1}, "else": {"title": "otherwise"}
      }
      """
    #expect(
      try OutputFixture(schema).annotations("2")
        == ["/oneOf/1/title": "number", "/else/title": "otherwise"])
    #expect(
      try OutputFixture(schema).annotations("1")
        == ["/oneOf/1/title": "number", "/if/title": "asked"])
  }

  @Test("basic names the keywords that held, with or without an annotation") func held() throws {
    let output = try OutputFixture(#"{"type": "integer", "default": 4, "$comment": "no"}"#)
      .output(.basic, "5")
    #expect(
      output["annotations"]?.elements.map { $0["keywordLocation"]?.string }
        == ["/type", "/default"])
    #expect(output["errors"] == nil)
  }

  @Test("names with special characters are escaped in pointers and in URIs") func escaping() throws
  {
    let schema = ##"{"$id": "https://example.org/s", "properties": {"a/b~c %": {"type": "null"}}}"##
    let output = try OutputFixture(schema).output(.basic, #"{"a/b~c %": 1}"#)
    let unit = try #require(output["errors"]?.elements.first)
    #expect(unit["keywordLocation"]?.string == "/properties/a~1b~0c %/type")
    #expect(
      unit["absoluteKeywordLocation"]?.string
        == "https://example.org/s#/properties/a~1b~0c%20%25/type")
    #expect(unit["instanceLocation"]?.string == "/a~1b~0c %")
  }

  @Test("absolute locations follow references, identifiers and anchors")
  func absoluteLocations() throws {
    let schema = """
      {
        "$dynamicAnchor": "node",
        "properties": {
          "left": {"$dynamicRef": "#node"},
          "size": {"$ref": "parts/size#whole"}
        },
        "required": ["size"],
        "$defs": {"size": {"$id": "parts/size", "$anchor": "whole", "type": "integer"}}
      }
      """
    let fixture = try OutputFixture(schema, base: "file:///schemas/tree.json")
    let output = try fixture.output(.basic, #"{"left": {"size": 1.5}, "size": "x"}"#)
    let places = output["errors"]?.elements.compactMap { $0["absoluteKeywordLocation"]?.string }
    #expect(
      places == [
        "file:///schemas/tree.json#/properties", "file:///schemas/parts/size#/type",
        "file:///schemas/parts/size#/type",
      ])
    let missing = try fixture.output(.basic, #"{"left": {}, "size": 1}"#)
    #expect(
      missing["errors"]?.elements.compactMap { $0["keywordLocation"]?.string }
        == ["/properties/left/$dynamicRef/required"])
  }

  @Test(
    "errors stand where they arise",
    arguments: [
      (#"{"const": 1}"#, "2", ["/const": "2 is not 1"]),
      (#"{"not": {}}"#, "2", ["/not": "2 is just what must not be here"]),
      (
        #"{"required": ["a", "b"]}"#, "{}",
        ["/required": "the key 'a' is missing; the key 'b' is missing"]
      ),
      (
        #"{"dependentRequired": {"a": ["b"]}}"#, #"{"a": 1}"#,
        ["/dependentRequired": "the key 'b' is missing, which 'a' asks for"]
      ),
      (
        #"{"dependencies": {"a": ["b"], "c": {"minProperties": 9}, "d": {}}}"#,
        #"{"a": 1, "c": 1, "d": 1}"#,
        [
          "/dependencies": "the key 'b' is missing, which 'a' asks for",
          "/dependencies/c/minProperties": "3 keys where at least 9 must be",
        ]
      ),
      (
        #"{"uniqueItems": true}"#, "[1, 2, 1.0]", ["/uniqueItems": "1.0 repeats an earlier element"]
      ),
      (
        #"{"contains": {"const": 1}, "minContains": 2, "maxContains": 3}"#, "[1, 2]",
        ["/minContains": "1 element of the kind that must be present, at least 2 needed"]
      ),
      (
        #"{"contains": {"const": 1}, "maxContains": 1}"#, "[1, 1]",
        ["/maxContains": "2 elements of a kind that may be present at most 1 times"]
      ),
      (
        #"{"propertyNames": {"maxLength": 1}}"#, #"{"ab": 1}"#,
        ["/propertyNames/maxLength": "'ab' has 2 characters, at most 1 are allowed"]
      ),
      (
        #"{"oneOf": [{"type": "number"}, {"minimum": 1}, {"type": "null"}]}"#, "2",
        ["/oneOf": "2 has 2 of the allowed forms where it must have exactly one"]
      ),
      (
        #"{"if": {"type": "number"}, "then": {"minimum": 3}}"#, "2",
        ["/then/minimum": "2 is below the minimum 3"]
      ),
      (
        #"{"prefixItems": [true, {"type": "null"}], "items": false}"#, "[1, 2, 3]",
        [
          "/prefixItems/1/type at /1": "2 is a number, not null",
          "/items at /2": "element 3, 3, is one too many",
        ]
      ),
      (
        #"{"properties": {"a": true}, "unevaluatedProperties": {"type": "null"}}"#,
        #"{"a": 1, "b": 2}"#,
        ["/unevaluatedProperties/type at /b": "2 is a number, not null"]
      ),
      (
        #"{"anyOf": [{"prefixItems": [true]}, false], "unevaluatedItems": false}"#, "[1, 2]",
        ["/unevaluatedItems at /1": "element 2, 2, is one too many"]
      ),
    ])
  func errors(schema: String, instance: String, expected: [String: String]) throws {
    #expect(try OutputFixture(schema).errors(instance) == expected)
  }

  @Test("what has no answer is invalid, with the reason") func unanswered() throws {
    let deep = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
    let items = (0..<6).reduce("{\"$dynamicRef\": \"#a\"}") { inner, _ in "{\"anyOf\": [\(inner)]}"
    }
    let fixture = try OutputFixture(
      #"{"$dynamicAnchor": "a", "items": \#(items)}"#)
    let output = try fixture.output(.verbose, deep)
    #expect(output["valid"]?.boolean == false)
    #expect(
      output["error"]?.string == "schemas nested deeper than 2000 levels apply here")
    #expect(output["errors"] == nil)
    let document = try JSONReader.read(deep)
    #expect(
      fixture.compiled.output(.flag, of: document.root, base: "").problem
        == .tooDeep(limit: 2000))
  }

  @Test("what is nested too deep to be told is judged all the same") func deep() throws {
    let fixture = try OutputFixture(
      ##"{"items": {"$ref": "#"}, "anyOf": [{"type": "array"}, {"const": 1}]}"##)
    func nested(_ innermost: String) -> String {
      String(repeating: "[", count: 400) + innermost + String(repeating: "]", count: 400)
    }
    for format in OutputFormat.allCases {
      #expect(try fixture.output(format, nested("1"))["valid"]?.boolean == true)
      #expect(try fixture.output(format, nested("2"))["valid"]?.boolean == false)
    }
    let errors = try fixture.errors(nested("2"))
    #expect(errors.values.contains("the value does not fit; more is nested too deep"))
  }
}
