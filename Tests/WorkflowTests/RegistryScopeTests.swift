import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing

@testable import Workflow

@Suite("The part of a registry that a change concerns", .timeLimit(.minutes(20)))
struct RegistryScopeTests {
  static let noon = Timestamp(seconds: 1_796_040_000)

  /// The example registry on main, with a branch `feature` checked out.
  func example() throws -> GitSandbox {
    let sandbox = try GitSandbox()
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "example-registry").path(percentEncoded: false)
    for file in try FileManager.default.subpathsOfDirectory(atPath: source) {
      guard let text = try? String(contentsOfFile: "\(source)/\(file)", encoding: .utf8) else {
        continue
      }
      try sandbox.write(text, to: file)
    }
    try sandbox.git("add", "-A")
    try sandbox.git("commit", "-q", "-m", "Begin the registry")
    try sandbox.git("checkout", "-q", "-b", "feature")
    return sandbox
  }

  /// What the change brings, as far as `scope` goes.
  func introduced(
    _ comparison: BaseComparison, in scope: RegistryScope?
  ) throws -> [String] {
    told(try comparison.change(asOf: Self.noon, in: scope))
  }

  /// What it brings as people see it.
  func introduced(_ comparison: BaseComparison) throws -> [String] {
    told(try comparison.change(asOf: Self.noon))
  }

  private func told(_ judged: (change: ProposedChange, start: Snapshot?)) -> [String] {
    HumanFindings().text(ChangeJudgement(judged.change, since: judged.start).introduced)
      .split(separator: "\n").map(String.init)
  }

  func location(_ sandbox: GitSandbox) throws -> RegistryLocation {
    RegistryLocation(try Repository.open(at: sandbox.directory), root: nil)
  }

  @Test("What a part of the registry shows of a change is what all of it shows", arguments: 0..<3)
  func sameFindings(_ remainder: Int) throws {
    let sandbox = try example()
    let location = try location(sandbox)
    let documents = try location.view(at: location.repository.head().commit).entries()
      .map(\.path).filter { $0.contains("/") && RegistryPath.isDocument($0) }
    let models = documents.count { $0.hasSuffix("/model.yaml") }
    let store = try #require(DocumentStore(location))
    // Documents within models and outside of them, by turns changed in three ways, moved, and removed.
    var (partial, spoken) = (0, 0)
    for (number, path) in documents.enumerated() where number % 9 == remainder * 3 {
      let text = try String(contentsOfFile: "\(sandbox.directory)/\(path)", encoding: .utf8)
      switch number / 9 % 5 {
      case 0: try sandbox.write(text.replacing("version: ", with: "version: 9"), to: path)
      case 1: try sandbox.git("rm", "-q", path)
      case 2: try sandbox.git("mv", path, path.replacing(".yaml", with: "-2.yaml"))
      case 3: try sandbox.write(text + "owner: team:nobody\n", to: path)
      default: try sandbox.write("a: b: c\n", to: path)
      }
      let comparison = try BaseComparison(location, base: "main", head: .workTree)
      let seen = try introduced(comparison)
      #expect(seen == (try introduced(comparison, in: nil)), "\(path)")
      // What was read before is known, and so is who names whom.
      let stored = try BaseComparison(location, base: "main", head: .workTree, store: store)
      let change = try stored.change(asOf: Self.noon)
      #expect(seen == told(change), "\(path), with what is kept")
      partial += change.change.base.all(.model).count < models ? 1 : 0
      spoken += seen.isEmpty ? 0 : 1
      try sandbox.git("reset", "-q", "--hard")
      try sandbox.git("clean", "-q", "-fd")
    }
    #expect(partial > documents.count / 18)
    #expect(spoken > documents.count / 18)
  }

  @Test("Of models that do not change nothing is read, but for what the change names of them")
  func readsPart() throws {
    let sandbox = try example()
    let path = "models/credit/limit-advisor/model.yaml"
    let model = try String(contentsOfFile: "\(sandbox.directory)/\(path)", encoding: .utf8)
    try sandbox.write(model + "replacedBy: support/intent-router\n", to: path)
    let comparison = try BaseComparison(location(sandbox), base: "main", head: .workTree)
    let base = try comparison.change(asOf: Self.noon).change.base
    let whole = ["models/credit/limit-advisor/", "models/support/intent-router/"]
    let folders = Dictionary(
      grouping: base.documentPaths.filter { $0.hasPrefix("models/") },
      by: { path in whole.first { path.hasPrefix($0) } })
    #expect(whole.allSatisfy { folders[$0]?.count ?? 0 > 3 })
    #expect(folders[nil]?.count ?? 0 > 5)
    #expect(folders[nil]?.allSatisfy { $0.hasSuffix("/model.yaml") } == true)
    #expect(base.all(.model).count == whole.count)
    #expect(base.documentPaths.contains("people/ines-carvalho.yaml"))
  }

  @Test("A folder of a namespace that holds no model is none to those who name it")
  func folderWithoutModel() throws {
    let sandbox = try example()
    let path = "models/credit/limit-advisor/model.yaml"
    let model = try String(contentsOfFile: "\(sandbox.directory)/\(path)", encoding: .utf8)
    try sandbox.write("# Notes.\n", to: "models/support/nothing/notes.md")
    try sandbox.git("add", "-A")
    try sandbox.git("commit", "-q", "-m", "Take notes")
    try sandbox.git("branch", "-q", "-f", "main")
    try sandbox.write(model + "replacedBy: support/nothing\n", to: path)
    try sandbox.git("commit", "-q", "-a", "-m", "Name what is not there")
    let comparison = try BaseComparison(location(sandbox), base: "main", head: .head)
    #expect(try comparison.reach() != nil)
    let seen = try introduced(comparison)
    #expect(seen.contains { $0.contains("there is no model 'support/nothing'") })
    #expect(seen == (try introduced(comparison, in: nil)))
  }

  @Test("No folder without a model is proposed to who misspells its name")
  func phantom() throws {
    let sandbox = try example()
    try sandbox.write("# Notes.\n", to: "models/support/nothing/notes.md")
    let system = try String(
      contentsOfFile: "\(sandbox.directory)/systems/loan-desk/system.yaml", encoding: .utf8)
    try sandbox.write(
      system.replacing("credit/scorer", with: "support/nothingg"),
      to: "systems/loan-desk/system.yaml")
    try sandbox.git("add", "-A")
    try sandbox.git("commit", "-q", "-m", "Misspell")
    let location = try location(sandbox)
    let view = location.view(at: try location.repository.head().commit)
    let whole = try Snapshot.load(view).findings(asOf: Self.noon)
    #expect(whole.contains { $0.summary.contains("support/nothingg") })
    #expect(try RegistryJudgement(view, asOf: Self.noon).findings == whole)
  }

  @Test("What lands is the head: files that come, change, go and are no documents")
  func landing() throws {
    let sandbox = try example()
    let scorer = "models/credit/scorer/model.yaml"
    try sandbox.write("a: b: c\n", to: scorer)
    try sandbox.git("rm", "-q", "-r", "people/ines-carvalho.yaml", "models/support/assistant")
    try sandbox.write("Words.\n", to: "models/support/assistant")
    try sandbox.write("kind: Team\n", to: "teams/new.yaml")
    try sandbox.write("Words.\n", to: "people/notes.txt")
    try sandbox.git("add", "-A")
    try sandbox.git("commit", "-q", "-m", "Change much")
    let location = try location(sandbox)
    let comparison = try BaseComparison(location, base: "main", head: .head)
    let landed = try comparison.change(asOf: Self.noon).change.head
    let head = try Snapshot.load(location.view(at: location.repository.head().commit))
    #expect(landed.findings(asOf: Self.noon) == head.findings(asOf: Self.noon))
    #expect(landed.documentPaths == head.documentPaths)
    #expect(landed.otherPaths == head.otherPaths)
    #expect(landed.otherPaths.contains("models/support/assistant"))
    #expect(landed.fileFindings.contains { $0.location.path == scorer })
  }

  @Test("A name that is like one that was not read is told as if it had been")
  func names() throws {
    let sandbox = try example()
    let model = try String(
      contentsOfFile: "\(sandbox.directory)/models/credit/scorer/model.yaml", encoding: .utf8)
    let name = "credit/Limit-advisor"
    try sandbox.write(
      model.replacing("name: credit/scorer", with: "name: \(name)"),
      to: "models/\(name)/model.yaml")
    let comparison = try BaseComparison(location(sandbox), base: "main", head: .workTree)
    #expect(try comparison.reach() != nil)
    let seen = try introduced(comparison)
    #expect(seen == (try introduced(comparison, in: nil)))
    #expect(seen.contains { $0.contains("in case only") }, "\(seen)")
  }

  @Test(
    "A part of a model that is called 'model' hides nothing beside it", arguments: [true, false])
  func called(_ isThere: Bool) throws {
    let sandbox = try example()
    let folder = "models/credit/limit-advisor/deployments/production"
    let path = "\(folder)/default.yaml"
    let text = try String(contentsOfFile: "\(sandbox.directory)/\(path)", encoding: .utf8)
    try sandbox.write(
      text.replacing("name: default", with: "name: model")
        .replacing("role: primary", with: "role: canary"), to: "\(folder)/model.yaml")
    if isThere {
      try sandbox.git("add", "-A")
      try sandbox.git("commit", "-q", "-m", "Another deployment")
      try sandbox.git("branch", "-q", "-f", "main")
    }
    try sandbox.write("kind: Nothing\n", to: path)
    try sandbox.git("add", "-A")
    try sandbox.git("commit", "-q", "-m", "Break the first")
    let comparison = try BaseComparison(location(sandbox), base: "main", head: .head)
    #expect(try comparison.reach() != nil)
    let seen = try introduced(comparison)
    #expect(seen.contains { $0.hasPrefix("\(path):") })
    #expect(seen == (try introduced(comparison, in: nil)))
  }

  @Test("A namespace that is a model too is read whole")
  func nested() throws {
    let sandbox = try example()
    let outer = try String(
      contentsOfFile: "\(sandbox.directory)/models/credit/scorer/model.yaml", encoding: .utf8)
    try sandbox.write(
      outer.replacing("name: credit/scorer", with: "name: credit"), to: "models/credit/model.yaml")
    try sandbox.git("add", "-A")
    try sandbox.git("commit", "-q", "-m", "A model named as a namespace is")
    try sandbox.git("branch", "-q", "-f", "main")
    try sandbox.write("# Another line.\n", to: "models/fraud/detector/notes.yaml")
    let comparison = try BaseComparison(location(sandbox), base: "main", head: .workTree)
    let base = try comparison.change(asOf: Self.noon).change.base
    #expect(base.documentPaths.contains("models/credit/scorer/model.yaml"))
    #expect(try introduced(comparison) == introduced(comparison, in: nil))
  }

  @Test(
    "A write that reads what it is about does and refuses what one does that reads everything",
    arguments: [
      ("credit/scorer", "owner=team:nobody"), ("credit/scorer", "replacedBy=support/assistant"),
      ("credit/scorer", "replacedBy=support/asistant"), ("credit/scorer", "lifecycle=archived"),
      ("credit/scorer", "replacedBy=hr/nothing"), ("credit/scorer", "labels.tier=1"),
      ("credit/scorrer", "labels.tier=1"), ("credit/scorer@2.1.0", "status=draft"),
      ("credit/scorer@latest", "status=deprecated"),
      ("support/assistant#production", "version=9.9.9"),
      ("person:ines-carvalho", "status=left"), ("team:model-risk", "handle=@fernwood/risk"),
      ("system:loan-desk", "models+=credit/nothing"),
    ])
  func writes(_ reference: String, _ assignment: String) throws {
    let sandbox = try example()
    let writer = Writer(try location(sandbox))
    let subjects: [EntityRef] =
      switch try ReferenceText(reference) {
      case .exact(let ref): [ref]
      case .latest(let model): [.model(model)]
      }
    func said(_ subjects: [EntityRef]?) throws -> String {
      let tip = try writer.location.repository.head().commit
      do {
        let draft = try writer.draft(on: tip, asOf: Self.noon, about: subjects) {
          context in
          try Operation.set(
            try context.snapshot.resolve(reference), [try Assignment(assignment)], in: context)
        }
        return draft.plan.message(nil) + HumanFindings().text(draft.findings)
      } catch WorkflowError.refused(let findings) {
        return HumanFindings().text(findings)
      } catch RegistryError.noSuchReference(let text, let similar) {
        return "\(text) \(similar ?? "")"
      }
    }
    let seen = try said(subjects)
    #expect(seen == (try said(nil)))
    #expect(!seen.isEmpty)
  }

  @Test(
    "What all may depend on has all of the registry read; whose dependents are read is known",
    arguments: [
      ("registry.yaml", false, nil), ("schemas/model.schema.json", false, nil),
      ("models", false, nil), ("schemas", false, nil), ("people", false, nil),
      ("trust/allowed_signers", false, nil), ("policies/a.yaml", false, nil),
      ("waivers/a/waiver.yaml", false, nil), ("waivers/a/approvals/b.yaml", true, nil),
      ("people/ada.yaml", false, ["person:ada"]), ("people/ada.yaml", false, ["person:ada"]),
      ("datasets/x.yaml", true, ["dataset:x"]), ("notes/x.md", false, []),
      ("README.md", false, []), ("models/a/model.yaml", false, []),
      ("models/a/b/versions/1.0.0.yaml", false, []),
      ("models/a/b/versions/1.0.0.yaml", true, ["a/b@1.0.0"]), ("models/README.md", false, []),
    ] as [(String, Bool, [String]?)])
  func reach(_ path: String, _ removes: Bool, _ concerned: [String]?) {
    let reach = ChangeReach(changing: [path, "models/c/model.yaml"]) {
      $0 == path && removes
    }
    #expect(reach?.concerned.map(\.description).sorted() == concerned)
  }

  /// What is told of a change of the example, in which the returns predictor is changed first, on main.
  private func told(
    _ words: String, _ more: String, change: (GitSandbox) throws -> Void
  ) throws -> [String] {
    let sandbox = try example()
    let path = "models/supply/returns-predictor/model.yaml"
    let model = try String(contentsOfFile: "\(sandbox.directory)/\(path)", encoding: .utf8)
    try sandbox.write(model.replacing("owner: team:supply-planning", with: words) + more, to: path)
    try sandbox.git("commit", "-qam", "Name another")
    try sandbox.git("branch", "-q", "-f", "main")
    try change(sandbox)
    let comparison = try BaseComparison(location(sandbox), base: "main", head: .workTree)
    let seen = try introduced(comparison)
    #expect(seen == (try introduced(comparison, in: nil)))
    return seen
  }

  @Test("Who names a document that cannot be read any more is told so, wherever it is")
  func unreadable() throws {
    let seen = try told("owner: team:supply-planning", "replacedBy: support/assistant\n") {
      try $0.write("a: b: c\n", to: "models/support/assistant/model.yaml")
    }
    #expect(seen.contains { $0.contains("'support/assistant' cannot be read") })
  }

  @Test("What comes where a name led to nothing is judged where it was named")
  func comes() throws {
    let seen = try told("owner: person:zoe", "") {
      try $0.write(
        "apiVersion: registrar/v1\nkind: Person\nname: zoe\nstatus: left\n", to: "people/zoe.yaml")
    }
    #expect(seen.contains { $0.contains("who left") })
  }

  @Test("What names nothing at all is told, and nothing more is read for it")
  func dangling() throws {
    let sandbox = try example()
    try sandbox.write(
      """
      apiVersion: registrar/v1
      kind: Dataset
      name: fresh
      title: Fresh rows
      owner: team:nobody

      """, to: "datasets/fresh.yaml")
    let comparison = try BaseComparison(location(sandbox), base: "main", head: .workTree)
    let rules = ChangeJudgement(try comparison.change(asOf: Self.noon).change).introduced
      .map { $0.rule.id.description }
    #expect(rules == ["RG1301"])
  }
}
