import Testing

/// Cases that are easy to get wrong; the official suite covers the rest.
struct KeywordTests {
  @Test(
    "keywords judge as the specification says",
    arguments: [
      // Lengths count Unicode scalars, whether the string is spelled plainly or with escapes.
      (#"{"maxLength": 2}"#, #""💩💩""#, true), (#"{"maxLength": 1}"#, #""\ud83d\udca9""#, true),
      (#"{"minLength": 2}"#, #""e\u0301""#, true), (#"{"minLength": 3}"#, #""e\u0301""#, false),
      // Names are compared by content, not by spelling or canonical equivalence.
      (#"{"properties": {"\u0061": {"type": "null"}}}"#, #"{"a": 1}"#, false),
      (#"{"required": ["\u00e9"]}"#, #"{"e\u0301": 1}"#, false),
      (#"{"enum": ["\u00e9"]}"#, #""\u00E9""#, true),
      (#"{"enum": ["\u00e9"]}"#, #""e\u0301""#, false),
      (#"{"const": {"a": 1, "b": [2]}}"#, #"{"b": [2.0], "a": 1}"#, true),
      (#"{"const": [true]}"#, "[1]", false), (#"{"enum": [[], {}]}"#, "[]", true),
      (#"{"enum": [null, false]}"#, "0", false), (#"{"enum": []}"#, "0", false),
      (#"{"uniqueItems": true}"#, #"[{"a": 1, "b": 2}, {"b": 2, "a": 1}]"#, false),
      (#"{"uniqueItems": true}"#, "[[1], [true], 1, true, \"1\", null, \"null\"]", true),
      (#"{"uniqueItems": true}"#, "[1,2,3,4,5,6,7,8,9,10,11,12,13,\"x\",\"\\u0078\"]", false),
      (#"{"contains": {"type": "string"}, "minContains": 0}"#, "[]", true),
      (#"{"contains": {"type": "string"}, "maxContains": 1}"#, #"["a", 1, "b"]"#, false),
      (#"{"minContains": 3}"#, "[]", true),
      (#"{"if": false, "else": {"type": "string"}}"#, "1", false),
      (#"{"then": false, "else": false}"#, "1", true),
      (#"{"propertyNames": {"pattern": "^[a-z]+$"}}"#, #"{"ab": 1, "Ab": 1}"#, false),
      (#"{"propertyNames": false}"#, "{}", true),
      (
        #"{"patternProperties": {"^a": {"type": "string"}, "b$": {"minLength": 2}}}"#,
        #"{"ab": "x"}"#, false
      ),
      (
        #"{"properties": {"a": true}, "patternProperties": {"^x": true}, "additionalProperties": false}"#,
        #"{"a": 1, "x1": 2}"#, true
      ),
      (#"{"required": ["a"], "additionalProperties": false}"#, #"{"a": 1}"#, false),
      (#"{"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}"#, #"{"a": 1}"#, false),
      (#"{"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}"#, #"{"c": 1}"#, false),
      (#"{"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}"#, #"{"c": 1, "d": 1}"#, true),
      (#"{"minProperties": 2}"#, #"{"a": {"b": 1}}"#, false),
      (#"{"format": "date"}"#, #""nonsense""#, true),
      (#"{"pattern": "^\\p{L}+$"}"#, #""Überé""#, true), (#"{"pattern": "^\\d$"}"#, #""٣""#, false),
      (#"{"pattern": "a"}"#, #""bab""#, true), (#"{"pattern": "^a$"}"#, #""a\n""#, false),
      // Places that only look like schemas.
      (##"{"const": {"$ref": "#/nowhere"}}"##, ##"{"$ref": "#/nowhere"}"##, true),
      (
        #"{"enum": [{"$id": "https://e.org/x"}], "$defs": {"a": {"$id": "https://e.org/x"}}}"#,
        #"{"$id": "https://e.org/x"}"#, true
      ),
      (##"{"$ref": "#/x-schemas/a", "x-schemas": {"a": {"type": "string"}}}"##, "1", false),
      (
        ##"{"$ref": "#/examples/0/items", "examples": [{"items": {"type": "string"}}]}"##, "1",
        false
      ),
      (##"{"$defs": {"a~b/c%": {"type": "string"}}, "$ref": "#/$defs/a~0b~1c%25"}"##, "1", false),
      (##"{"$ref": "#é", "$defs": {"a": {"$anchor": "e"}}}"##, "1", nil),
    ] as [(String, String, Bool?)])
  func keywords(schema: String, instance: String, isValid: Bool?) throws {
    guard let isValid else {
      #expect(try schemaError(schema) != nil)
      return
    }
    let fixture = try SchemaFixture(schema)
    #expect(try fixture.isValid(instance) == isValid)
    #expect(try fixture.failures(instance).isEmpty == isValid)
  }

  @Test(
    "what is evaluated is known beforehand or found out, with the same answer",
    arguments: [
      (#""properties": {"a": true}"#, #"{"a": 1}"#, true),
      (#""properties": {"a": true}"#, #"{"a": 1, "b": 1}"#, false),
      (#""patternProperties": {"^a": true}"#, #"{"ab": 1}"#, true),
      (#""additionalProperties": true"#, #"{"b": 1}"#, true),
      (#""required": ["b"]"#, #"{"b": 1}"#, false),
      (
        #""allOf": [{"properties": {"a": true}}, {"properties": {"b": true}}]"#,
        #"{"a": 1, "b": 1}"#, true
      ),
      (#""allOf": [{"patternProperties": {"^x": true}}]"#, #"{"x1": 1, "y": 1}"#, false),
      (##""$ref": "#/$defs/d", "$defs": {"d": {"properties": {"a": true}}}"##, #"{"a": 1}"#, true),
      (##""$ref": "#/$defs/d", "$defs": {"d": {"properties": {"a": true}}}"##, #"{"c": 1}"#, false),
      (#""not": {"not": {"properties": {"a": true}}}"#, #"{"a": 1}"#, false),
      (
        #""anyOf": [{"properties": {"a": {"type": "string"}}}, {"properties": {"b": true}}]"#,
        #"{"a": 1, "b": 1}"#, false
      ),
      (
        #""anyOf": [{"properties": {"a": true}}, {"properties": {"b": true}}]"#,
        #"{"a": 1, "b": 1}"#, true
      ),
      (
        #""if": {"properties": {"a": {"const": 1}}, "required": ["a"]}, "then": {"properties": {"b": true}}"#,
        #"{"a": 1, "b": 1}"#, true
      ),
      (
        #""if": {"properties": {"a": {"const": 1}}, "required": ["a"]}, "then": {"properties": {"b": true}}"#,
        #"{"a": 2, "b": 1}"#, false
      ),
      (
        #""properties": {"a": true, "b": true}, "if": {"required": ["a"]}, "then": {"properties": {"b": {"const": 1}}}"#,
        #"{"a": 1, "b": 1}"#, true
      ),
      (
        #""dependentSchemas": {"a": {"properties": {"a": true, "b": true}}}"#,
        #"{"a": 1, "b": 1}"#, true
      ),
      (
        #""oneOf": [{"properties": {"a": true}, "required": ["a"]}, {"required": ["b"]}]"#,
        #"{"b": 1}"#, false
      ),
    ] as [(String, String, Bool)])
  func unevaluatedProperties(keywords: String, instance: String, isValid: Bool) throws {
    // A dynamic reference, even to a schema that says nothing, forces the second to find out.
    let known = try SchemaFixture("{\(keywords), \"unevaluatedProperties\": false}")
    let found = try SchemaFixture(
      ##"{\##(keywords), "unevaluatedProperties": false, "$dynamicRef": "#x","##
        + ##" "contentSchema": {"$dynamicAnchor": "x"}}"##)
    for fixture in [known, found] {
      #expect(try fixture.isValid(instance) == isValid)
      #expect(try fixture.failures(instance).isEmpty == isValid)
    }
  }

  @Test("an object with many members keeps track of what is evaluated")
  func manyEvaluated() throws {
    let fixture = try SchemaFixture(
      #"""
      {"anyOf": [{"patternProperties": {"[02468]$": true}}, {"patternProperties": {"5$": true}}],
       "unevaluatedProperties": {"type": "string"}}
      """#)
    func object(_ odd: (Int) -> String) -> String {
      let members = (0..<300).map { "\"k\($0)\": \($0 % 2 == 0 || $0 % 10 == 5 ? "1" : odd($0))" }
      return "{\(members.joined(separator: ","))}"
    }
    #expect(try fixture.isValid(object { _ in "\"s\"" }))
    #expect(try !fixture.isValid(object { $0 == 297 ? "1" : "\"s\"" }))
    #expect(try fixture.failures(object { $0 == 297 ? "1" : "\"s\"" }).count == 1)
  }

  @Test(
    "unevaluated items follow prefixes, items, contains and branches",
    arguments: [
      (#"{"prefixItems": [true], "unevaluatedItems": false}"#, "[1]", true),
      (#"{"prefixItems": [true], "unevaluatedItems": false}"#, "[1, 2]", false),
      (
        #"{"allOf": [{"prefixItems": [true, true]}], "prefixItems": [true], "unevaluatedItems": false}"#,
        "[1, 2]", true
      ),
      (#"{"items": true, "unevaluatedItems": false}"#, "[1, 2]", true),
      (#"{"contains": {"const": 2}, "unevaluatedItems": false}"#, "[2, 2]", true),
      (#"{"contains": {"const": 2}, "unevaluatedItems": {"type": "null"}}"#, "[2, null, 2]", true),
      (#"{"contains": {"const": 2}, "unevaluatedItems": false}"#, "[2, 1]", false),
      (
        #"{"anyOf": [{"prefixItems": [true, {"const": 1}]}, {"prefixItems": [true]}], "unevaluatedItems": false}"#,
        "[0, 1]", true
      ),
      (
        #"{"anyOf": [{"prefixItems": [true, {"const": 1}]}, {"prefixItems": [true]}], "unevaluatedItems": false}"#,
        "[0, 2]", false
      ),
    ] as [(String, String, Bool)])
  func unevaluatedItems(schema: String, instance: String, isValid: Bool) throws {
    let fixture = try SchemaFixture(schema)
    #expect(try fixture.isValid(instance) == isValid)
    #expect(try fixture.failures(instance).isEmpty == isValid)
  }

  @Test("long lists of required names are looked up in large objects as in small ones")
  func manyRequired() throws {
    func names(_ range: Range<Int>) -> String {
      range.map { "\"n\($0)\"" }.joined(separator: ",")
    }
    func object(_ range: Range<Int>) -> String {
      "{" + range.map { "\"n\($0)\": 1" }.joined(separator: ",") + "}"
    }
    for count in [2, 20, 100] {
      let schema = try SchemaFixture("{\"required\": [\(names(0..<count))]}")
      #expect(try schema.isValid(object(0..<count + 20)))
      #expect(try !schema.isValid(object(1..<count + 20)))
      #expect(try !schema.isValid(object(0..<count - 1)))
      let dependent = try SchemaFixture(
        "{\"dependentRequired\": {\"n50\": [\(names(0..<count))], \"n51\": []}}")
      #expect(try dependent.isValid(object(0..<200)))
      #expect(try !dependent.isValid(object(1..<200)))
      #expect(try dependent.isValid(object(51..<90)))
    }
  }
}
