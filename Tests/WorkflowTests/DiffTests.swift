import Documents
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("The difference of two registries", .timeLimit(.minutes(10)))
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
    let comparison = try BaseComparison(fixture.location(), base: "HEAD", head: .workTree)
    let change = try comparison.change().change
    return DiffText(RegistryDiff(from: change.base, to: change.head, at: comparison.paths))
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
