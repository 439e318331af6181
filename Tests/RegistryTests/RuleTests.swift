import Findings
import Git
import Registry
import Testing

/// Checks that a registry breaks `rule` where it is marked, or at whole files, and nothing else.
func expect(
  _ rule: RuleDescriptor, _ texts: [String: String], wholeFiles: [String] = [],
  saying part: String? = nil, modes: [String: FileMode] = [:],
  at location: SourceLocation = #_sourceLocation
) throws {
  let marked = MarkedRegistry(texts)
  let findings = try marked.snapshot(modes: modes).findings(asOf: noon)
  #expect(
    findings.map { "\($0.rule.name) \(Place.of($0))" }.sorted()
      == (marked.places + wholeFiles).map { "\(rule.name) \($0)" }.sorted(),
    "\(HumanFindings().text(findings))", sourceLocation: location)
  if let part {
    #expect(
      findings.allSatisfy { "\($0.summary); \($0.remedy ?? "")".contains(part) },
      "\(HumanFindings().text(findings))", sourceLocation: location)
  }
}

@Suite("Rules about single files")
struct DocumentRuleTests {
  @Test("The sample breaks no rule")
  func sample() throws {
    try expect(.schemaViolation, Sample.files)
  }

  @Test("RG1001: a link or a submodule is no document")
  func links() throws {
    try expect(
      .unreadableFile,
      Sample.files.merging(["people/eve.yaml": "ada.yaml", "people/x.yaml": ""]) { $1 },
      wholeFiles: ["people/eve.yaml", "people/x.yaml"],
      modes: ["people/eve.yaml": .symlink, "people/x.yaml": .gitlink])
  }

  @Test("RG1001: a file that is not UTF-8 says where")
  func encoding() throws {
    var files = MarkedRegistry(Sample.files).files
    files["people/eve.yaml"] = Array("name: ".utf8) + [0xFF]
    let findings = try Snapshot.load(MemoryView(files)).findings(asOf: noon)
    #expect(findings.map(\.rule) == [.unreadableFile])
    #expect(findings.first?.location.description == "people/eve.yaml:1:7")
  }

  @Test("RG1001: a file that no person wrote is not read")
  func size() throws {
    var files = MarkedRegistry(Sample.files).files
    files["people/eve.yaml"] = [UInt8](repeating: 0x20, count: DocumentCheck.maximumSize + 1)
    let findings = try Snapshot.load(MemoryView(files)).findings(asOf: noon)
    #expect(findings.map(\.rule) == [.unreadableFile])
  }

  @Test(
    "RG1002: text that is no plain YAML document",
    arguments: [
      "name: a\n«name»: b\n", "a: 1\n--- «»\nb: 2\n", "a: «*x»\n", "a:\n«\t»b: 1\n",
      "«? [a]»\n: 1\n",
    ])
  func malformed(_ text: String) throws {
    let marked = MarkedRegistry(Sample.with(["people/eve.yaml": text]))
    let findings = try marked.snapshot().findings(asOf: noon)
    #expect(findings.map(\.rule) == [.malformedYAML])
    #expect(findings.allSatisfy { $0.location.start != nil })
  }

  @Test("RG1002: a key given twice is pointed at where it comes again")
  func duplicateKey() throws {
    try expect(
      .malformedYAML,
      Sample.with(["people/eve.yaml": "name: a\n«name»: b\n"]),
      saying: "the key 'name' appears twice in one mapping, first at line 1")
  }

  @Test("RG1003: a list or a scalar is no document, and an empty file none either")
  func noMapping() throws {
    try expect(
      .notAMapping,
      Sample.with([
        "people/a.yaml": "«- a\n- b»\n", "people/b.yaml": "«text»\n",
        "people/c.yaml": "# nothing\n",
      ]), wholeFiles: ["people/c.yaml"])
  }

  @Test("RG1004: the version of the format and the kind are known")
  func kinds() throws {
    try expect(
      .unknownKind,
      Sample.with([
        "people/a.yaml": "kind: Person\n",
        "people/b.yaml": "apiVersion: «registrar/v2»\nkind: Person\n",
        "people/c.yaml": "apiVersion: registrar/v1\n",
        "people/d.yaml": "apiVersion: registrar/v1\nkind: «Persn»\n",
        "people/e.yaml": "apiVersion: «1»\n",
      ]), wholeFiles: ["people/a.yaml", "people/c.yaml"])
  }

  @Test("RG1004: a kind that is nearly one gets a hint")
  func kindHint() throws {
    try expect(
      .unknownKind,
      Sample.with(["people/d.yaml": "apiVersion: registrar/v1\nkind: «Persn»\n"]),
      saying: "did you mean 'Person'?")
  }

  @Test("RG1101: the schema's findings point at the value, and a misspelt key at itself")
  func schema() throws {
    try expect(
      .schemaViolation,
      Sample.with([
        "people/ada.yaml": """
        apiVersion: registrar/v1
        kind: Person
        name: ada
        status: «gone»

        """
      ]))
  }

  @Test("RG1201: the path decides, and the key that disagrees is pointed at")
  func disagreement() throws {
    try expect(
      .wrongPlace,
      Sample.with([
        "people/eve.yaml": """
        apiVersion: registrar/v1
        kind: Person
        name: «adam»
        status: active

        """
      ]), saying: "people/adam.yaml")
  }

  @Test("RG1201: a document of another kind, or at no place of any, is sent home")
  func misplaced() throws {
    try expect(
      .wrongPlace,
      Sample.with([
        "people/eve.yaml": "apiVersion: registrar/v1\nkind: «Dataset»\nname: eve\ntitle: Eve\n",
        "datasets/2026/x.yaml": "apiVersion: registrar/v1\nkind: «Dataset»\nname: x\ntitle: X\n",
      ]), saying: "datasets/")
  }
}

@Suite("Rules about names")
struct NamingRuleTests {
  @Test("RG1301: an owner, a member, a model, a version or an environment that is not there")
  func unresolved() throws {
    try expect(
      .unresolvedReference,
      Sample.with([
        "teams/risk.yaml": """
        apiVersion: registrar/v1
        kind: Team
        name: risk
        members:
          - «person:adda»

        """,
        Sample.model: Sample.modelText(owner: "«team:rick»"),
        Sample.deployment: Sample.deploymentText(version: "«1.0.1»"),
        "models/credit/scorer/deployments/live/default.yaml":
          Sample.deploymentText(environment: "«live»"),
      ]))
  }

  @Test(
    "RG1301: a name that is nearly right gets a hint in the same spelling",
    arguments: [
      ("teams/risk.yaml", "members:\n  - «person:adda»", "did you mean 'person:ada'?"),
      ("teams/risk.yaml", "members:\n  - «person:zzzzzz»", "add it"),
    ])
  func hint(_ path: String, _ text: String, _ hint: String) throws {
    try expect(
      .unresolvedReference,
      Sample.with([path: "apiVersion: registrar/v1\nkind: Team\nname: risk\n\(text)\n"]),
      saying: hint)
  }

  @Test(
    "RG1301: what is there and cannot be read is told so, with its file",
    arguments: [
      (
        "teams/risk.yaml",
        ["the team or person 'team:risk' cannot be read", "the team 'team:risk' cannot be read"]
      ),
      ("registry.yaml", ["the environment 'production' cannot be read"]),
    ])
  func unreadable(_ path: String, _ summaries: [String]) throws {
    let files = Sample.with([Sample.deployment: Sample.deploymentText(), path: "name: [\n"])
    let findings = try MarkedRegistry(files).snapshot().findings(asOf: noon)
      .filter { $0.rule == .unresolvedReference }
    #expect(Set(findings.map(\.summary)) == Set(summaries))
    #expect(Set(findings.map(\.remedy)) == ["mend \(path)"])
  }

  @Test("RG1301: an evaluation supersedes one of the same version")
  func superseded() throws {
    try expect(
      .unresolvedReference,
      Sample.with([
        Sample.evaluation: Sample.evaluationText(
          more: "supersedes: «2026-11-20-holdout-77ab0e19»\n",
          results: Sample.result("accuracy", "0.9"))
      ]))
  }

  @Test("RG1302: names that differ in - and _ or case only, and an environment given twice")
  func duplicates() throws {
    let twice = Sample.registry().replacing(
      "  - name: production",
      with: "  - name: «staging»\n    production: false\n  - name: production")
    try expect(.duplicateIdentifier, Sample.with(["registry.yaml": twice]))
    try expect(
      .duplicateIdentifier,
      Sample.with([
        "models/credit/scorer/versions/2.0.0-RC.1.yaml": Sample.versionText("2.0.0-RC.1"),
        "models/credit/scorer/versions/2.0.0-rc.1.yaml": Sample.versionText("2.0.0-rc.1"),
      ]), wholeFiles: ["models/credit/scorer/versions/2.0.0-rc.1.yaml"])
  }
}

@Suite("Rules about deployments")
struct DeploymentRuleTests {
  @Test("RG3001: an active deployment lacks an approval that its environment asks for")
  func missing() throws {
    try expect(
      .missingApproval,
      Sample.with([
        "registry.yaml": Sample.registry(required: 1, by: ["team:risk"]),
        Sample.evaluation: Sample.recent,
        Sample.deployment: Sample.deploymentText(version: "«1.0.0»"),
      ]), saying: "with 0 of 1 required approval")
  }

  @Test("RG3001: a deployment that does not run needs none", arguments: ["paused", "retired"])
  func inactive(_ status: String) throws {
    try expect(
      .missingApproval,
      Sample.with([
        "registry.yaml": Sample.registry(required: 1),
        Sample.deployment: Sample.deploymentText(status: status),
      ]))
  }

  @Test("RG3002: what runs is a released version", arguments: ["draft", "deprecated", "withdrawn"])
  func unreleased(_ status: String) throws {
    try expect(
      .unreleasedDeployment,
      Sample.with([
        Sample.version: Sample.versionText(status: status),
        Sample.deployment: Sample.deploymentText(version: "«1.0.0»"),
      ]), saying: "credit/scorer@1.0.0 is \(status == "draft" ? "a draft" : status) and runs")
  }

  @Test("RG3002: a released version runs, and a retired deployment may show anything")
  func released() throws {
    try expect(
      .unreleasedDeployment,
      Sample.with([
        Sample.evaluation: Sample.recent, Sample.deployment: Sample.deploymentText(),
      ]))
    try expect(
      .unreleasedDeployment,
      Sample.with([
        Sample.version: Sample.versionText(status: "withdrawn"),
        Sample.deployment: Sample.deploymentText(status: "retired"),
      ]))
  }
}

@Suite("Reviews that approvals record")
struct ForeignReviewTests {
  private static let path = "models/credit/scorer/approvals/1.0.0/bob-1.yaml"

  private func approval(_ login: String, at forge: String = "github") -> String {
    """
    apiVersion: registrar/v1
    kind: Approval
    id: bob-1
    subject:
      model: credit/scorer
      version: 1.0.0
      environment: production
    subjectDigest: sha256:\(String(repeating: "3fa91c02", count: 8))
    decision: approved
    approver: person:bob
    via:
      forge: \(forge)
      login: \(login)
      reviewUrl: https://git.example/pulls/12
      headCommit: \(String(repeating: "3fa91c02", count: 5))

    """
  }

  private func bob(_ login: String) -> String {
    "apiVersion: registrar/v1\nkind: Person\nname: bob\nstatus: active\nlogins:\n  github: \(login)\n"
  }

  @Test("RG3004: the login is the approver's, whatever its case, at the forge that it names")
  func logins() throws {
    let bob = ["people/bob.yaml": bob("bob-b")]
    try expect(.foreignReview, Sample.with(bob.merging([Self.path: approval("BOB-b")]) { $1 }))
    try expect(
      .foreignReview, Sample.with(bob.merging([Self.path: approval("«ada»")]) { $1 }),
      saying: "the review is by 'ada', and 'person:bob' is 'bob-b' at github")
    try expect(
      .foreignReview,
      Sample.with(bob.merging([Self.path: approval("«bob-b»", at: "gitea")]) { $1 }),
      saying: "'person:bob' has no login at gitea that could be 'bob-b'")
  }

  @Test("RG3004: what the base says of a person decides, not the change that adds the approval")
  func authority() throws {
    let result = try JudgedChange(
      from: ["people/bob.yaml": bob("bob-b")],
      to: ["people/bob.yaml": bob("ada"), Self.path: approval("«ada»")])
    #expect(result.introduced == result.marked.map { "RG3004 \($0)" })
    #expect(result.findings.map(\.severity) == [.error])
  }
}

@Suite("Settings of rules")
struct RuleSettingTests {
  private func severities(_ rules: String, asOf moment: Timestamp = noon) throws -> [String] {
    let files = Sample.with([
      "registry.yaml": Sample.registry(required: 1, rules: rules),
      Sample.evaluation: Sample.recent, Sample.deployment: Sample.deploymentText(),
    ])
    return try MarkedRegistry(files).snapshot().findings(asOf: moment).map {
      "\($0.rule.id) \($0.severity.rawValue)"
    }
  }

  @Test(
    "registry.yaml sets the severity of a rule, or switches it off",
    arguments: [
      ("", ["RG3001 error"]), ("rules: {RG3001: {severity: warning}}", ["RG3001 warning"]),
      ("rules: {RG3001: {severity: note}}", ["RG3001 note"]),
      ("rules: {RG3001: {severity: \"off\"}}", []),
      ("rules: {RG3002: {severity: note}}", ["RG3001 error"]),
    ] as [(String, [String])])
  func severity(_ rules: String, _ expected: [String]) throws {
    #expect(try severities(rules) == expected)
  }

  @Test(
    "Before the day from which a rule is enforced it warns",
    arguments: [
      ("2026-11-30T00:00:00Z", "RG3001 error"), ("2026-11-29T23:59:59Z", "RG3001 warning"),
    ])
  func enforcedFrom(_ moment: String, _ expected: String) throws {
    for rules in [
      "rules: {RG3001: {severity: error, enforcedFrom: 2026-11-30}}",
      "rules: {RG3001: {enforcedFrom: 2026-11-30}}",
    ] {
      #expect(try severities(rules, asOf: Timestamp(moment)) == [expected])
    }
  }

  @Test("Rules about files and names cannot be softened: what is not read is not judged")
  func hard() throws {
    let files = Sample.with([
      "registry.yaml": Sample.registry(rules: "rules: {RG1301: {severity: \"off\"}}"),
      Sample.model: Sample.modelText(owner: "team:nobody"),
    ])
    let findings = try MarkedRegistry(files).snapshot().findings(asOf: noon)
    #expect(findings.map(\.rule) == [.unresolvedReference])
    #expect(findings.map(\.severity) == [.error])
  }

  @Test("Every rule has an id, a name, a summary and an explanation of its own")
  func catalogue() {
    let rules = RuleCatalogue.all
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(Set(rules.map(\.name)).count == rules.count)
    #expect(rules.map(\.id) == rules.map(\.id).sorted())
    for rule in rules {
      #expect(rule.summary.hasSuffix(".") && !rule.explanation.isEmpty)
      #expect(RuleCatalogue.rule(rule.name) == rule)
      #expect(RuleCatalogue.rule("\(rule.id)".lowercased()) == rule)
    }
    #expect(RuleCatalogue.rule("RG0000") == nil)
  }
}
