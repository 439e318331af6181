import Findings
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("A head against its base", .timeLimit(.minutes(10)))
struct BaseComparisonTests {
  private static let model = "models/scorer/model.yaml"
  private static let version = "models/scorer/versions/1.1.0.yaml"

  /// A registry on main with a branch `feature` checked out that starts there.
  private func branched(root: String? = nil) throws -> WorkflowFixture {
    let fixture = try WorkflowFixture(
      ["people/ada.yaml": Sample.person("ada") + "emails: [ada@example.org]\n"], root: root)
    try fixture.sandbox.git("checkout", "-q", "-b", "feature")
    return fixture
  }

  private func judge(
    _ fixture: WorkflowFixture, base: String = "main", at head: Observation.Revision = .head
  ) throws -> [String] {
    let comparison = try BaseComparison(fixture.location(), base: base, head: head)
    return try Validation(comparison, asOf: Timestamp(seconds: 1_796_040_000)).findings
      .filter {
        $0.rule.id != RuleDescriptor.ownersOnly.id && $0.rule.id != RuleDescriptor.notMeasured.id
      }
      .map { "\($0.rule.id) \($0.severity.rawValue) \($0.location.path)" }
  }

  @Test("Only what the head changed since both parted is its change", arguments: [nil, "reg"])
  func paths(_ root: String?) throws {
    let fixture = try branched(root: root)
    try fixture.commit(["datasets/x.yaml": "kind: Dataset\n"])
    try fixture.sandbox.git("checkout", "-q", "main")
    try fixture.commit([Self.model: Sample.model + "labels: {a: b}\n"], seconds: 1_700_000_200)
    try fixture.sandbox.git("checkout", "-q", "feature")
    let comparison = try BaseComparison(fixture.location(), base: "main", head: .head)
    #expect(comparison.paths == ["datasets/x.yaml"])
    #expect(comparison.lineage == .open)
    #expect(comparison.authors.keys.sorted() == ["datasets/x.yaml"])
    #expect(comparison.start.id != comparison.base.id)
    #expect(try judge(fixture).contains("RG1004 error datasets/x.yaml"))
  }

  @Test("The work tree counts with what is not committed, not staged and new")
  func workTree() throws {
    let fixture = try branched()
    try fixture.sandbox.write("kind: x\n", to: "models/scorer/versions/1.0.0.yaml")
    try fixture.sandbox.write("kind: Dataset\n", to: "datasets/new.yaml")
    let comparison = try BaseComparison(fixture.location(), base: "main", head: .workTree)
    #expect(comparison.paths == ["datasets/new.yaml", "models/scorer/versions/1.0.0.yaml"])
    #expect(comparison.authors.isEmpty)
    #expect(comparison.lineage == .linear)
    #expect(try BaseComparison(fixture.location(), base: "main", head: .head).paths.isEmpty)
  }

  @Test("What is frozen, on record or on its way stays so, renames included")
  func schemaRules() throws {
    let fixture = try branched()
    try fixture.sandbox.git("mv", Self.version, "models/scorer/versions/1.2.0.yaml")
    try fixture.sandbox.git("commit", "-q", "-m", "rename")
    #expect(
      try judge(fixture) == [
        "RG4004 error models/scorer/versions/1.1.0.yaml",
        "RG1201 error models/scorer/versions/1.2.0.yaml",
      ])
  }

  @Test("A registry.yaml that goes is a finding")
  func registryRemoved() throws {
    let fixture = try branched()
    try fixture.sandbox.git("rm", "-q", "registry.yaml")
    try fixture.sandbox.git("commit", "-q", "-m", "gone")
    #expect(try judge(fixture).contains("RG4004 error registry.yaml"))
  }

  @Test("A branch from before a rule was tightened is judged by today's tip")
  func tightened() throws {
    let fixture = try branched()
    try fixture.commit([
      "models/scorer/deployments/production/default.yaml": """
      apiVersion: registrar/v1
      kind: Deployment
      model: scorer
      environment: production
      name: default
      version: 1.1.0
      role: primary
      status: active

      """
    ])
    #expect(try judge(fixture).isEmpty)
    try fixture.sandbox.git("checkout", "-q", "main")
    try fixture.commit(["registry.yaml": Sample.registry(required: 1)], seconds: 1_700_000_200)
    try fixture.sandbox.git("checkout", "-q", "feature")
    #expect(
      try judge(fixture) == ["RG3001 error models/scorer/deployments/production/default.yaml"])
  }

  @Test("What the base has too is a warning, be it mended there since or not")
  func standing() throws {
    let fixture = try WorkflowFixture(["people/eve.yaml": "kind: Persn\n"])
    try fixture.sandbox.git("checkout", "-q", "-b", "feature")
    try fixture.commit(["datasets/x.yaml": "kind: Dataset\n"])
    #expect(
      try judge(fixture) == [
        "RG1004 error datasets/x.yaml", "RG1004 warning people/eve.yaml",
      ])
    try fixture.sandbox.git("checkout", "-q", "main")
    try fixture.commit(["people/eve.yaml": Sample.person("eve")], seconds: 1_700_000_200)
    try fixture.sandbox.git("checkout", "-q", "feature")
    #expect(
      try judge(fixture) == [
        "RG1004 error datasets/x.yaml", "RG1004 warning people/eve.yaml",
      ])
  }

  @Test("A file that turns into a link or a submodule is refused")
  func links() throws {
    let fixture = try branched()
    try fixture.sandbox.git("rm", "-q", Self.version)
    try fixture.sandbox.git(
      "update-index", "--add", "--cacheinfo",
      "120000,\(try fixture.sandbox.git("hash-object", "-w", "registry.yaml").prefix(40)),\(Self.version)"
    )
    try fixture.sandbox.git("commit", "-q", "-m", "link")
    #expect(
      try judge(fixture) == [
        "RG1001 error \(Self.version)", "RG4004 error \(Self.version)",
      ])
  }

  @Test("A base merged into the head is refused, a head that was rebased is not")
  func omittedTip() throws {
    let fixture = try branched()
    try fixture.commit(["datasets/x.yaml": "# nothing\n"])
    try fixture.sandbox.git("checkout", "-q", "main")
    try fixture.commit(["people/eve.yaml": Sample.person("eve")], seconds: 1_700_000_200)
    try fixture.sandbox.git("checkout", "-q", "feature")
    try fixture.sandbox.git("branch", "rebased")
    try fixture.sandbox.git("merge", "-q", "--no-edit", "main")
    #expect(try judge(fixture).contains("RG4102 error registry.yaml"))
    let comparison = try BaseComparison(fixture.location(), base: "main", head: .head)
    #expect(comparison.paths == ["datasets/x.yaml"])
    try fixture.sandbox.git("checkout", "-q", "rebased")
    try fixture.sandbox.git("rebase", "-q", "main")
    #expect(try judge(fixture).contains { $0.hasPrefix("RG4102") } == false)
    try fixture.sandbox.git("checkout", "-q", "--detach", "main")
    try fixture.sandbox.git("merge", "-q", "--no-ff", "--no-edit", "feature")
    #expect(try judge(fixture).contains { $0.hasPrefix("RG4102") } == false)
  }

  @Test("RG3003: whoever wrote a version, be it long ago, does not approve it")
  func selfApproval() throws {
    let fixture = try branched()
    func approval(_ version: String, _ person: String) throws -> (String, String) {
      (
        "models/scorer/approvals/\(version)/\(person)-1.yaml",
        """
        apiVersion: registrar/v1
        kind: Approval
        id: \(person)-1
        subject:
          version: scorer@\(version)
          environment: production
        subjectDigest: \(Sample.digest)
        decision: approved
        approver: person:\(person)
        reason: Because.

        """
      )
    }
    let own = try approval("1.0.0", "ada")
    let other = try approval("1.1.0", "bob")
    try fixture.commit([own.0: own.1, other.0: other.1])
    #expect(try judge(fixture).filter { $0.hasPrefix("RG3003") } == ["RG3003 error \(own.0)"])
  }

  @Test("A base that is not there, or shares nothing with the head, is said so")
  func noBase() throws {
    let fixture = try branched()
    #expect(throws: GitError.noSuchRevision(specification: "nowhere")) {
      try BaseComparison(fixture.location(), base: "nowhere", head: .head)
    }
    try fixture.sandbox.git("checkout", "-q", "--orphan", "other")
    try fixture.sandbox.git("commit", "-q", "-m", "another beginning")
    #expect {
      try BaseComparison(fixture.location(), base: "main", head: .head)
    } throws: { error in
      if case WorkflowError.noSharedHistory(base: "main", _) = error { true } else { false }
    }
  }

  @Test("A shallow clone without what both build on says that history is missing")
  func shallow() throws {
    let fixture = try branched()
    try fixture.commit(["datasets/x.yaml": "# nothing\n"])
    try fixture.sandbox.git("checkout", "-q", "main")
    try fixture.commit(["people/eve.yaml": Sample.person("eve")], seconds: 1_700_000_200)
    let clone = try GitSandbox()
    try clone.git(
      "fetch", "-q", "--depth", "1", "file://\(fixture.sandbox.directory)", "main:m", "feature:f")
    #expect {
      try BaseComparison(
        RegistryLocation(try Repository.open(at: clone.directory), root: nil), base: "m",
        head: .named("f"))
    } throws: { error in
      if case GitError.beyondShallowEdge = error { true } else { false }
    }
  }
}
