import Documents
import Findings
import Git
import Registry

/// A registry that exists in memory only: texts by path.
struct MemoryView: FileView {
  private let files: [String: [UInt8]]
  private let modes: [String: FileMode]

  init(_ files: [String: [UInt8]], modes: [String: FileMode] = [:]) {
    self.files = files
    self.modes = modes
  }

  func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry] {
    files.keys.sorted().map { FileEntry(path: $0, mode: modes[$0] ?? .regular, blob: nil) }
  }

  func content(of entry: FileEntry) throws(GitError) -> [UInt8] {
    guard let content = files[entry.path] else { throw .noSuchPath(try TreePath(entry.path)) }
    return content
  }
}

/// A registry written in a test: files by path, in which « and » enclose what findings point at.
struct MarkedRegistry {
  private(set) var files: [String: [UInt8]] = [:]
  /// The places between marks, as findings describe them, in report order.
  private(set) var places: [String] = []

  init(_ texts: [String: String]) {
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      var content: [UInt8] = []
      var ranges: [(start: Int, end: Int)] = []
      for scalar in text.unicodeScalars {
        switch scalar {
        case "«": ranges.append((content.count, content.count))
        case "»": ranges[ranges.count - 1].end = content.count
        default: content += Array(String(Character(scalar)).utf8)
        }
      }
      files[path] = content
      let lines = LineIndex(content)
      places += ranges.map { range in
        Place.text(path, lines.position(at: range.start), lines.position(at: range.end))
      }
    }
  }

  /// The registry, read.
  func snapshot(modes: [String: FileMode] = [:]) throws -> Snapshot {
    try Snapshot.load(MemoryView(files, modes: modes))
  }
}

/// A place as a test compares it: `path:line:column-line:column`, or just the path.
enum Place {
  static func text(_ path: String, _ start: TextPosition, _ end: TextPosition) -> String {
    "\(path):\(start.line):\(start.column)-\(end.line):\(end.column)"
  }

  static func of(_ finding: Finding) -> String {
    let location = finding.location
    guard let start = location.start, let end = location.end else { return location.path }
    return text(location.path, start, end)
  }
}

/// The day on which the tests of rules take place.
let noon = Timestamp(seconds: 1_796_040_000)

/// A small registry in which nothing is wrong; tests put files of their own over it.
enum Sample {
  static let digest = "sha256:" + String(repeating: "3fa91c02", count: 8)
  static let version = "models/credit/scorer/versions/1.0.0.yaml"
  static let evaluation =
    "models/credit/scorer/evaluations/1.0.0/2026-11/2026-11-23-holdout-3fa91c02.yaml"
  static let deployment = "models/credit/scorer/deployments/production/default.yaml"
  static let model = "models/credit/scorer/model.yaml"

  static let files: [String: String] = [
    "registry.yaml": registry(), "teams/risk.yaml": team, "people/ada.yaml": person("ada"),
    "people/bob.yaml": person("bob"), "datasets/holdout.yaml": dataset, model: modelText(),
    version: versionText(),
  ]

  /// The sample with `texts` over it; nil takes a file away.
  static func with(_ texts: [String: String?]) -> [String: String] {
    var files = files
    for (path, text) in texts { files[path] = text }
    return files
  }

  static func registry(required: Int = 0, by: [String] = [], rules: String = "") -> String {
    let approvers = by.isEmpty ? "" : "\n      by: [\(by.joined(separator: ", "))]"
    return """
      apiVersion: registrar/v1
      kind: Registry
      name: fernwood
      title: Fernwood models
      environments:
        - name: staging
          production: false
        - name: production
          production: true
          approvals:
            required: \(required)\(approvers)
      mergeMethod: merge
      governance:
        - team:risk
      trust:
        accepts:
          - author
        signatures: "off"
      rulesVersion: 1
      \(rules)
      """
  }

  static let team = """
    apiVersion: registrar/v1
    kind: Team
    name: risk
    members:
      - person:ada

    """

  static func person(_ name: String, status: String = "active") -> String {
    let until = status == "left" ? "until: 2026-09-30\n" : ""
    return "apiVersion: registrar/v1\nkind: Person\nname: \(name)\nstatus: \(status)\n\(until)"
  }

  static let dataset = """
    apiVersion: registrar/v1
    kind: Dataset
    name: holdout
    title: Loan decisions, hold-out sample

    """

  static func modelText(thresholds: String = "", owner: String = "team:risk") -> String {
    """
    apiVersion: registrar/v1
    kind: Model
    name: credit/scorer
    title: Credit scorer
    owner: \(owner)
    lifecycle: active
    \(thresholds.isEmpty ? "" : "thresholds:\n" + thresholds)
    """
  }

  static func versionText(_ number: String = "1.0.0", status: String = "released") -> String {
    """
    apiVersion: registrar/v1
    kind: Version
    model: credit/scorer
    version: \(number)
    status: \(status)
    artifacts:
      - uri: https://models.fernwood.example/scorer/\(number)
        digest: \(digest)

    """
  }

  /// An evaluation; `results` is the list below `results:`, indented by two.
  static func evaluationText(
    id: String = "2026-11-23-holdout-3fa91c02", at: String = "2026-11-23T14:05:00Z",
    more: String = "", results: String
  ) -> String {
    """
    apiVersion: registrar/v1
    kind: Evaluation
    model: credit/scorer
    version: 1.0.0
    id: \(id)
    purpose: release
    evaluatedAt: \(at)
    \(results.isEmpty ? "" : "results:\n" + results)\(more)
    """
  }

  /// An evaluation that keeps what is deployed from being stale.
  static let recent = evaluationText(results: result("accuracy", "0.93"))

  /// One result with one metric.
  static func result(_ metric: String, _ value: String, on dataset: String = "holdout") -> String {
    """
      - dataset:
          name: \(dataset)
        metrics:
          - name: \(metric)
            value: \(value)
            direction: higher

    """
  }

  static func deploymentText(
    version: String = "1.0.0", environment: String = "production", status: String = "active"
  ) -> String {
    """
    apiVersion: registrar/v1
    kind: Deployment
    model: credit/scorer
    environment: \(environment)
    name: default
    version: \(version)
    role: primary
    status: \(status)

    """
  }
}
