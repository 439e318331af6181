import Registry
import Testing

/// One reference of every form, with the path it stands for.
enum EveryForm {
  static let table = [
    ("registry", "registry.yaml"), ("person:7f3a", "people/7f3a.yaml"),
    ("team:risk", "teams/risk.yaml"), ("dataset:holdout", "datasets/holdout.yaml"),
    ("credit/scorer", "models/credit/scorer/model.yaml"), ("scorer", "models/scorer/model.yaml"),
    ("credit/scorer@2.1.0-rc.1+b", "models/credit/scorer/versions/2.1.0-rc.1+b.yaml"),
    (
      "scorer@2.1.0/eval:2026-11-23-holdout-3fa91c02",
      "models/scorer/evaluations/2.1.0/2026-11/2026-11-23-holdout-3fa91c02.yaml"
    ),
    ("credit/scorer@2.1.0/approval:ada-1", "models/credit/scorer/approvals/2.1.0/ada-1.yaml"),
    ("scorer#production", "models/scorer/deployments/production/default.yaml"),
    ("credit/scorer#production/eu", "models/credit/scorer/deployments/production/eu.yaml"),
    ("system:loan-desk", "systems/loan-desk/system.yaml"),
    ("risk:loan-desk/r1", "systems/loan-desk/risks/r1.yaml"),
    ("incident:loan-desk/i1", "systems/loan-desk/incidents/i1.yaml"),
    ("policy:p", "policies/p.yaml"), ("waiver:w", "waivers/w/waiver.yaml"),
    ("waiver:w/approval:ada-1", "waivers/w/approvals/ada-1.yaml"),
  ]
}

@Suite("References")
struct ReferenceTests {
  @Test("A reference reads back as it is written", arguments: EveryForm.table)
  func roundTrip(_ text: String, _ path: String) throws {
    let reference = try ReferenceText(text)
    guard case .exact(let ref) = reference else {
      Issue.record("\(text) names nothing outright")
      return
    }
    #expect(ref.description == text)
  }

  @Test(
    "Other spellings name the same",
    arguments: [
      ("model:credit/scorer", "credit/scorer"), ("scorer@v2.1", "scorer@2.1.0"),
      ("scorer#production/default", "scorer#production"),
    ])
  func spellings(_ text: String, _ normal: String) throws {
    #expect(try ReferenceText(text) == ReferenceText(normal))
  }

  @Test("latest is left to the registry to resolve")
  func latest() throws {
    #expect(try ReferenceText("a/b@latest") == .latest(ModelName("a/b")))
  }

  @Test(
    "What names nothing is refused",
    arguments: [
      "", "a/b/c", "A", "a@", "a@x", "a@1.0.0/", "a@1.0.0/eval:x", "a@1.0.0/note:x", "a#", "a#B",
      "a#production/", "team:", "team:a/b", "risk:loan-desk", "waiver:w/x", "unknown:x",
      "registry:x",
      "@1.0.0", "#production", ":x", "a@latest/eval:2026-11-23-a", "a@1.0.0#production",
      "model:a@1.0.0",
    ])
  func refusals(_ text: String) {
    #expect(throws: NameError.self) { try ReferenceText(text) }
  }

  @Test("A kind that is not known is answered with those that are")
  func unknownKind() {
    #expect {
      try ReferenceText("modle:a")
    } throws: { error in
      guard case .unknownKind("modle", let known)? = error as? NameError else { return false }
      return known.contains("model") && !known.contains("registry")
    }
  }

  @Test("Lists go by model, and versions of a model by precedence")
  func order() throws {
    let texts = ["b", "a@2.0.0", "a@10.0.0", "a", "a@2.0.0-rc.1", "team:x"]
    let refs = try texts.map { text -> EntityRef in
      guard case .exact(let ref) = try ReferenceText(text) else { return .registry }
      return ref
    }
    #expect(
      EntityRef.sorted(refs).map(\.description)
        == ["a", "a@2.0.0-rc.1", "a@2.0.0", "a@10.0.0", "b", "team:x"])
  }
}

@Suite("Paths")
struct RegistryPathTests {
  @Test(
    "A path follows from the reference, and the reference from the path", arguments: EveryForm.table
  )
  func roundTrip(_ text: String, _ path: String) throws {
    guard case .exact(let ref) = try ReferenceText(text) else { return }
    #expect(RegistryPath.path(of: ref) == path)
    #expect(RegistryPath.ref(at: path) == ref)
    #expect(RegistryPath.isDocument(path))
  }

  @Test(
    "No identifier is spelled otherwise",
    arguments: [
      "", "registry.yml", "Registry.yaml", "x/registry.yaml", "people/ada.yml", "people/Ada.yaml",
      "people/a/b.yaml", "people/.yaml", "teams/9a.yaml", "models/model.yaml",
      "models/a/b/c/model.yaml", "models/a/versions/2.1.yaml", "models/a/versions/v2.1.0.yaml",
      "models/a/versions/x/2.1.0.yaml", "models/versions/1.0.0.yaml",
      "models/a/versions/model.yaml",
      "models/a/evaluations/1.0.0/2026-10/2026-11-23-a.yaml",
      "models/a/evaluations/1.0.0/2026-11-23-a.yaml", "models/a/approvals/ada-1.yaml",
      "models/a/deployments/production.yaml", "models/a/deployments/production/eu/x.yaml",
      "systems/a.yaml", "systems/a/system/b.yaml", "systems/a/evidence/eu-ai-act.yaml",
      "waivers/w.yaml", "waivers/w/approvals.yaml", "schemas/model.schema.json", "README.md",
      "/people/ada.yaml", "people//ada.yaml", "../people/ada.yaml",
    ])
  func rejections(_ path: String) {
    #expect(RegistryPath.ref(at: path) == nil)
  }

  @Test(
    "YAML in the folders of a registry is meant to be a document, evidence and the rest are not",
    arguments: [
      ("models/a/notes.yaml", true), ("people/ada.yml", true), ("models/a/README.md", false),
      ("docs/x.yaml", false), ("x.yaml", false), ("systems/a/evidence/eu-ai-act.yaml", false),
      ("frameworks/eu.yaml", false), ("people.yaml", false), (".github/workflows/x.yaml", false),
    ])
  func documents(_ path: String, _ expected: Bool) {
    #expect(RegistryPath.isDocument(path) == expected)
  }
}
