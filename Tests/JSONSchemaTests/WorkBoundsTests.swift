import Documents
import Testing

@testable import JSONSchema

/// Work that grows with texts, containers and schemas is counted as well.
struct WorkBoundsTests {
  private static let longText = "\"" + String(repeating: "a", count: 6_400) + "\""
  private static let manyNumbers = "[" + (0..<200).map(String.init).joined(separator: ",") + "]"
  private static let manyMembers =
    "{" + (0..<200).map { "\"k\($0)\": 1" }.joined(separator: ",") + "}"

  /// A schema that applies another one 2^12 times.
  private static func doubling(_ last: String) -> String {
    let levels = (0..<12).map { level in
      let next = ##"{"$ref": "#/$defs/d\##(level + 1)"}"##
      return ##""d\##(level)": {"allOf": [\##(next), \##(next)]}"##
    }
    return
      ##"{"$ref": "#/$defs/d0", "$defs": {\##(levels.joined(separator: ",")), "d12": \##(last)}}"##
  }

  /// What a validator makes of an instance, when it is given no more than `steps` in any case: enough for
  /// the doubling alone.
  private static func isValid(
    _ instance: String, by schema: SchemaFixture, steps: Int = 10_000, patternSteps: Int = 10_000
  ) throws -> Bool {
    var validator = Validator(
      program: schema.compiled.program, document: try JSONReader.read(instance), freeSteps: steps,
      freePatternSteps: patternSteps)
    let isValid = validator.holds(0, 0, isTracking: false)
    if let problem = validator.problem { throw problem }
    return isValid
  }

  @Test("the doubling by itself is within the bound")
  func doublingAlone() throws {
    let schema = try SchemaFixture(Self.doubling(#"{"not": {"type": "null"}}"#))
    for instance in ["1", Self.longText, Self.manyNumbers, Self.manyMembers] {
      #expect(try Self.isValid(instance, by: schema))
    }
  }

  @Test(
    "assertions that look at all of a long text count for as much",
    arguments: [
      #"{"pattern": "[^z]$"}"#, #"{"format": "regex"}"#, #"{"minLength": 3000}"#,
      #"{"maxLength": 6400, "minLength": 6400}"#, #"{"enum": [\#(longText)]}"#,
    ])
  func longTexts(assertion: String) throws {
    let schema = try SchemaFixture(Self.doubling(assertion), assertFormats: true)
    #expect(throws: EvaluationError.tooManySteps) {
      try Self.isValid(Self.longText, by: schema)
    }
  }

  @Test(
    "keywords that look at all of a large container count for as much",
    arguments: [
      (#"{"uniqueItems": true}"#, manyNumbers), (#"{"items": {"type": "integer"}}"#, manyNumbers),
      (#"{"contains": {"const": -1}, "minContains": 0, "maxContains": 5}"#, manyNumbers),
      (#"{"not": {"enum": [[1], [2]]}}"#, manyNumbers), (#"{"required": ["k199"]}"#, manyMembers),
      (#"{"properties": {"k": {}, "l": {}}}"#, manyMembers),
      (#"{"propertyNames": {"type": "string"}}"#, manyMembers),
      (#"{"dependentRequired": {"z": ["k1"]}}"#, manyMembers),
      (#"{"dependentSchemas": {"z": {"minProperties": 1}}}"#, manyMembers),
      // One step further down, where the container is no instance of the doubling.
      (#"{"items": {"required": ["k199"]}}"#, "[" + manyMembers + "]"),
    ])
  func largeContainers(keyword: String, instance: String) throws {
    let schema = try SchemaFixture(Self.doubling(keyword))
    #expect(throws: EvaluationError.tooManySteps) { try Self.isValid(instance, by: schema) }
  }

  @Test("each of many schemas that are tried counts", arguments: ["anyOf", "oneOf", "allOf"])
  func manyBranches(keyword: String) throws {
    let branch = keyword == "allOf" ? #"{"type": "number"}"# : #"{"const": -1}"#
    let branches = [String](repeating: branch, count: 200) + [#"{"const": 1}"#]
    let schema = try SchemaFixture(
      Self.doubling(#"{"\#(keyword)": [\#(branches.joined(separator: ","))]}"#))
    #expect(throws: EvaluationError.tooManySteps) { try Self.isValid("1", by: schema) }
  }

  @Test(
    "a number of many digits counts for as much",
    arguments: [#"{"multipleOf": 7}"#, #"{"minimum": 1e9}"#, #"{"type": "integer"}"#])
  func longNumbers(keyword: String) throws {
    let schema = try SchemaFixture(Self.doubling(keyword))
    let digits = String(repeating: "7", count: 2_000)
    #expect(throws: EvaluationError.tooManySteps) { try Self.isValid(digits, by: schema) }
  }

  @Test("large documents that are judged by ordinary schemas come nowhere near the bound")
  func ordinary() throws {
    let schema = try SchemaFixture(
      #"""
      {"items": {"type": "object", "required": ["t"], "additionalProperties": false, "properties": {
        "t": {"type": "string", "minLength": 3, "maxLength": 90000, "pattern": "^[a-z]+$", "format": "uri"},
        "n": {"type": "array", "uniqueItems": true, "items": {"enum": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}}}}}
      """#)
    let long = #"{"t": "\#(String(repeating: "x", count: 20_000))", "n": [1, 2, 3]}"#
    let short = #"{"t": "abc", "n": [4, 5, 6, 7, 8, 9, 10]}"#
    for (element, count) in [(long, 5), (short, 500)] {
      let list = [String](repeating: element, count: count).joined(separator: ",")
      // Nothing is free here but what the size of the document gives.
      #expect(try Self.isValid("[\(list)]", by: schema, steps: 0))
    }
  }

  @Test(
    "once a pattern has used up what all may take together, nothing is tried any more",
    arguments: [
      #"{"contains": {"pattern": "^((a*)*)*\\1b$"}}"#,
      #"{"contains": {"pattern": "^((a*)*)*\\1b$"}, "minContains": 0}"#,
      #"{"items": {"not": {"pattern": "^((a*)*)*\\1b$"}}}"#,
      #"{"items": {"anyOf": [{"pattern": "^((a*)*)*\\1b$"}, {"pattern": "^((a*)*)*\\1c$"}]}}"#,
      #"{"items": {"oneOf": [{"pattern": "^((a*)*)*\\1b$"}, true]}}"#,
      #"{"items": {"if": {"pattern": "^((a*)*)*\\1b$"}, "else": true}}"#,
    ])
  func patternBudget(keyword: String) throws {
    let schema = try SchemaFixture(keyword)
    let text = "\"" + String(repeating: "a", count: 40) + "\""
    let instance = "[" + [String](repeating: text, count: 50).joined(separator: ",") + "]"
    let error = #expect(throws: EvaluationError.self) {
      try Self.isValid(instance, by: schema)
    }
    guard case .patternBudgetExhausted = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("the same holds for names that are matched by patterns")
  func namePatternBudget() throws {
    let schema = try SchemaFixture(
      #"{"patternProperties": {"^((a*)*)*\\1b$": false}, "additionalProperties": true}"#)
    let names = (0..<50).map { #""\#(String(repeating: "a", count: 40))\#($0)": 1"# }
    #expect(throws: EvaluationError.self) {
      try Self.isValid("{" + names.joined(separator: ",") + "}", by: schema)
    }
  }
}
