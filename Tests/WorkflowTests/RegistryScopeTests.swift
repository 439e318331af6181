import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing

@testable import Workflow

@Suite("The part of a registry that a change concerns", .timeLimit(.minutes(10)))
struct RegistryScopeTests {
  private static let noon = Timestamp(seconds: 1_796_040_000)

  /// The example registry on main, with a branch `feature` checked out.
  private func example() throws -> GitSandbox {
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

  private func introduced(
    _ comparison: BaseComparison, in scope: RegistryScope?
  ) throws -> [String] {
    let (change, start) = try comparison.change(asOf: Self.noon, in: scope)
    return HumanFindings().text(ChangeJudgement(change, since: start).introduced)
      .split(separator: "\n").map(String.init)
  }

  @Test("What a part of the registry shows of a change is what all of it shows")
  func sameFindings() throws {
    let sandbox = try example()
    let location = RegistryLocation(try Repository.open(at: sandbox.directory), root: nil)
    let documents = try location.view(at: location.repository.head().commit).entries()
      .map(\.path).filter { $0.hasPrefix("models/") && $0.hasSuffix(".yaml") }
    // Every fifth document, by turns broken, moved and removed, staged or not.
    var (partial, spoken) = (0, 0)
    for (number, path) in documents.enumerated() where number % 5 == 0 {
      let text = try String(contentsOfFile: "\(sandbox.directory)/\(path)", encoding: .utf8)
      switch number / 5 % 4 {
      case 0: try sandbox.write(text.replacing("version: ", with: "version: 9"), to: path)
      case 1: try sandbox.git("rm", "-q", path)
      case 2: try sandbox.git("mv", path, path.replacing(".yaml", with: "-2.yaml"))
      default: try sandbox.write(text + "owner: team:nobody\n", to: path)
      }
      let comparison = try BaseComparison(location, base: "main", head: .workTree)
      let scope = try comparison.scope()
      let seen = try introduced(comparison, in: scope)
      #expect(seen == (try introduced(comparison, in: nil)), "\(path)")
      partial += scope == nil ? 0 : 1
      spoken += seen.isEmpty ? 0 : 1
      try sandbox.git("reset", "-q", "--hard")
      try sandbox.git("clean", "-q", "-fd")
    }
    #expect(partial == (documents.count + 4) / 5)
    #expect(spoken > partial / 2)
  }

  @Test("Of models that do not change only model.yaml is read")
  func readsPart() throws {
    let sandbox = try example()
    let location = RegistryLocation(try Repository.open(at: sandbox.directory), root: nil)
    let path = "models/credit/limit-advisor/model.yaml"
    try sandbox.git("rm", "-q", path)
    let comparison = try BaseComparison(location, base: "main", head: .workTree)
    let scope = try #require(try comparison.scope())
    let base = try comparison.change(asOf: Self.noon, in: scope).change.base
    let folders = Dictionary(
      grouping: base.documentPaths.filter { $0.hasPrefix("models/") },
      by: { $0.hasPrefix("models/credit/limit-advisor/") })
    #expect(folders[true]?.count ?? 0 > 3)
    #expect(folders[false]?.allSatisfy { $0.hasSuffix("/model.yaml") } == true)
    #expect(base.documentPaths.contains("people/ines-carvalho.yaml"))
  }

  @Test(
    "What others may depend on has all of the registry read",
    arguments: [
      ("registry.yaml", false, false), ("schemas/model.schema.json", true, false),
      ("people/ada.yaml", false, false), ("people/ada.yaml", true, true),
      ("datasets/x.yaml", true, true), ("models", false, false), ("schemas", false, false),
      ("models/a/model.yaml", false, true), ("models/a/b/versions/1.0.0.yaml", true, true),
      ("models/README.md", true, true),
    ])
  func global(_ path: String, _ isNew: Bool, _ isPart: Bool) {
    let scope = RegistryScope(changing: [path, "models/c/model.yaml"]) { _ in isNew }
    #expect((scope != nil) == isPart)
  }

  @Test("A name that may stand in what was left out has all of the registry read")
  func dangling() throws {
    let sandbox = try example()
    let location = RegistryLocation(try Repository.open(at: sandbox.directory), root: nil)
    try sandbox.write(
      """
      apiVersion: registrar/v1
      kind: Dataset
      name: fresh
      title: Fresh rows
      owner: team:nobody

      """, to: "datasets/fresh.yaml")
    let comparison = try BaseComparison(location, base: "main", head: .workTree)
    _ = try #require(try comparison.scope())
    let change = try comparison.change(asOf: Self.noon).change
    let all = try Snapshot.load(location.view(at: comparison.base.id))
    let rules = ChangeJudgement(change).introduced.map { $0.rule.id.description }
    #expect(change.base.documentPaths == all.documentPaths)
    #expect(rules == ["RG1301"])
  }
}
