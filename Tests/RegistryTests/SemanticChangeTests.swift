import Documents
import Registry
import Testing

@Suite("Semantic changes")
struct SemanticChangeTests {
  @Test(
    "A difference is named leaf by leaf",
    arguments: [
      ("{}", "{}", []), ("{\"a\":1}", "{\"a\":1.0}", []),
      ("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", []),
      ("{\"a\":1}", "{\"a\":2}", ["a: 1 -> 2"]), ("{\"a\":1}", "{}", ["a: 1 -> -"]),
      ("{}", "{\"a\":null}", ["a: - -> null"]), ("{\"a\":\"1\"}", "{\"a\":1}", ["a: \"1\" -> 1"]),
      ("{\"a\":{\"b\":1,\"c\":2}}", "{\"a\":{\"b\":1,\"c\":3}}", ["a.c: 2 -> 3"]),
      ("{\"a\":[1,2]}", "{\"a\":[1,3]}", ["a.1: 2 -> 3"]),
      ("{\"a\":[1]}", "{\"a\":[1,2]}", ["a: [1] -> [1,2]"]),
      ("{\"a\":[{\"b\":1}]}", "{\"a\":[{\"b\":2}]}", ["a.0.b: 1 -> 2"]),
      ("{\"b\":1,\"a\":1}", "{\"c\":1,\"a\":2}", ["c: - -> 1", "a: 1 -> 2", "b: 1 -> -"]),
      ("{\"a\":{\"b\":1}}", "{\"a\":1}", ["a: {\"b\":1} -> 1"]),
    ] as [(String, String, [String])])
  func fields(_ old: String, _ new: String, _ expected: [String]) throws {
    let changes = FieldChange.between(
      try JSONReader.read(old).root.value, try JSONReader.read(new).root.value)
    func text(_ value: JSONValue?) -> String { value.map { JSONWriter.text($0) } ?? "-" }
    #expect(changes.map { "\($0.path): \(text($0.old)) -> \(text($0.new))" } == expected)
  }

  @Test(
    "A change is an event in the registry's own terms",
    arguments: [
      ("registry", nil, "{}", "registry.created"), ("a", nil, "{}", "model.registered"),
      ("system:a", nil, "{}", "system.registered"), ("team:a", nil, "{}", "team.added"),
      ("a@1.0.0", nil, "{\"status\":\"draft\"}", "version.added"),
      ("a@1.0.0", nil, "{\"status\":\"released\"}", "version.released"),
      ("a@1.0.0", "{\"status\":\"draft\"}", "{\"status\":\"released\"}", "version.released"),
      ("a@1.0.0", "{\"status\":\"released\"}", "{\"status\":\"withdrawn\"}", "version.withdrawn"),
      ("a@1.0.0", "{\"notes\":\"x\"}", "{\"notes\":\"y\"}", "version.changed"),
      ("a@1.0.0", "{\"status\":\"draft\"}", nil, "version.removed"),
      ("a", "{\"lifecycle\":\"experimental\"}", "{\"lifecycle\":\"active\"}", "model.activated"),
      ("a", "{\"lifecycle\":\"active\"}", "{\"lifecycle\":\"archived\"}", "model.archived"),
      ("a#production", nil, "{\"version\":\"1.0.0\"}", "deployment.started"),
      (
        "a#production", "{\"version\":\"9.0.0\"}", "{\"version\":\"10.0.0\"}", "deployment.promoted"
      ),
      (
        "a#production", "{\"version\":\"10.0.0\"}", "{\"version\":\"9.0.0\"}",
        "deployment.rolled-back"
      ),
      ("a#production", "{\"status\":\"active\"}", "{\"status\":\"retired\"}", "deployment.retired"),
      (
        "a#production", "{\"status\":\"paused\"}", "{\"status\":\"active\"}", "deployment.activated"
      ),
      ("a@1.0.0/eval:2026-11-23-x", nil, "{}", "evaluation.recorded"),
      ("a@1.0.0/eval:2026-11-23-x", nil, "{\"retracts\":\"y\"}", "evaluation.retracted"),
      ("a@1.0.0/approval:x", nil, "{\"decision\":\"approved\"}", "approval.approved"),
      ("waiver:w/approval:x", nil, "{\"decision\":\"rejected\"}", "approval.rejected"),
      ("waiver:w", nil, "{}", "waiver.granted"),
      ("person:a", "{\"status\":\"active\"}", "{\"status\":\"left\"}", "person.left"),
    ] as [(String, String?, String?, String)])
  func actions(_ subject: String, _ old: String?, _ new: String?, _ action: String) throws {
    guard case .exact(let ref) = try ReferenceText(subject) else { return }
    let change = try #require(
      SemanticChange(
        ref, from: try old.map { try JSONReader.read($0).root.value },
        to: try new.map { try JSONReader.read($0).root.value }))
    #expect(change.action.description == action)
    let parts = action.split(separator: ".").map(String.init)
    for name in [action] + parts { #expect(change.action.isNamed(name)) }
    #expect(!change.action.isNamed("x.\(action)"))
  }

  @Test("An approval says for which environment, and what was decided by whom")
  func approval() throws {
    let ref = try #require(RegistryPath.ref(at: "models/a/approvals/1.0.0/ada-1.yaml"))
    let document: JSONValue = [
      "subject": ["model": "a", "version": "1.0.0", "environment": "production"],
      "decision": "approved", "approver": "person:ada", "reason": "It is good.",
    ]
    let added = try #require(SemanticChange(ref, from: nil, to: document))
    #expect(added.fields.map(\.path) == ["subject.environment", "decision", "approver"])
    #expect(added.fields.map(\.new) == ["production", "approved", "person:ada"])
    let removed = try #require(SemanticChange(ref, from: document, to: nil))
    #expect(removed.fields.map(\.path) == added.fields.map(\.path))
    #expect(removed.fields.map(\.old) == added.fields.map(\.new))
  }

  @Test("Nothing of meaning is no event")
  func nothing() {
    #expect(SemanticChange(.registry, from: ["a": 1], to: ["a": .number("1.0")]) == nil)
    #expect(SemanticChange(.registry, from: nil, to: nil) == nil)
  }
}
