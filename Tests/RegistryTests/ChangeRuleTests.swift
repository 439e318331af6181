import Findings
import Registry
import Testing

@Suite("Rules between a base and a head")
struct ChangeRuleTests {
  /// What the change of the file at `path` from `old` to `new` breaks, as `id place`.
  private func findings(
    _ path: String, _ old: String?, _ new: String?, base: [String: String?] = [:]
  ) throws -> (found: [String], expected: [String]) {
    let before = MarkedRegistry(Sample.with(base.merging([path: old]) { $1 }))
    let after = MarkedRegistry(Sample.with(base.merging([path: new]) { $1 }))
    let findings = breaches(
      ProposedChange(
        from: try before.snapshot(), to: try after.snapshot(), paths: [path], asOf: noon))
    return (findings.map { "\($0.rule.id) \(Place.of($0))" }, after.places)
  }

  /// What `change` breaks of the rules that schemas declare.
  private func breaches(_ change: ProposedChange) -> [Finding] {
    let ids = Set(ChangeRules.all.map(\.id))
    return ChangeJudgement(change).introduced.filter { ids.contains($0.rule.id) }
  }

  @Test(
    "RG4001: what a version that left its draft consists of is frozen",
    arguments: ["released", "deprecated", "withdrawn"])
  func immutable(_ status: String) throws {
    let old = Sample.versionText(status: status)
    let new = old.replacing(
      "  - uri: https://models.fernwood.example/scorer/1.0.0\n    digest: \(Sample.digest)\n",
      with: "  - uri: «https://models.fernwood.example/b»\n    digest: \(Sample.digest)\n")
    let result = try findings(Sample.version, old, new)
    #expect(result.found == result.expected.map { "RG4001 \($0)" })
  }

  @Test("RG4001: a key that is added, or taken away, is a change too")
  func addition() throws {
    let plain = Sample.versionText()
    let more = plain + "parameters:\n  depth: 6\n"
    #expect(try findings(Sample.version, plain, more).found.map { $0.prefix(6) } == ["RG4001"])
    #expect(try findings(Sample.version, more, plain).found.map { $0.prefix(6) } == ["RG4001"])
  }

  @Test("RG4001: a draft may change, and so may the notes of a release and the layout of anything")
  func mutable() throws {
    let draft = Sample.versionText(status: "draft")
    #expect(
      try findings(Sample.version, draft, draft.replacing("/1.0.0\n", with: "/b\n")).found.isEmpty)
    let released = Sample.versionText()
    #expect(try findings(Sample.version, released, released + "notes: More words.\n").found.isEmpty)
    let spelled = released.replacing("version: 1.0.0", with: "version:   \"1.0.0\"  # same")
    #expect(try findings(Sample.version, released, spelled).found.isEmpty)
  }

  @Test("RG4001: releasing may still complete the draft, since the base decides")
  func release() throws {
    let draft = Sample.versionText(status: "draft")
    let released = Sample.versionText().replacing("/1.0.0\n", with: "/final\n")
    #expect(try findings(Sample.version, draft, released).found.isEmpty)
  }

  @Test("RG4002: an evaluation is on record: it neither changes nor goes")
  func appendOnly() throws {
    let text = Sample.evaluationText(results: Sample.result("accuracy", "0.9"))
    let changed = Sample.evaluationText(results: Sample.result("accuracy", "0.91"))
    let expected = ["RG4002 \(Sample.evaluation)"]
    #expect(try findings(Sample.evaluation, text, changed).found == expected)
    #expect(try findings(Sample.evaluation, text, nil).found == expected)
    #expect(try findings(Sample.evaluation, text, text + "# a comment\n").found.isEmpty)
    #expect(try findings(Sample.evaluation, nil, text).found.isEmpty)
    #expect(
      try findings(Sample.evaluation, text, changed.replacing("0.91", with: "0.90")).found.isEmpty)
  }

  @Test("RG4002: a file that can no longer be read counts as gone")
  func unreadable() throws {
    let text = Sample.evaluationText(results: Sample.result("accuracy", "0.9"))
    #expect(try findings(Sample.evaluation, text, "- x\n").found == ["RG4002 \(Sample.evaluation)"])
  }

  @Test(
    "RG4003: a version moves along its transitions only",
    arguments: [
      ("draft", "released", true), ("draft", "withdrawn", true), ("draft", "deprecated", false),
      ("released", "deprecated", true), ("released", "withdrawn", true),
      ("released", "draft", false),
      ("deprecated", "released", true), ("deprecated", "draft", false),
      ("withdrawn", "released", false), ("withdrawn", "draft", false),
    ])
  func transitions(_ old: String, _ new: String, _ isAllowed: Bool) throws {
    let result = try findings(
      Sample.version, Sample.versionText(status: old),
      Sample.versionText(status: isAllowed ? new : "«\(new)»"))
    #expect(result.found == result.expected.map { "RG4003 \($0)" })
    #expect(result.expected.isEmpty == isAllowed)
  }

  @Test(
    "RG4004: what was released, or active, is not removed; drafts and experiments are",
    arguments: [
      ("released", true), ("deprecated", true), ("withdrawn", true), ("draft", false),
    ])
  func undeletable(_ status: String, _ isRefused: Bool) throws {
    let found = try findings(Sample.version, Sample.versionText(status: status), nil).found
    #expect(found == (isRefused ? ["RG4004 \(Sample.version)"] : []))
  }

  @Test("RG4004: a model that left the laboratory stays, another may go")
  func models() throws {
    let model = Sample.modelText()
    #expect(try findings(Sample.model, model, nil).found == ["RG4004 \(Sample.model)"])
    let experiment = model.replacing("lifecycle: active", with: "lifecycle: experimental")
    #expect(try findings(Sample.model, experiment, nil).found.isEmpty)
  }

  @Test("The base's registry.yaml says how much a breach weighs, the head's has no say")
  func authority() throws {
    let off = Sample.registry(rules: "rules: {RG4004: {severity: \"off\"}}")
    #expect(
      try findings(
        Sample.version, Sample.versionText(), nil, base: ["registry.yaml": off]
      ).found.isEmpty)
    let base = try MarkedRegistry(Sample.files).snapshot()
    let head = try MarkedRegistry(Sample.with(["registry.yaml": off, Sample.version: nil]))
      .snapshot()
    let found = breaches(
      ProposedChange(from: base, to: head, paths: ["registry.yaml", Sample.version], asOf: noon))
    #expect(found.map(\.rule) == [ChangeRules.undeletable])
  }

  @Test("The schema of the base decides, and a condition that cannot be judged protects")
  func schemas() throws {
    let schema = try #require(
      SchemaSet.builtInFiles.first { $0.path == "team.schema.json" }
    ).text
    func removal(_ annotation: String) throws -> [RuleDescriptor] {
      let own = schema.replacing(
        "\"title\": \"Team\",",
        with: "\"title\": \"Team\", \"x-registrar-undeletable\": \(annotation),")
      let base = try MarkedRegistry(Sample.with(["schemas/team.schema.json": own])).snapshot()
      let head = try MarkedRegistry(Sample.with(["teams/risk.yaml": nil])).snapshot()
      return breaches(ProposedChange(from: base, to: head, paths: ["teams/risk.yaml"], asOf: noon))
        .map(\.rule)
    }
    #expect(try removal("true") == [ChangeRules.undeletable])
    #expect(try removal("false").isEmpty)
    #expect(try removal("{\"when\": {\"required\": [\"handle\"]}}").isEmpty)
    #expect(try removal("{\"when\": {\"type\": 5}}") == [ChangeRules.undeletable])
  }
}
