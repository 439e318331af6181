import Documents
import JSONSchema
import Testing

struct SchemaErrorTests {
  @Test(
    "a schema that cannot be used is refused, with the reason and the place",
    arguments: [
      (
        ##"{"$ref": "#/$defs/no"}"##, "the reference '#/$defs/no' leads to no known schema",
        "/$ref"
      ),
      (
        #"{"$id": "https://e.org/a", "properties": {"b": {"$ref": "b.json#x"}}}"#,
        "the reference 'https://e.org/b.json#x' leads to no known schema", "/properties/b/$ref"
      ),
      (
        #"{"type": "strng"}"#,
        "the schema breaks its meta-schema: 'strng' is not one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'",
        "/type"
      ),
      (
        #"{"properties": {"a": {"minLength": -1}}}"#,
        "the schema breaks its meta-schema: -1 is below the minimum 0",
        "/properties/a/minLength"
      ),
      (
        "[]", "the schema breaks its meta-schema: expected an object or a boolean, found an array",
        ""
      ),
      (#"{"pattern": "("}"#, "malformed regular expression: '(' is never closed", "/pattern"),
      (
        #"{"patternProperties": {"[": true}}"#, "malformed regular expression: '[' is never closed",
        "/patternProperties/["
      ),
      (
        #"{"$schema": "https://e.org/none"}"#, "the dialect 'https://e.org/none' is not known",
        "/$schema"
      ),
      (
        #"{"$defs": {"a": {"$id": "x"}, "b": {"$id": "x"}}}"#,
        "the identifier 'x' is used twice in one document", "/$defs/b/$id"
      ),
      (
        #"{"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}}"#,
        "the identifier '#x' is used twice in one document", "/$defs/b/$anchor"
      ),
      (#"{"$id": "https://e.org/a#b"}"#, "the '$id' 'https://e.org/a#b' has a fragment", "/$id"),
      (
        ##"{"$ref": "#/examples/0", "examples": [3]}"##,
        "number where a schema (object or boolean) must stand", "/examples/0"
      ),
    ])
  func refusals(schema: String, summary: String, pointer: String) throws {
    let error = try #require(try schemaError(schema))
    #expect(error.summary == summary)
    #expect(error.location?.pointer.description == pointer)
  }

  @Test(
    "schemas that refer to themselves without end are refused",
    arguments: [
      ##"{"$ref": "#"}"##,
      ##"{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}, "$ref": "#/$defs/a"}"##,
      ##"{"if": true, "then": {"not": {"$ref": "#"}}}"##,
    ])
  func loops(schema: String) throws {
    let error = try #require(try schemaError(schema))
    guard case .infiniteReference(let locations) = error.reason else {
      Issue.record("\(error.reason)")
      return
    }
    #expect(!locations.isEmpty)
  }

  @Test("recursion that goes down into the instance is no loop")
  func recursion() throws {
    let tree = try SchemaFixture(
      ##"{"properties": {"next": {"$ref": "#"}}, "additionalProperties": false}"##)
    #expect(try tree.isValid(#"{"next": {"next": {}}}"#))
    #expect(try !tree.isValid(#"{"next": {"nxt": {}}}"#))
  }

  @Test(
    "a dynamic reference that can only lead back is a loop",
    arguments: [
      ##"{"$dynamicAnchor": "a", "$dynamicRef": "#a"}"##,
      ##"{"$dynamicAnchor": "a", "anyOf": [{"$dynamicRef": "#a"}, {"$dynamicRef": "#a"}]}"##,
    ])
  func dynamicLoop(schema: String) throws {
    do {
      _ = try SchemaFixture(schema)
      Issue.record("the schema compiles")
    } catch let error as SchemaError {
      guard case .infiniteReference(let locations) = error.reason else {
        Issue.record("\(error.reason)")
        return
      }
      #expect(locations.first == "#")
    }
  }

  @Test("a URI that two documents claim cannot be referred to")
  func ambiguity() throws {
    let others = [
      "https://e.org/1": #"{"$id": "https://e.org/same", "type": "string"}"#,
      "https://e.org/2": #"{"$id": "https://e.org/same", "type": "number"}"#,
    ]
    let error = try #require(
      try schemaError(#"{"$ref": "https://e.org/same"}"#, others: others))
    #expect(error.summary == "two schema documents claim the URI 'https://e.org/same'")
  }

  @Test("a dialect that requires an unknown vocabulary is refused, an optional one is not")
  func vocabularies() throws {
    func dialect(_ isRequired: Bool) -> [String: String] {
      [
        "https://e.org/dialect": #"""
        {"$id": "https://e.org/dialect", "$schema": "https://json-schema.org/draft/2020-12/schema",
         "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true,
                         "https://e.org/vocabulary": \#(isRequired)}}
        """#
      ]
    }
    let schema = #"{"$schema": "https://e.org/dialect", "type": "string"}"#
    #expect(
      try schemaError(schema, others: dialect(true))?.summary
        == "the dialect requires the unknown vocabulary 'https://e.org/vocabulary'")
    let lenient = try SchemaFixture(schema, others: dialect(false))
    #expect(try lenient.isValid("1"))
  }

  @Test("other documents are reached by the URI they were given and by their own")
  func resources() throws {
    let others = [
      "https://e.org/schemas/person": #"{"$id": "urn:example:person", "type": "string"}"#
    ]
    for reference in ["person", "https://e.org/schemas/person", "urn:example:person"] {
      let schema = try SchemaFixture(
        #"{"$ref": "\#(reference)"}"#, at: "https://e.org/schemas/model", others: others)
      #expect(try schema.isValid(#""x""#))
      #expect(try !schema.isValid("1"))
    }
  }

  @Test("a failure that has causes outside of an embedded dialect's schemas is reported, by those")
  func embeddedDialects() throws {
    let schema = #"""
      {"$schema": "http://json-schema.org/draft-04/schema#", "items": {"properties": {
        "x": {"$schema": "https://json-schema.org/draft/2020-12/schema",
              "id": "https://e.org/x", "$id": "https://e.org/x", "exclusiveMinimum": 3},
        "y": {"description": 5, "required": ["a", "a"]}}}}
      """#
    let error = try #require(try schemaError(schema))
    #expect(error.location?.pointer.description.hasPrefix("/items/properties/y") == true)
    guard case .invalidSchema(let failures) = error.reason else {
      Issue.record("\(error.summary)")
      return
    }
    #expect(
      failures.allSatisfy { $0.instance.pointer.description.hasPrefix("/items/properties/y") })
    let sound = schema.replacing(#""description": 5, "required": ["a", "a"]"#, with: "")
    #expect(try schemaError(sound) == nil)
  }

  @Test("a meta-schema that names itself is judged by itself")
  func selfDescription() throws {
    func metaSchema(_ minimum: String) -> String {
      #"""
      {"$id": "https://e.org/own", "$schema": "https://e.org/own", "type": "object",
       "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true,
                       "https://json-schema.org/draft/2020-12/vocab/applicator": true,
                       "https://json-schema.org/draft/2020-12/vocab/validation": true},
       "properties": {"title": {"minLength": 3}}, "title": "\#(minimum)"}
      """#
    }
    #expect(try schemaError(metaSchema("long enough")) == nil)
    let error = try #require(try schemaError(metaSchema("no")))
    #expect(error.location?.pointer.description == "/title")
  }

  @Test("schemas of one dialect in several places are all judged by it")
  func severalParts() throws {
    let dialect = #"""
      {"$id": "https://e.org/own", "$schema": "https://json-schema.org/draft/2020-12/schema",
       "properties": {"title": {"minLength": 3}}}
      """#
    func schema(_ last: String) -> String {
      let parts = ["abc", "abcd", last].enumerated().map { number, title in
        #""p\#(number)": {"$id": "https://e.org/p\#(number)", "$schema": "https://e.org/own", "title": "\#(title)"}"#
      }
      return #"{"$defs": {\#(parts.joined(separator: ","))}}"#
    }
    let others = ["https://e.org/own": dialect]
    #expect(try schemaError(schema("abc"), others: others) == nil)
    let error = try #require(try schemaError(schema("ab"), others: others))
    #expect(error.location?.pointer.description == "/$defs/p2/title")
  }

  @Test("references into many definitions, and into many schemas of a list, lead to the right one")
  func manyDefinitions() throws {
    let definitions = (0..<100).map { #""d\#($0)": {"const": \#($0)}"# }.joined(separator: ",")
    let list = (0..<100).map { #"{"const": \#($0)}"# }.joined(separator: ",")
    for number in [0, 17, 99] {
      for place in ["$defs/d\(number)", "$defs/l/anyOf/\(number)"] {
        let schema = try SchemaFixture(
          ##"{"$ref": "#/\##(place)", "$defs": {\##(definitions), "l": {"anyOf": [\##(list)]}}}"##)
        #expect(try schema.isValid("\(number)"))
        #expect(try !schema.isValid("\(number + 1)"))
      }
    }
    let error = try #require(
      try schemaError(##"{"$ref": "#/$defs/d100", "$defs": {\##(definitions)}}"##))
    #expect(error.summary == "the reference '#/$defs/d100' leads to no known schema")
  }

  @Test("the built-in meta-schemas are valid by themselves")
  func metaSchemas() throws {
    let uri = "https://json-schema.org/draft/2020-12/"
    let names = [
      "schema", "meta/core", "meta/applicator", "meta/unevaluated", "meta/validation",
      "meta/meta-data", "meta/format-annotation", "meta/format-assertion", "meta/content",
    ]
    for name in names {
      let schema = try SchemaCompiler.compile(uri: uri + name, resources: SchemaResources())
      #expect(try schema.isValid(try JSONReader.read(#"{"type": "string"}"#).root), "\(name)")
    }
  }
}
