import Findings
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("A head against its base", .timeLimit(.minutes(20)))
struct BaseComparisonTests {
  private static let model = "models/scorer/model.yaml"
  private static let version = "models/scorer/versions/1.1.0.yaml"
  private static let deployment = "models/scorer/deployments/production/default.yaml"
  private static let deploymentText = """
    apiVersion: registrar/v1
    kind: Deployment
    model: scorer
    environment: production
    name: default
    version: 1.1.0
    role: primary
    status: active

    """

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
          && $0.rule.id != RuleDescriptor.staleEvaluation.id
      }
      .map { "\($0.rule.id) \($0.severity.rawValue) \($0.location.path)" }
  }

  @Test(
    "A repository of its own is one thing, and a file at which Git is told not to look is looked at"
  )
  func oddFiles() throws {
    let fixture = try branched()
    try fixture.sandbox.git("init", "--quiet", "models/nested")
    try fixture.sandbox.write("kind: Nothing\n", to: "models/nested/model.yaml")
    try fixture.sandbox.git("update-index", "--assume-unchanged", Self.model)
    try fixture.sandbox.write("a: b: c\n", to: Self.model)
    let found = try judge(fixture, at: .workTree)
    #expect(!found.contains { $0.hasSuffix("models/nested/model.yaml") })
    #expect(found.contains("RG1002 error \(Self.model)"))
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
    try fixture.commit([Self.deployment: Self.deploymentText])
    #expect(try judge(fixture).isEmpty)
    try fixture.sandbox.git("checkout", "-q", "main")
    try fixture.commit(["registry.yaml": Sample.registry(required: 1)], seconds: 1_700_000_200)
    try fixture.sandbox.git("checkout", "-q", "feature")
    #expect(
      try judge(fixture) == ["RG3001 error \(Self.deployment)"])
  }

  @Test("What the base has too is a warning; what was mended there since is mended once it lands")
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
    #expect(try judge(fixture) == ["RG1004 error datasets/x.yaml"])
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

  @Test(
    "Whichever way a forge lands a change, what lands is judged as the change was",
    arguments: ["merge", "squash", "rebase"])
  func landings(_ method: String) throws {
    let fixture = try branched()
    try fixture.commit(["people/eve.yaml": Sample.person("eve")], message: "add Eve")
    let bad = "datasets/x.yaml"
    try fixture.commit([bad: "kind: Dataset\n"], message: "add a data set", seconds: 1_700_000_150)
    try fixture.sandbox.git("checkout", "-q", "main")
    try fixture.commit(["people/kim.yaml": Sample.person("kim")], seconds: 1_700_000_200)
    let proposed = try judge(fixture, at: .named("feature"))
    #expect(proposed == ["RG1004 error \(bad)"])
    try fixture.sandbox.git("checkout", "-q", "-b", "landed", "main")
    switch method {
    case "merge": try fixture.sandbox.git("merge", "-q", "--no-ff", "--no-edit", "feature")
    case "squash":
      try fixture.sandbox.git("merge", "-q", "--squash", "feature")
      try fixture.sandbox.git("commit", "-q", "-m", "squashed")
    default:
      try fixture.sandbox.git("checkout", "-q", "feature")
      try fixture.sandbox.git("rebase", "-q", "main")
      try fixture.sandbox.git("checkout", "-q", "landed")
      try fixture.sandbox.git("merge", "-q", "--ff-only", "feature")
    }
    let comparison = try BaseComparison(fixture.location(), base: "main", head: .head)
    #expect(comparison.paths == [bad, "people/eve.yaml"])
    #expect(comparison.lineage == .linear)
    #expect(comparison.authors.keys.sorted() == comparison.paths)
    #expect(try judge(fixture) == proposed)
  }

  @Test("An edit that a merge makes itself has the author of the merge")
  func evilMerge() throws {
    let fixture = try branched()
    try fixture.sandbox.git("checkout", "-q", "-b", "side")
    try fixture.commit(["people/eve.yaml": Sample.person("eve")])
    try fixture.sandbox.git("checkout", "-q", "feature")
    try fixture.commit(["people/kim.yaml": Sample.person("kim")], seconds: 1_700_000_150)
    try fixture.sandbox.git("merge", "-q", "--no-commit", "--no-ff", "side")
    try fixture.sandbox.write(Sample.model + "labels: {a: b}\n", to: Self.model)
    try fixture.sandbox.git("add", "--all")
    try fixture.sandbox.git(
      "commit", "-q", "-m", "merge", overriding: ["GIT_AUTHOR_EMAIL": "mallory@example.org"])
    let comparison = try BaseComparison(fixture.location(), base: "main", head: .head)
    #expect(comparison.authors[Self.model]?.map(\.email) == ["mallory@example.org"])
    #expect(comparison.authors["people/eve.yaml"]?.map(\.email) == ["ada@example.org"])
  }

  @Test("What is judged is what would land: the base may have moved meanwhile")
  func landed() throws {
    let fixture = try branched()
    try fixture.commit([Self.deployment: Self.deploymentText])
    try fixture.sandbox.git("checkout", "-q", "main")
    try fixture.commit(
      [Self.version: Sample.version("1.1.0", status: "withdrawn")], seconds: 1_700_000_200)
    try fixture.sandbox.git("checkout", "-q", "feature")
    let path = "models/scorer/deployments/production/default.yaml"
    #expect(try judge(fixture).filter { $0.hasPrefix("RG3002") } == ["RG3002 error \(path)"])
    let tree = try judge(fixture, at: .workTree)
    #expect(tree.filter { $0.hasPrefix("RG3002") } == ["RG3002 error \(path)"])
  }

  @Test(
    "A registry that moves by its own change, or whose base cannot be read, has no rules to pass")
  func authorityLost() throws {
    let moved = try branched()
    try moved.sandbox.git("rm", "-q", "--cached", "-r", ".")
    try moved.sandbox.git("commit", "-q", "--allow-empty", "-m", "all gone")
    let location = RegistryLocation(
      try Repository.open(at: moved.sandbox.directory), root: try TreePath("sub"))
    #expect {
      _ = try BaseComparison(location, base: "main", head: .head)
        .change(asOf: Timestamp(seconds: 1_796_040_000))
    } throws: { error in
      if case WorkflowError.registryMoved(from: "registry.yaml", _) = error { true } else { false }
    }
    let broken = try WorkflowFixture(["registry.yaml": "- broken\n"])
    try broken.sandbox.git("checkout", "-q", "-b", "feature")
    try broken.commit(["registry.yaml": Sample.registry()])
    #expect(try judge(broken).isEmpty)
    try broken.commit([Self.model: Sample.model + "labels: {a: b}\n"], seconds: 1_700_000_150)
    #expect {
      try judge(broken)
    } throws: { error in
      if case WorkflowError.baseIsBroken = error { true } else { false }
    }
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
