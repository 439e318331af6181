import Documents
import Findings
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("People outside of the registry")
struct OutsidePeopleTests {
  /// A registry without any address, whose clone knows them from `file`.
  private func fixture(_ file: String) throws -> WorkflowFixture {
    let fixture = try WorkflowFixture(["registry.yaml": Sample.registry(required: 1)])
    try fixture.sandbox.root.write(file, to: "people.yaml")
    try fixture.sandbox.git(
      "config", "registrar.people", fixture.sandbox.root.appending("people.yaml"))
    return fixture
  }

  /// What the base finds about an approval by Ada that ada@example.org commits.
  private func rules(_ fixture: WorkflowFixture) throws -> [String] {
    try fixture.sandbox.git("switch", "--quiet", "--create", "change")
    do {
      try fixture.write { context in
        try Operation.addApproval(
          of: context.entity("scorer@1.1.0"), for: "production", decision(), in: context)
      }
    } catch WorkflowError.refused(let findings) {
      return findings.map { "\($0.severity) \($0.rule.id)" }
    }
    let comparison = try BaseComparison(
      fixture.location(), base: "main", head: .named("change"))
    return try Validation(comparison, asOf: Timestamp(seconds: 1_796_040_000)).findings
      .filter { $0.severity == .error }.map { "\($0.severity) \($0.rule.id)" }
  }

  @Test("Their addresses tell who committed an approval")
  func known() throws {
    // Git knows ada@example.org, who wrote the version too.
    #expect(
      try rules(fixture("person:ada: [ada@example.org]\nperson:bob: bob@example.org\n"))
        == ["error RG3003"])
    #expect(try rules(fixture("person:bob: [Ada@Example.org]\n")) == ["error RG3006"])
  }

  @Test("Nobody is known from a person whom the registry does not have")
  func stranger() throws {
    #expect(try rules(fixture("person:eve: [ada@example.org]\n")).contains("error RG3006"))
  }

  @Test(
    "A file that is none says where",
    arguments: [
      ("ada: [a@example.org]", 1, "'ada' is no person, such as person:7f3a"),
      ("person:ada: []", 1, "'person:ada' has no address"),
      (
        "person:ada: [a@example.org]\nperson:bob: [A@example.org]", 2,
        "'A@example.org' belongs to person:ada already"
      ), ("a: b: c", 1, "it is no YAML"), ("- x", 1, "it maps no person to addresses"),
    ])
  func refused(_ text: String, _ line: Int, _ reason: String) throws {
    let fixture = try fixture(text)
    let error = #expect(throws: WorkflowError.self) {
      try OutsidePeople.configured(in: fixture.location().repository)
    }
    guard case .notAPeopleFile(_, let position, reason)? = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(position.line == line)
  }
}
