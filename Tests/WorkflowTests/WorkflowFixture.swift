import AuditTrail
import Documents
import Git
import Registry
import TestSupport
import Testing
import Workflow

/// A small registry in a repository of a test's own.
struct WorkflowFixture {
  let sandbox: GitSandbox
  /// The registry's folder in the repository; nil for its root.
  let root: String?

  /// Commits `files` over the sample as the first commit; nil leaves one out.
  init(_ files: [String: String?] = [:], root: String? = nil) throws {
    try isolated.get()
    sandbox = try GitSandbox()
    self.root = root
    var all = Sample.files
    for (path, text) in files { all[path] = text }
    try commit(all, message: "Begin the registry")
  }

  /// The registry as it is found there now.
  func location() throws -> RegistryLocation {
    RegistryLocation(
      try Repository.open(at: sandbox.directory), root: try root.map { try TreePath($0) })
  }

  /// Commits files of the registry with git.
  @discardableResult
  func commit(
    _ files: [String: String], message: String = "change", seconds: Int = 1_700_000_100
  ) throws -> String {
    let prefix = root.map { "\($0)/" } ?? ""
    return try sandbox.commit(
      Dictionary(uniqueKeysWithValues: files.map { (prefix + $0.key, $0.value) }), message: message,
      seconds: seconds)
  }

  /// The past of HEAD.
  func history() throws -> History {
    let location = try location()
    return try History(location, tip: try #require(try location.repository.head().commit))
  }

  /// The events of HEAD's past, as `action subject`, newest first.
  func events(_ filter: AuditFilter = AuditFilter()) throws -> [String] {
    try history().events(filter).map { "\($0.action) \($0.subject)" }
  }

  /// Plans on the tip and writes.
  @discardableResult
  func write(
    _ options: WriteOptions? = nil, _ planning: (Writer.Context) throws -> Plan
  ) throws -> Writer.Outcome {
    try Writer(location()).write(try options ?? makeOptions(), planning: planning)
  }

  /// The text of a file of the registry at HEAD.
  func text(_ path: String, at revision: String = "HEAD") throws -> String {
    try sandbox.git("show", "\(revision):\(root.map { "\($0)/" } ?? "")\(path)")
  }

  /// What `git status` says: nothing when the work tree is as HEAD.
  func status() throws -> String { try sandbox.git("status", "--porcelain") }
}

/// How Ada writes, on 30 November 2026.
func makeOptions(_ seconds: Int64 = 1_796_040_000) throws -> WriteOptions {
  let ada = try Signature(
    name: "Ada Author", email: "ada@example.org", seconds: seconds, offsetMinutes: 60)
  return WriteOptions(author: ada, committer: ada, moment: Timestamp(seconds: seconds))
}

/// What Ada decides, for a reason.
func decision(_ isApproved: Bool = true, expires: String? = nil) throws -> Decision {
  Decision(
    approver: .person(try Identifier("ada")), isApproved: isApproved, reason: "Because.",
    expires: expires)
}

let isolated = Result { try Libgit2.isolateConfiguration(in: "/nonexistent") }

/// Documents that break no rule.
enum Sample {
  static let digest = "sha256:" + String(repeating: "3fa91c02", count: 8)
  static let files: [String: String] = [
    "registry.yaml": registry(), "teams/risk.yaml": team, "people/ada.yaml": person("ada"),
    "people/bob.yaml": person("bob"), "models/scorer/model.yaml": model,
    "models/scorer/versions/1.0.0.yaml": version("1.0.0"),
    "models/scorer/versions/1.1.0.yaml": version("1.1.0"),
    "models/scorer/versions/2.0.0.yaml": version("2.0.0", status: "draft"),
  ]

  static func registry(required: Int = 0) -> String {
    """
    # Keep this comment.
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
          required: \(required)
    mergeMethod: merge
    governance:
      - team:risk
    trust:
      accepts:
        - author
      signatures: "off"
    rulesVersion: 1

    """
  }

  static let team = "apiVersion: registrar/v1\nkind: Team\nname: risk\nmembers:\n  - person:ada\n"

  static func person(_ name: String) -> String {
    "apiVersion: registrar/v1\nkind: Person\nname: \(name)\nstatus: active\n"
  }

  static let model = """
    apiVersion: registrar/v1
    kind: Model
    name: scorer
    title: Scorer  # as the desk calls it
    owner: team:risk
    lifecycle: active
    thresholds:
      - metric: accuracy
        op: ">="
        value: 0.9
        severity: note

    """

  static func version(_ number: String, status: String = "released") -> String {
    """
    apiVersion: registrar/v1
    kind: Version
    model: scorer
    version: \(number)
    status: \(status)
    artifacts:
      - uri: https://models.fernwood.example/scorer/\(number)
        digest: \(digest)

    """
  }
}

extension Writer.Context {
  /// The document that `text` names at the tip.
  func entity(_ text: String) throws -> Entity { try snapshot.resolve(text) }
}
