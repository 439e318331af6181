import Documents
import JSONSchema
import Testing

struct BoundsTests {
  @Test("as deep a document as is read at all can be judged, by a schema with references")
  func depth() throws {
    let schema = try SchemaFixture(
      ##"{"anyOf": [{"type": "integer"}, {"type": "array", "items": {"$ref": "#"}}]}"##)
    let depth = JSONReader.maximumDepth - 12
    func nested(_ innermost: String) -> String {
      String(repeating: "[", count: depth) + innermost + String(repeating: "]", count: depth)
    }
    #expect(try schema.isValid(nested("1")))
    #expect(try !schema.isValid(nested("true")))
    #expect(try schema.failures(nested("true")).count == 1)
  }

  @Test("a loop that only the instance's way through the schemas makes ends with a bound")
  func dynamicLoop() throws {
    let loop = try SchemaFixture(
      ##"""
      {"$id": "https://e.org/a", "$dynamicAnchor": "n", "anyOf": [{"$dynamicRef": "#n"}, {"$ref": "b"}],
       "$defs": {"b": {"$id": "b", "$dynamicAnchor": "n", "type": "string"}}}
      """##)
    #expect(throws: EvaluationError.tooDeep(limit: 2_000)) { try loop.isValid("1") }
    #expect(try !loop.failures("1").isEmpty)
  }

  @Test("schemas that double and double again end with a bound")
  func doubling() throws {
    let definitions = (0..<60).map { level in
      ##""d\##(level)": {"allOf": [{"$ref": "#/$defs/d\##(level + 1)"}, {"$ref": "#/$defs/d\##(level + 1)"}]}"##
    }
    let schema = try SchemaFixture(
      ##"{"$ref": "#/$defs/d0", "$defs": {\##(definitions.joined(separator: ",")), "d60": {"type": "string"}}}"##
    )
    #expect(throws: EvaluationError.tooManySteps) { try schema.isValid(#""x""#) }
    #expect(try schema.failures(#""x""#).contains { $0.kind.isUnanswered })
  }

  @Test("a pattern that takes too long is reported, and never counts as an answer")
  func patternBudget() throws {
    let schema = try SchemaFixture(#"{"not": {"pattern": "^((a*)*)*\\1b$"}}"#)
    let text = "\"" + String(repeating: "a", count: 200) + "\""
    let failures = try schema.failures(text)
    #expect(failures.count == 1)
    #expect(failures.contains { $0.kind.isUnanswered })
  }

  @Test("objects with more required keys than a table has room for are judged as well")
  func manyRequired() throws {
    let names = (0..<200).map { "k\($0)" }
    let list = names.map { "\"\($0)\"" }.joined(separator: ",")
    let schema = try SchemaFixture("{\"required\": [\(list)]}")
    func object(_ names: some Sequence<String>) -> String {
      "{" + names.map { "\"\($0)\": 1" }.joined(separator: ",") + "}"
    }
    #expect(try schema.isValid(object(names)))
    #expect(try schema.summaries(object(names.dropLast())) == ["the key 'k199' is missing"])
  }

  @Test("exactly as many required keys as a table has room for")
  func sixtyFourRequired() throws {
    let names = (0..<64).map { "k\($0)" }
    let list = names.map { "\"\($0)\"" }.joined(separator: ",")
    let schema = try SchemaFixture("{\"required\": [\(list)]}")
    let all = "{" + names.map { "\"\($0)\": 1" }.joined(separator: ",") + "}"
    #expect(try schema.isValid(all))
    #expect(try schema.summaries("{\"k0\": 1}").count == 63)
  }
}

extension SchemaFailure.Kind {
  fileprivate var isUnanswered: Bool {
    if case .unanswered = self { true } else { false }
  }
}
