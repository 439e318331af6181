import Documents
import JSONSchema
import Registry
import Testing

@Suite("Names")
struct NameTests {
  @Test(
    "An identifier of lower-case letters, digits and hyphens is taken",
    arguments: ["a", "scorer", "cv-screener", "x9", "a-", "con1", "com10", longest])
  func goodIdentifier(_ text: String) throws {
    #expect(try Identifier(text).text == text)
  }

  @Test(
    "Anything else is refused, for the first reason there is",
    arguments: [
      ("", NameError.empty(expected: "the name")),
      (longest + "a", .tooLong(longest + "a", limit: 64)),
      ("Scorer", .invalidCharacter("Scorer", character: "S")),
      ("a_b", .invalidCharacter("a_b", character: "_")),
      ("a.b", .invalidCharacter("a.b", character: ".")),
      ("a b", .invalidCharacter("a b", character: " ")),
      ("a\n", .invalidCharacter("a\n", character: "\n")),
      ("é", .invalidCharacter("é", character: "é")),
      ("a\u{301}b", .invalidCharacter("a\u{301}b", character: "a\u{301}")),
      ("..", .invalidCharacter("..", character: ".")),
      ("9a", .invalidStart("9a")), ("-a", .invalidStart("-a")),
      ("con", .reserved("con")), ("lpt9", .reserved("lpt9")),
    ] as [(String, NameError)])
  func badIdentifier(_ text: String, _ error: NameError) {
    #expect(throws: error) { try Identifier(text) }
  }

  @Test("Where a pseudonym is meant, a digit may come first, but no hyphen")
  func pseudonyms() throws {
    #expect(try Identifier("7f3a", start: .letterOrDigit).text == "7f3a")
    #expect(throws: NameError.invalidStart("-a")) { try Identifier("-a", start: .letterOrDigit) }
  }

  @Test(
    "A model is a name, or a namespace and a name",
    arguments: [("scorer", nil, "scorer"), ("credit/scorer", "credit", "scorer")]
      as [(String, String?, String)])
  func goodModel(_ text: String, _ namespace: String?, _ name: String) throws {
    let model = try ModelName(text)
    #expect(model.namespace?.text == namespace)
    #expect(model.name.text == name)
    #expect(model.description == text)
  }

  @Test(
    "A model has one namespace, both parts, and no name of a folder inside models",
    arguments: [
      ("a/b/c", NameError.tooManyParts("a/b/c")), ("/a", .empty(expected: "the name")),
      ("a/", .empty(expected: "the name")), ("versions", .reserved("versions")),
      ("evaluations/a", .reserved("evaluations")), ("a/deployments", .reserved("deployments")),
      ("a/approvals", .reserved("approvals")), ("a/nul", .reserved("nul")),
    ] as [(String, NameError)])
  func badModel(_ text: String, _ error: NameError) {
    #expect(throws: error) { try ModelName(text) }
  }

  @Test("An evaluation lies in the folder of its month")
  func evaluationMonth() throws {
    let id = try EvaluationID("2026-11-23-holdout-3fa91c02")
    #expect(id.month == "2026-11")
    #expect(id.description == "2026-11-23-holdout-3fa91c02")
  }

  @Test(
    "An evaluation id is a day of the calendar, a hyphen and a name",
    arguments: [
      "", "2026-11-23", "2026-11-23-", "2026-11-23-Holdout", "2026-02-29-a", "2026-13-01-a",
      "20261123-a", "holdout", "2026-11-23_a", "2026-11-23--a",
    ])
  func badEvaluation(_ text: String) {
    #expect(throws: NameError.malformedEvaluation(text)) { try EvaluationID(text) }
  }

  @Test(
    "Names and the patterns of the schemas agree",
    arguments: [
      "a", "scorer", "9a", "-a", "a-", "A", "a_b", "a.b", "", "a b", longest, longest + "a", "é",
      "a\n",
    ])
  func schemasAgree(_ text: String) throws {
    let schemas = try SchemaSet(MemoryView([:]))
    let schema = try #require(schemas[.team])
    let team: JSONValue = [
      "apiVersion": "registrar/v1", "kind": "Team", "name": .string(text), "members": [],
    ]
    let document = try JSONReader.read(JSONWriter.bytes(team))
    #expect(try schema.isValid(document.root) == ((try? Identifier(text)) != nil))
  }
}

private let longest = String(repeating: "a", count: 64)
