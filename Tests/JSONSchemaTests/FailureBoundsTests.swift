import Documents
import JSONSchema
import Testing

/// Reasons are found however deep they lie, in so far as that takes no more than it may; and what
/// finding them takes never changes the verdict.
struct FailureBoundsTests {
  private static func nested(_ depth: Int, _ innermost: String) -> String {
    String(repeating: "[", count: depth) + innermost + String(repeating: "]", count: depth)
  }

  private static let more = "there may be more that does not fit; this is as much as is told"

  /// As many references for every level as there are names.
  private static let chain = ##"""
    {"items": {"$ref": "#/$defs/a"}, "type": ["array", "integer"], "title": "t", "$defs": {
      "a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/c"}, "c": {"$ref": "#/$defs/d"},
      "d": {"$ref": "#/$defs/e"}, "e": {"$ref": "#/$defs/f"}, "f": {"$ref": "#"}}}
    """##

  @Test("a cause is told behind any number of references") func references() throws {
    let schema = try SchemaFixture(Self.chain)
    let failures = try schema.failures(Self.nested(400, #""x""#))
    #expect(failures.map(\.summary) == [#"'x' is a string, not an array or an integer"#])
    #expect(failures.first?.instance.pointer.tokens.count == 400)
    // A reference for every name, and one more `items`, at each level; `type` at the last.
    #expect(failures.first?.keywordLocation.tokens.count == 400 * 8 + 1)
  }

  @Test("what is valid stays so when annotations are asked for as well") func annotations() throws {
    let schema = try SchemaFixture(Self.chain)
    let node = try JSONReader.read(Self.nested(400, "1")).root
    let evaluation = schema.compiled.evaluate(node, annotations: ["title"])
    #expect(evaluation.failures.map(\.summary) == [])
    #expect(evaluation.annotations.count == 401)
  }

  @Test("what lies too deep to be walked is judged all the same") func tooDeep() throws {
    // Four schemas for every level, one in the other: more than are walked, fewer than are judged.
    let schema = try SchemaFixture(
      ##"""
      {"title": "t", "allOf": [{"allOf": [{"allOf": [
        {"type": ["array", "integer"], "items": {"$ref": "#"}}]}]}]}
      """##)
    let failures = try schema.failures(Self.nested(450, #""x""#)).flatMap(\.leaves)
    #expect(failures.map(\.kind.isUntold) == [true])
    #expect(
      failures.map { $0.summary.hasSuffix("does not fit; it would take too much to tell why") }
        == [true])
    let node = try JSONReader.read(Self.nested(450, "1")).root
    let evaluation = schema.compiled.evaluate(node, annotations: ["title"])
    #expect(evaluation.failures.isEmpty)
    #expect(!evaluation.annotations.isEmpty)
  }

  @Test(
    "alternatives inside one another are walked deep enough",
    arguments: [
      (450, "'x' has 1 character, at least 2 are needed"),
      (900, "'x' does not fit; it would take too much to tell why"),
    ])
  func alternatives(levels: Int, expected: String) throws {
    let definitions = (0..<levels).map { level in
      ##""d\##(level)": {"anyOf": [{"$ref": "#/$defs/d\##(level + 1)"}]}"##
    }
    let schema = try SchemaFixture(
      ##"""
      {"$ref": "#/$defs/d0",
       "$defs": {\##(definitions.joined(separator: ",")), "d\##(levels)": {"minLength": 2}}}
      """##)
    #expect(try !schema.isValid(#""x""#))
    #expect(try schema.summaries(#""x""#).first == expected)
  }

  @Test("what is known to be invalid is not left without an answer for want of reasons")
  func endless() throws {
    let definitions = (0..<30).map { level in
      ##""d\##(level)": {"allOf": [{"$ref": "#/$defs/d\##(level + 1)"}, {"$ref": "#/$defs/d\##(level + 1)"}]}"##
    }
    let schema = try SchemaFixture(
      ##"""
      {"maxLength": 0, "allOf": [{"$ref": "#/$defs/d0"}],
       "$defs": {\##(definitions.joined(separator: ",")), "d30": {"minLength": 1}}}
      """##)
    let failures = try schema.failures(#""x""#)
    #expect(
      failures.map(\.summary) == [
        "'x' has 1 character, at most 0 are allowed",
        Self.more,
      ])
  }

  @Test("only as many failures are told as anybody reads") func manyFailures() throws {
    let elements = Array(repeating: "1", count: 25_000).joined(separator: ",")
    let items = #"{"minimum": 2, "maximum": 0, "multipleOf": 7}"#
    let failures = try SchemaFixture(#"{"items": \#(items)}"#).failures("[\(elements)]")
    // Ten thousand, one for each node, and the last.
    #expect(failures.count == 10_000 + 25_001 + 1)
    #expect(failures.last?.summary == Self.more)
  }

  @Test("a condition that nothing follows from is not tried") func idleCondition() throws {
    let schema = try SchemaFixture(
      #"{"minLength": 300, "if": {"pattern": "^((a*)*)*\\1b$"}, "contains": {"if": {}}}"#)
    let text = "\"" + String(repeating: "a", count: 200) + "\""
    #expect(
      try schema.failures(text).map(\.keywordLocation.description) == ["/minLength"])
  }

  @Test("suggestions are made for the first misspelt names of very many") func suggestions() throws
  {
    let known = (0..<1_000).map { "\"name\($0)\": true" }.joined(separator: ",")
    let schema = try SchemaFixture("{\"properties\": {\(known)}, \"additionalProperties\": false}")
    let wrong = (0..<9_000).map { "\"nane\($0)\": 1" }.joined(separator: ",")
    let remedies = try schema.remedies("{\(wrong)}")
    #expect(remedies.count == 9_000)
    #expect(remedies.first == "did you mean 'name0'?")
    #expect(remedies.last??.hasPrefix("remove it, or use one of 'name0', ") == true)
  }
}

extension SchemaFailure.Kind {
  fileprivate var isUntold: Bool {
    if case .untold = self { true } else { false }
  }
}

extension FailureBoundsTests {
  @Test("a fault of every element of a long list is told")
  func everyElement() throws {
    let fixture = try SchemaFixture(#"{"items": {"type": "string"}}"#)
    let count = 30_000
    let list = "[" + (0..<count).map(String.init).joined(separator: ",") + "]"
    #expect(try fixture.failures(list).flatMap(\.leaves).count == count)
  }
}
