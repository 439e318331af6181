import Documents
import Testing

@testable import JSONSchema

/// Schemas of older drafts, by the words of the specifications of each.
struct DraftTests {
  /// A schema, an instance, and the drafts by which it is valid; in all others it is not.
  struct Sample: CustomTestStringConvertible {
    let schema: String
    let instance: String
    let valid: Set<String>
    var testDescription: String { "\(schema) and \(instance)" }

    init(_ schema: String, _ instance: String, validIn valid: String...) {
      self.schema = schema
      self.instance = instance
      self.valid = Set(valid.flatMap { DraftTests.names[$0] ?? [$0] })
    }
  }

  private static let uris = [
    "04": "http://json-schema.org/draft-04/schema#",
    "06": "http://json-schema.org/draft-06/schema#",
    "07": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
  ]
  /// Groups of drafts that samples name.
  private static let names = [
    "all": Set(uris.keys), "up to 06": ["04", "06"], "up to 07": ["04", "06", "07"],
    "up to 2019-09": ["04", "06", "07", "2019-09"], "from 2019-09": ["2019-09", "2020-12"],
  ]

  @Test(
    "a schema means in each draft what that draft says",
    arguments: samples, ["04", "06", "07", "2019-09", "2020-12"])
  func meaning(sample: Sample, draft: String) throws {
    let uri = try #require(Self.uris[draft])
    let schema = #"{"$schema": "\#(uri)", "# + sample.schema.dropFirst()
    let fixture = try SchemaFixture(schema, checkMetaSchema: false)
    let isValid = sample.valid.contains(draft)
    #expect(try fixture.isValid(sample.instance) == isValid)
    #expect(try fixture.failures(sample.instance).isEmpty == isValid)
  }

  private static let samples = [
    // Keywords that a draft does not know are annotations.
    Sample(#"{"const": 1}"#, "2", validIn: "04"),
    Sample(#"{"contains": {"type": "string"}}"#, "[1]", validIn: "04"),
    Sample(#"{"propertyNames": {"maxLength": 1}}"#, #"{"ab": 1}"#, validIn: "04"),
    Sample(#"{"if": {"minimum": 1}, "then": {"minimum": 5}}"#, "3", validIn: "up to 06"),
    Sample(#"{"dependentRequired": {"a": ["b"]}}"#, #"{"a": 1}"#, validIn: "up to 07"),
    Sample(
      #"{"dependentSchemas": {"a": {"minProperties": 2}}}"#, #"{"a": 1}"#, validIn: "up to 07"),
    Sample(#"{"dependencies": {"a": ["b"]}}"#, #"{"a": 1}"#),
    Sample(#"{"dependencies": {"a": {"minProperties": 2}}}"#, #"{"a": 1}"#),
    Sample(#"{"unevaluatedProperties": {"type": "null"}}"#, #"{"a": 1}"#, validIn: "up to 07"),
    Sample(#"{"unevaluatedItems": {"type": "null"}}"#, "[1]", validIn: "up to 07"),
    Sample(#"{"prefixItems": [{"type": "null"}]}"#, "[1]", validIn: "up to 2019-09"),
    // In Draft 04 an integer is a matter of spelling.
    Sample(#"{"type": "integer"}"#, "12", validIn: "all"),
    Sample(#"{"type": "integer"}"#, "1.0", validIn: "06", "07", "from 2019-09"),
    Sample(#"{"type": ["integer", "null"]}"#, "-1e2", validIn: "06", "07", "from 2019-09"),
    Sample(#"{"type": ["integer", "number"]}"#, "1.5", validIn: "all"),
    // Counts of `contains` came with 2019-09.
    Sample(#"{"contains": {"const": 1}, "minContains": 2}"#, "[1]", validIn: "up to 07"),
    Sample(#"{"contains": {"const": 1}, "minContains": 0}"#, "[2]", validIn: "04", "from 2019-09"),
    // A list of `items`, and what follows it.
    Sample(
      #"{"additionalItems": {"type": "null"}, "items": {"type": "number"}}"#, "[1, 2]",
      validIn: "all"),
    Sample(#"{"additionalItems": {"type": "null"}}"#, "[1, 2]", validIn: "all"),
    // References in older drafts stand alone.
    Sample(
      ##"{"definitions": {"a": {}}, "properties": {"b": {"$ref": "#/definitions/a", "type": "null"}}}"##,
      #"{"b": 1}"#, validIn: "up to 07"),
    Sample(
      ##"{"definitions": {"a": {"type": "null"}}, "properties": {"b": {"$ref": "#/definitions/a"}}}"##,
      #"{"b": 1}"#),
    Sample(
      ##"{"$defs": {"a": {"type": "null"}}, "properties": {"$ref": {"type": "null"}}}"##,
      #"{"$ref": 1}"#),
  ]

  @Test(
    "a list of items is what prefixItems is from 2020-12 on",
    arguments: ["04", "06", "07", "2019-09"])
  func listsOfItems(draft: String) throws {
    let uri = try #require(Self.uris[draft])
    let open = try SchemaFixture(
      #"{"$schema": "\#(uri)", "items": [{"type": "null"}, {"type": "number"}]}"#)
    #expect(try open.isValid("[]"))
    #expect(try open.isValid(#"[null, 1, "x"]"#))
    #expect(try !open.isValid("[1]"))
    let closed = try SchemaFixture(
      #"{"$schema": "\#(uri)", "items": [{"type": "null"}], "additionalItems": false}"#)
    #expect(try closed.isValid("[null]"))
    #expect(try !closed.isValid("[null, 1]"))
    let rest = try SchemaFixture(
      #"{"$schema": "\#(uri)", "items": [{}], "additionalItems": {"type": "null"}}"#)
    #expect(try rest.isValid("[1, null]"))
    #expect(try !rest.isValid("[1, 2]"))
    #expect(throws: SchemaError.self) {
      try SchemaFixture(
        #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "items": [{}]}"#)
    }
  }

  @Test("in Draft 04 a boolean makes a bound exclusive")
  func exclusiveBounds() throws {
    let uri = try #require(Self.uris["04"])
    let open = try SchemaFixture(
      #"{"$schema": "\#(uri)", "minimum": 1, "exclusiveMinimum": true, "maximum": 3}"#)
    #expect(try !open.isValid("1"))
    #expect(try open.isValid("3"))
    let closed = try SchemaFixture(
      #"{"$schema": "\#(uri)", "maximum": 3, "exclusiveMaximum": false}"#)
    #expect(try closed.isValid("3"))
    #expect(try !closed.isValid("4"))
    #expect(throws: SchemaError.self) {
      try SchemaFixture(#"{"$schema": "\#(uri)", "exclusiveMinimum": 1}"#)
    }
  }

  @Test(
    "each draft's meta-schema refuses what that draft does not allow",
    arguments: [
      ("04", "true"), ("04", #"{"exclusiveMinimum": true}"#), ("04", #"{"required": []}"#),
      ("06", #"{"exclusiveMinimum": true}"#), ("06", #"{"items": 1}"#), ("07", #"{"if": 1}"#),
      ("07", #"{"type": "any"}"#), ("07", #"{"definitions": {"a": {"minLength": -1}}}"#),
      ("2019-09", #"{"$recursiveAnchor": "a"}"#), ("2019-09", ##"{"$anchor": "#a"}"##),
      ("2019-09", #"{"properties": {"a": {"items": [{"type": 1}]}}}"#),
    ])
  func refusals(draft: String, schema: String) throws {
    let uri = try #require(Self.uris[draft])
    let text =
      schema.hasPrefix("{")
      ? #"{"$schema": "\#(uri)", "# + schema.dropFirst()
      : #"{"$schema": "\#(uri)", "properties": {"a": \#(schema)}}"#
    let error = try #require(try schemaError(text))
    guard case .invalidSchema = error.reason else {
      Issue.record("\(error.summary)")
      return
    }
  }

  @Test("each built-in schema is valid by the meta-schema that it names")
  func builtInSchemas() throws {
    var judged: Set<String> = []
    for text in MetaSchemas.texts {
      let schema = try JSONReader.read(text).root
      let uri = try #require(schema["$schema"]?.string)
      let metaSchema = try SchemaCompiler.compile(uri: uri, resources: SchemaResources())
      #expect(metaSchema.evaluate(schema).failures.map(\.summary) == [], "\(uri)")
      judged.insert(uri)
    }
    #expect(judged == Set(Self.uris.values))
  }

  @Test("the meta-schemas of every draft judge schemas of that draft", arguments: uris.values)
  func metaSchemas(uri: String) throws {
    let schema = try SchemaCompiler.compile(uri: uri, resources: SchemaResources())
    let text = #"{"$schema": "\#(uri)", "type": "string", "properties": {"a": {"minLength": 1}}}"#
    #expect(try schema.isValid(try JSONReader.read(text).root))
    #expect(try !schema.isValid(try JSONReader.read(#"{"properties": {"a": 1}}"#).root))
    #expect(try SchemaFixture(text).isValid(#""x""#))
    #expect(try SchemaFixture(#"{"$ref": "\#(uri)"}"#).isValid(text))
  }

  @Test(
    "failures name the keyword as the draft spells it",
    arguments: [
      ("07", #"{"items": [{"type": "null"}]}"#, "[1]", "/items/0/type"),
      (
        "07", #"{"items": [{}], "additionalItems": {"type": "null"}}"#, "[1, 2]",
        "/additionalItems/type"
      ),
      ("07", #"{"items": [{}], "additionalItems": false}"#, "[1, 2]", "/additionalItems"),
      ("07", #"{"contains": {"const": 2}}"#, "[1]", "/contains"),
      ("04", #"{"maximum": 1, "exclusiveMaximum": true}"#, "1", "/maximum"),
      ("04", #"{"minimum": 1, "exclusiveMinimum": true}"#, "1", "/minimum"),
      (
        "2019-09",
        ##"{"$recursiveAnchor": true, "items": {"$recursiveRef": "#"}, "type": "array"}"##, "[1]",
        "/items/$recursiveRef/type"
      ),
    ])
  func locations(draft: String, schema: String, instance: String, location: String) throws {
    let uri = try #require(Self.uris[draft])
    let fixture = try SchemaFixture(#"{"$schema": "\#(uri)", "# + schema.dropFirst())
    let failures = try fixture.failures(instance)
    #expect(failures.map(\.keywordLocation.description) == [location])
  }
}
