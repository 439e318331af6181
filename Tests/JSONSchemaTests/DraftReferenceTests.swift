import Documents
import JSONSchema
import Testing

/// Identifiers, anchors and references of older drafts, and between drafts.
struct DraftReferenceTests {
  private static let draft04 = #""$schema": "http://json-schema.org/draft-04/schema#""#
  private static let draft07 = #""$schema": "http://json-schema.org/draft-07/schema#""#
  private static let draft201909 = #""$schema": "https://json-schema.org/draft/2019-09/schema""#
  private static let draft202012 = #""$schema": "https://json-schema.org/draft/2020-12/schema""#

  @Test(
    "identifiers of older drafts are URIs, anchors, or both",
    arguments: [
      (
        draft07,
        ##"{"definitions": {"a": {"$id": "#x", "type": "null"}}, "allOf": [{"$ref": "#x"}]}"##
      ),
      (
        draft07,
        ##"{"$id": "http://e.org/r.json", "definitions": {"a": {"$id": "s.json#x", "type": "null"}}, "allOf": [{"$ref": "s.json#x"}]}"##
      ),
      (
        draft07,
        ##"{"$id": "http://e.org/r.json", "definitions": {"a": {"$id": "d/s.json", "definitions": {"b": {"$id": "t.json", "type": "null"}}}}, "allOf": [{"$ref": "http://e.org/d/t.json"}]}"##
      ),
      (
        draft04,
        ##"{"definitions": {"a": {"id": "#x", "type": "null"}}, "allOf": [{"$ref": "#x"}]}"##
      ),
      (
        draft04,
        ##"{"id": "http://e.org/r.json", "definitions": {"a": {"id": "s.json", "type": "null"}}, "allOf": [{"$ref": "http://e.org/s.json"}]}"##
      ),
      (
        draft201909,
        ##"{"$defs": {"a": {"$anchor": "x", "type": "null"}}, "allOf": [{"$ref": "#x"}]}"##
      ),
    ])
  func identifiers(draft: String, schema: String) throws {
    let fixture = try SchemaFixture("{\(draft), " + schema.dropFirst())
    #expect(try fixture.isValid("null"))
    #expect(try !fixture.isValid("1"))
  }

  @Test(
    "what is no identifier in a draft identifies nothing",
    arguments: [
      // Beside a reference, everything is ignored.
      (
        draft07,
        ##"{"$id": "http://e.org/r.json", "definitions": {"a": {"$id": "s.json", "$ref": "#"}}, "allOf": [{"$ref": "s.json"}]}"##
      ),
      // Only 2019-09 has anchors of their own, and Draft 04 another keyword.
      (draft07, ##"{"definitions": {"a": {"$anchor": "x"}}, "allOf": [{"$ref": "#x"}]}"##),
      (draft04, ##"{"definitions": {"a": {"$id": "#x"}}, "allOf": [{"$ref": "#x"}]}"##),
      (draft07, ##"{"definitions": {"a": {"id": "#x"}}, "allOf": [{"$ref": "#x"}]}"##),
      // Neither unknown keywords nor values hold schemas.
      (draft07, ##"{"$defs": {"a": {"$id": "#x"}}, "allOf": [{"$ref": "#x"}]}"##),
      (draft07, ##"{"const": {"$id": "#x"}, "allOf": [{"$ref": "#x"}]}"##),
      (draft202012, ##"{"x-a": {"$id": "http://e.org/s"}, "$ref": "http://e.org/s"}"##),
      (draft202012, ##"{"enum": [{"$anchor": "x"}], "$ref": "#x"}"##),
    ])
  func noIdentifiers(draft: String, schema: String) throws {
    let error = try #require(try schemaError("{\(draft), " + schema.dropFirst()))
    guard case .unresolvedReference = error.reason else {
      Issue.record("\(error.summary)")
      return
    }
  }

  @Test("a keyword that a draft does not know may still be pointed into")
  func pointers() throws {
    let schema = try SchemaFixture(
      ##"{\##(Self.draft07), "$defs": {"a": {"type": "null"}}, "allOf": [{"$ref": "#/$defs/a"}]}"##)
    #expect(try schema.isValid("null"))
    #expect(try !schema.isValid("1"))
  }

  @Test("a referenced document is processed by its own draft")
  func betweenDocuments() throws {
    let others = [
      "http://e.org/2019": ##"{\##(Self.draft201909), "prefixItems": [{"type": "null"}]}"##,
      "http://e.org/2020": ##"{\##(Self.draft202012), "prefixItems": [{"type": "null"}]}"##,
      "http://e.org/07":
        ##"{\##(Self.draft07), "definitions": {"a": {}}, "properties": {"b": {"$ref": "#/definitions/a", "type": "null"}}}"##,
      "http://e.org/04": ##"{\##(Self.draft04), "maximum": 3, "exclusiveMaximum": true}"##,
    ]
    func isValid(_ draft: String, _ reference: String, _ instance: String) throws -> Bool {
      let schema = ##"{\##(draft), "allOf": [{"$ref": "\##(reference)"}]}"##
      return try SchemaFixture(schema, others: others).isValid(instance)
    }
    for draft in [Self.draft04, Self.draft07, Self.draft201909, Self.draft202012] {
      #expect(try isValid(draft, "http://e.org/2019", "[1]"))
      #expect(try !isValid(draft, "http://e.org/2020", "[1]"))
      #expect(try isValid(draft, "http://e.org/07", #"{"b": 1}"#))
      #expect(try isValid(draft, "http://e.org/04", "2"))
      #expect(try !isValid(draft, "http://e.org/04", "3"))
    }
  }

  @Test("a schema inside another document may follow another draft")
  func inOneDocument() throws {
    let schema = try SchemaFixture(
      ##"""
      {\##(Self.draft202012), "$id": "http://e.org/r",
       "properties": {"old": {"$ref": "old"}, "older": {"$ref": "older"}},
       "$defs": {
         "a": {\##(Self.draft07), "$id": "old", "items": [{"type": "null"}],
               "additionalItems": {"$ref": "#/items/0"}},
         "b": {\##(Self.draft04), "id": "older", "minimum": 3, "exclusiveMinimum": true}}}
      """##)
    #expect(try schema.isValid(#"{"old": [null, null], "older": 4}"#))
    #expect(try !schema.isValid(#"{"old": [null, 1]}"#))
    #expect(try !schema.isValid(#"{"older": 3}"#))
    let broken = try #require(
      try schemaError(
        ##"{"$defs": {"a": {\##(Self.draft07), "$id": "http://e.org/a", "items": [{"type": "x"}]}}}"##
      ))
    #expect(broken.location?.pointer.description == "/$defs/a/items/0/type")
    #expect(
      try schemaError(
        ##"{"$defs": {"a": {\##(Self.draft07), "$id": "http://e.org/a", "items": [{}]}}, "items": [{}]}"##
      )?.location?.pointer.description == "/items")
  }

  @Test("a meta-schema of one's own lends its draft to schemas")
  func customMetaSchemas() throws {
    let others = [
      "http://e.org/meta":
        ##"{\##(Self.draft07), "$id": "http://e.org/meta#", "allOf": [{"$ref": "http://json-schema.org/draft-07/schema#"}], "required": ["title"]}"##
    ]
    let schema = try SchemaFixture(
      ##"{"$schema": "http://e.org/meta#", "title": "t", "items": [{"type": "null"}], "prefixItems": [false]}"##,
      others: others)
    #expect(try schema.isValid("[null]"))
    #expect(try !schema.isValid("[1]"))
    #expect(throws: SchemaError.self) {
      try SchemaFixture(#"{"$schema": "http://e.org/meta#"}"#, others: others)
    }
  }

  @Test(
    "Draft 2019-09 asserts formats where its dialect requires the vocabulary",
    arguments: [true, false])
  func formatVocabulary(isRequired: Bool) throws {
    let others = [
      "http://e.org/meta":
        ##"{\##(Self.draft201909), "$id": "http://e.org/meta", "$vocabulary": {"https://json-schema.org/draft/2019-09/vocab/core": true, "https://json-schema.org/draft/2019-09/vocab/format": \##(isRequired)}}"##
    ]
    let schema = try SchemaFixture(
      #"{"$schema": "http://e.org/meta", "format": "ipv4"}"#, others: others)
    #expect(try schema.isValid(#""1.2.3""#) == !isRequired)
  }

  @Test("a recursive reference leads to the outermost schema that asks for it")
  func recursiveReferences() throws {
    let tree =
      ##"{\##(Self.draft201909), "$id": "http://e.org/tree", "$recursiveAnchor": \##("%"), "properties": {"children": {"items": {"$recursiveRef": "#"}}}}"##
    func strict(_ inTree: Bool, _ inStrict: Bool) throws -> SchemaFixture {
      try SchemaFixture(
        ##"{\##(Self.draft201909), "$id": "http://e.org/strict", "$recursiveAnchor": \##(inStrict), "$ref": "tree", "unevaluatedProperties": false}"##,
        others: ["http://e.org/tree": tree.replacing("%", with: String(inTree))])
    }
    let misspelt = #"{"children": [{"daughters": []}]}"#
    #expect(try !strict(true, true).isValid(misspelt))
    #expect(try strict(true, false).isValid(misspelt))
    #expect(try strict(false, true).isValid(misspelt))
    #expect(try strict(true, true).isValid(#"{"children": [{"children": []}]}"#))
    #expect(try !strict(true, false).isValid(#"{"daughters": []}"#))
  }

  @Test("in 2019-09 elements that contains matches are not evaluated by that, in 2020-12 they are")
  func containsAndUnevaluated() throws {
    let rest =
      #""anyOf": [{"contains": {"const": 1}}, {"items": true}], "unevaluatedItems": false, "contains": {"const": 1}"#
    let plain = #""contains": {"const": 1}, "unevaluatedItems": false"#
    #expect(try SchemaFixture("{\(Self.draft202012), \(plain)}").isValid("[1, 1]"))
    #expect(try !SchemaFixture("{\(Self.draft201909), \(plain)}").isValid("[1, 1]"))
    let branches =
      #""if": {"contains": {"const": 1}}, "else": {"items": {}}, "unevaluatedItems": false"#
    #expect(try SchemaFixture("{\(Self.draft202012), \(branches)}").isValid("[1, 1]"))
    #expect(try !SchemaFixture("{\(Self.draft201909), \(branches)}").isValid("[1, 1]"))
    #expect(try SchemaFixture("{\(Self.draft201909), \(branches)}").isValid("[2]"))
    #expect(try SchemaFixture("{\(Self.draft201909), \(rest)}").isValid("[1]"))
  }
}
