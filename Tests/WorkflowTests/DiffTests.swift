import Documents
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("The difference of two registries", .timeLimit(.minutes(20)))
struct DiffTests {
  private static let evaluations = "models/scorer/evaluations"

  private static func evaluation(
    _ version: String, _ id: String, _ metrics: String
  ) -> (String, String) {
    (
      "\(evaluations)/\(version)/\(id.prefix(7))/\(id).yaml",
      """
      apiVersion: registrar/v1
      kind: Evaluation
      model: scorer
      version: \(version)
      id: \(id)
      purpose: release
      evaluatedAt: \(id.prefix(10))T10:00:00Z
      results:
        - dataset:
            uri: https://data.fernwood.example/holdout
          metrics:
      \(metrics)
      """
    )
  }

  private static func metric(_ name: String, _ value: String, _ direction: String = "higher")
    -> String
  {
    "      - name: \(name)\n        value: \(value)\n        direction: \(direction)\n"
  }

  /// The words for what `files` change in the registry of the fixture; nil takes a file away.
  private func diff(
    _ base: [String: String] = [:], _ files: [String: String?]
  ) throws -> DiffText {
    let fixture = try WorkflowFixture(base)
    for (path, text) in files {
      if let text {
        try fixture.sandbox.write(text, to: path)
      } else {
        try fixture.sandbox.git("rm", "-q", path)
      }
    }
    return DiffText(
      try RegistryDiff(fixture.location(), from: "HEAD", to: .workTree, fromMergeBase: false))
  }

  @Test("Nothing is no text, an empty list, and a sentence in a comment")
  func nothing() throws {
    let text = try diff([:], ["people/ada.yaml": Sample.person("ada") + "# a remark\n"])
    #expect(text.plain == "")
    #expect(text.value == ["changes": .array([]), "files": .array([])])
    #expect(
      text.markdown()
        == "<!-- registrar diff -->\n### What changes in the registry\n\nNothing of meaning.\n")
  }

  @Test("A version that is released, a model that comes, a file that is none of ours")
  func sentences() throws {
    let text = try diff(
      [:],
      [
        "models/scorer/versions/2.0.0.yaml": Sample.version("2.0.0"),
        "models/pricer/model.yaml": Sample.model.replacing("name: scorer", with: "name: pricer"),
        "NOTES.md": "x", "people/bob.yaml": nil,
      ])
    #expect(
      text.plain == """
        Remove person:bob
            status: active (removed)
        Register pricer
            title: Scorer
            owner: team:risk
            lifecycle: active
        Release scorer@2.0.0
            status: draft -> released
        Add NOTES.md

        """)
  }

  @Test("A metric says how far it moved from the version before, and what its threshold says")
  func metrics() throws {
    let old = Self.evaluation("1.0.0", "2026-11-20-a", Self.metric("accuracy", "0.91"))
    let new = Self.evaluation(
      "1.1.0", "2026-11-21-b",
      Self.metric("accuracy", "0.885") + Self.metric("f1", "0.7"))
    let text = try diff([old.0: old.1], [new.0: new.1])
    let place = "https://data.fernwood.example/holdout"
    #expect(
      text.plain == """
        Record scorer@1.1.0/eval:2026-11-21-b
            accuracy 0.885 on \(place), -0.025 from 0.91 of scorer@1.0.0; threshold >= 0.9 missed
            f1 0.7 on \(place)

        """)
    let metric = text.value["changes"]?.elements.first?["metrics"]?.elements.first
    #expect(
      metric?["previous"]
        == ["value": .number("0.91"), "version": "scorer@1.0.0", "difference": "-0.025"])
    #expect(
      metric?["thresholds"] == [["op": ">=", "value": .number("0.9"), "met": .boolean(false)]])
  }

  @Test("A value is compared with the same version's own before that of another")
  func sameVersion() throws {
    let other = Self.evaluation("1.0.0", "2026-11-20-a", Self.metric("accuracy", "0.99"))
    let old = Self.evaluation("1.1.0", "2026-11-20-b", Self.metric("accuracy", "0.9"))
    let new = Self.evaluation("1.1.0", "2026-11-21-c", Self.metric("accuracy", "0.92"))
    let text = try diff([other.0: other.1, old.0: old.1], [new.0: new.1])
    #expect(text.plain.contains("+0.02 from 0.9 of scorer@1.1.0; threshold >= 0.9 met"))
  }

  @Test("A deployment says from which version to which")
  func deployment() throws {
    let path = "models/scorer/deployments/production/default.yaml"
    func text(_ version: String) -> String {
      """
      apiVersion: registrar/v1
      kind: Deployment
      model: scorer
      environment: production
      name: default
      version: \(version)
      role: primary
      status: active

      """
    }
    #expect(
      try diff([path: text("1.0.0")], [path: text("1.1.0")]).plain
        == "Promote scorer@1.1.0 to production (was 1.0.0)\n    version: 1.0.0 -> 1.1.0\n")
    #expect(
      try diff([path: text("1.1.0")], [path: text("1.0.0")]).plain
        .hasPrefix("Roll back scorer in production to 1.0.0 (was 1.1.0)\n"))
  }

  @Test("What both sides did alike is no difference, and histories need not be related")
  func alike() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(["docs/x.md": "x\n"], message: "add a note")
    try fixture.sandbox.git("checkout", "-q", "-b", "feature")
    for branch in ["feature", "main"] {
      try fixture.sandbox.git("checkout", "-q", branch)
      try fixture.sandbox.git("rm", "-q", "docs/x.md")
      try fixture.commit(["notes.md": "same\n"], message: branch, seconds: 1_700_000_300)
    }
    func plain(_ base: String, _ head: String, fromMergeBase: Bool = false) throws -> String {
      DiffText(
        try RegistryDiff(
          fixture.location(), from: base, to: .named(head), fromMergeBase: fromMergeBase)
      ).plain
    }
    #expect(try plain("main", "feature") == "")
    #expect(
      try plain("main", "feature", fromMergeBase: true) == "Remove docs/x.md\nAdd notes.md\n")
    try fixture.sandbox.git("checkout", "-q", "--orphan", "other")
    try fixture.sandbox.git("commit", "-q", "-m", "another beginning")
    #expect(try plain("main", "other") == "")
  }

  @Test("In a comment nothing quoted is markup, and what does not fit is counted")
  func markdown() throws {
    let title = Sample.model.replacing("Scorer  #", with: "\"@ada *#1* <b>\"  #")
    #expect(
      try diff([:], ["models/scorer/model.yaml": title]).markdown() == """
        <!-- registrar diff -->
        ### What changes in the registry

        - **Set title of scorer**
          - title: Scorer -&gt; &#64;ada \\*&#35;1\\* &lt;b&gt;

        """)
    let many = Dictionary(
      uniqueKeysWithValues: (0..<100).map { ("docs/note-\($0).md", "x" as String?) })
    let short = try diff([:], many).markdown(limit: 1_000)
    #expect(short.utf8.count <= 1_000)
    let shown = short.split(separator: "\n").count { $0.hasPrefix("- ") }
    #expect(short.hasSuffix("\nand \(100 - shown) more\n") && shown > 20)
  }
}
