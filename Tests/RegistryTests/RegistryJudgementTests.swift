import Documents
import Findings
import Git
import Testing

@testable import Registry

@Suite("A registry judged model by model", .timeLimit(.minutes(20)))
struct RegistryJudgementTests {
  @Test("It is found what is found in all of it at once", arguments: 1...24)
  func sameFindings(_ seed: UInt64) throws {
    var damage = try Damage(Example.files.get(), seed: seed)
    for round in 1...3 {
      for _ in 1...4 { damage.strike() }
      let snapshot = try Snapshot.load(damage.view)
      let whole = Self.findingsOfAllAtOnce(snapshot)
      #expect(snapshot.findings(asOf: noon) == whole, "seed \(seed), round \(round)")
      let parts = try RegistryJudgement(damage.view, asOf: noon, partSize: Int(seed) * round)
      #expect(parts.findings == whole, "seed \(seed), round \(round)")
      #expect(parts.files == damage.files.keys.filter(RegistryPath.isDocument).sorted())
    }
  }

  /// What every rule says of the registry as one.
  private static func findingsOfAllAtOnce(_ snapshot: Snapshot) -> [Finding] {
    let subject = SnapshotRule.Subject(snapshot: snapshot, authority: snapshot, on: noon.day)
    let settings = RuleSettings(snapshot.registry)
    let broken = RuleCatalogue.snapshotRules.flatMap {
      ($0.checkPaths?(snapshot.sortedPaths) ?? []) + ($0.checkDocuments?(subject) ?? [])
    }
    return (snapshot.fileFindings + broken)
      .compactMap { settings.apply(to: $0, on: noon.day) }.sorted()
  }

  @Test("Names lead from one model to another, and from outside to models")
  func names() throws {
    let model = "models/credit/scorer/model.yaml"
    let other = "models/fraud/detector/model.yaml"
    func text(_ name: String, base: String) -> String {
      """
      apiVersion: registrar/v1
      kind: Model
      name: \(name)
      summary: One of two.
      owner: team:risk
      replacedBy: \(base)

      """
    }
    var files = MarkedRegistry([
      model: text("credit/scorer", base: "fraud/detector"),
      other: text("fraud/detector", base: "credit/scorrer"),
    ]).files
    let told = try unresolved(files)
    #expect(told == ["\(other): there is no model 'credit/scorrer'; did you mean 'credit/scorer'?"])
    files[other] = Array("a: b: c\n".utf8)
    #expect(
      try unresolved(files) == [
        "\(model): the model 'fraud/detector' cannot be read; mend \(other)"
      ])
  }

  @Test("What is wrong with registry.yaml is told once")
  func once() throws {
    var files = try Example.files.get()
    let path = RegistryPath.registryFile
    let text = String(decoding: try #require(files[path]), as: UTF8.self)
    files[path] = Array(
      text.replacing(
        "environments:\n", with: "environments:\n  - name: production\n", maxReplacements: 1
      )
      .utf8)
    let view = MemoryView(files)
    let snapshot = try Snapshot.load(view)
    let whole = Self.findingsOfAllAtOnce(snapshot)
    #expect(whole.count { $0.rule == .duplicateIdentifier } == 1)
    #expect(snapshot.findings(asOf: noon) == whole)
    #expect(try RegistryJudgement(view, asOf: noon, partSize: 1).findings == whole)
  }

  private func unresolved(_ files: [String: [UInt8]]) throws -> [String] {
    let view = MemoryView(files)
    let found = try RegistryJudgement(view, asOf: noon, partSize: 1).findings
    #expect(try Snapshot.load(view).findings(asOf: noon) == found)
    return found.filter { $0.rule == .unresolvedReference && !$0.summary.contains("team") }
      .map { "\($0.location.path): \($0.summary); \($0.remedy ?? "")" }
  }

  @Test("A part is some models, each with all its files", arguments: [1, 7, 1_000])
  func parts(_ size: Int) throws {
    let paths =
      try Array(Example.files.get().keys) + ["models/a/versions/b/model.yaml", "models/x.yaml"]
    let entries = paths.sorted().map { FileEntry(path: $0, mode: .regular, blob: nil) }
    let parts = RegistryParts(entries, size: size)
    #expect(
      Set(parts.common + parts.models.flatMap(\.entries)) == Set(entries), "no file is lost")
    for entry in parts.common { #expect(RegistryPath.ref(at: entry.path)?.model == nil) }
    for part in parts.models.dropLast() { #expect(part.entries.count >= size) }
    for part in parts.models {
      for entry in part.entries {
        guard let model = RegistryPath.ref(at: entry.path)?.model else { continue }
        #expect(part.folders.contains(RegistryPath.directory(of: model)))
      }
    }
    let folders = parts.models.flatMap(\.folders)
    #expect(folders.count == Set(folders).count, "no model is in two parts")
  }

  @Test(
    "The folder of a model is told from its parts",
    arguments: [
      ("models/a/model.yaml", "models/a"), ("models/a/b/model.yaml", "models/a/b"),
      ("models/a/versions/1.0.0.yaml", "models/a"), ("models/a/b/evaluations/x", "models/a/b"),
      ("models/model.yaml", nil), ("models/versions/x.yaml", nil), ("models/a/b/c/model.yaml", nil),
      ("models/a/b.yaml", nil), ("models/a/deployments", nil), ("people/a/model.yaml", nil),
      ("models/a/model.yaml/x.yaml", nil), ("models/", nil),
    ] as [(String, String?)])
  func folders(_ path: String, _ folder: String?) {
    #expect(RegistryPath.modelFolder(of: path).map(String.init) == folder)
  }
}

/// Random damage to a registry: what people and programs do to files.
private struct Damage {
  private(set) var files: [String: [UInt8]]
  private var links: [String: FileMode] = [:]
  private var random: SeededGenerator

  init(_ files: [String: [UInt8]], seed: UInt64) {
    self.files = files
    random = SeededGenerator(seed: seed)
  }

  var view: MemoryView { MemoryView(files, modes: links) }

  /// Does one thing to one file.
  mutating func strike() {
    let path = any()
    switch Int.random(in: 0..<8, using: &random) {
    case 0: files[path] = nil
    case 1: files[path] = Array("a: b: c\n".utf8)
    case 2: files[path.uppercased().replacing("YAML", with: "yaml")] = files[path]
    case 3: links[path] = .symlink
    case 4: files[path.replacing("/", with: "-", maxReplacements: 1)] = files[path]
    case 5: misspell(path)
    default: exchange(path, with: any())
    }
  }

  private mutating func any() -> String {
    let paths = files.keys.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("registry") }.sorted()
    return paths.randomElement(using: &random) ?? "registry.yaml"
  }

  /// Drops a letter of a file.
  private mutating func misspell(_ path: String) {
    guard var text = files[path], !text.isEmpty else { return }
    text.remove(at: Int.random(in: 0..<text.count, using: &random))
    files[path] = text
  }

  /// Gives a line the value that another file has under the same key, so that names lead elsewhere.
  private mutating func exchange(_ path: String, with other: String) {
    func lines(_ path: String) -> [String] {
      String(decoding: files[path] ?? [], as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
    }
    func key(_ line: String) -> Substring { line.drop { " -".contains($0) }.prefix { $0 != ":" } }
    var own = lines(path)
    let others = Dictionary(lines(other).map { (key($0), $0) }) { first, _ in first }
    let places = own.indices.filter { !own[$0].isEmpty && others[key(own[$0])] != nil }
    guard let place = places.randomElement(using: &random), let line = others[key(own[place])]
    else { return }
    own[place] =
      String(own[place].prefix { " -".contains($0) }) + line.drop { " -".contains($0) }
    files[path] = Array(own.joined(separator: "\n").utf8)
  }
}
