import Documents
import JSONSchema
import Testing

struct LocationTests {
  @Test("a failure names the way through the references and the place of the keyword itself")
  func locations() throws {
    let fixture = try SchemaFixture(
      #"""
      {"$id": "https://e.org/model", "properties": {"a b": {"$ref": "https://e.org/name#/$defs/it"}}}
      """#,
      others: ["https://e.org/name": #"{"$defs": {"it": {"allOf": [{"minLength": 2}]}}}"#])
    let failure = try #require(try fixture.failures(#"{"a b": "x"}"#).first)
    #expect(failure.keyword == "minLength")
    #expect(failure.keywordLocation.description == "/properties/a b/$ref/allOf/0/minLength")
    #expect(
      failure.absoluteKeywordLocation == "https://e.org/name#/$defs/it/allOf/0/minLength")
    #expect(failure.instance.pointer.description == "/a b")
  }

  @Test("places in an embedded resource are told relative to it")
  func embedded() throws {
    let fixture = try SchemaFixture(
      #"{"$id": "https://e.org/a", "properties": {"x": {"$id": "b", "items": {"const": "é"}}}}"#)
    let failure = try #require(try fixture.failures(#"{"x": [1]}"#).first)
    #expect(failure.absoluteKeywordLocation == "https://e.org/b#/items/const")
  }
}
