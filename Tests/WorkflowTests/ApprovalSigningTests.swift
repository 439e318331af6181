import Documents
import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("Signatures of approvals")
struct ApprovalSigningTests {
  /// A registry that takes nothing but signatures for approvals, and the keys of Ada and Bob.
  private struct Scene {
    let fixture: WorkflowFixture
    var sandbox: GitSandbox { fixture.sandbox }

    init(accepts: String = "signature") throws {
      let root = try TemporaryDirectory()
      var signers = ""
      for name in ["ada", "bob"] {
        let made = try run(
          "ssh-keygen",
          ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", root.appending(name)],
          environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
        try #require(made.status == 0, "\(made.stderr)")
        signers += "\(name)@keys.example \(try root.read("\(name).pub"))"
      }
      var files = [
        "trust/allowed_signers": signers,
        "registry.yaml": Sample.registry(required: 1).replacing(
          "    - author", with: "    - \(accepts)"),
      ]
      for name in ["ada", "bob"] {
        files["people/\(name).yaml"] =
          Sample.person(name) + "emails:\n  - \(name)@keys.example\n"
      }
      fixture = try WorkflowFixture(files.mapValues(Optional.some))
      for name in ["ada", "bob"] {
        try FileManager.default.copyItem(
          atPath: root.appending(name), toPath: fixture.sandbox.root.appending(name))
      }
      try sandbox.git("config", "gpg.format", "ssh")
    }

    /// Approves as Ada, by the key of `signer`.
    func approve(signer: String?) throws {
      if let signer {
        try sandbox.git("config", "user.signingKey", sandbox.root.appending(signer))
      }
      try fixture.write { context in
        let committer = try makeOptions().committer
        let key = try signer.map { _ in
          try CommitSigner(context.location.repository, for: committer)
        }
        return try Operation.addApproval(
          of: context.entity("scorer@1.1.0"), for: "production", decision(), in: context,
          signing: key.map { key in { try key.sign($0, namespace: "registrar-approval") } })
      }
    }

    func snapshot() throws -> Snapshot {
      try Snapshot.load(fixture.location().view(at: fixture.location().repository.head().commit))
    }

    func status() throws -> ApprovalStatus {
      let snapshot = try snapshot()
      return ApprovalStatus(
        of: try snapshot.resolve("scorer@1.1.0").ref,
        for: try #require(snapshot.environment("production")), in: snapshot,
        on: Timestamp(seconds: 1_796_040_000).day)
    }

    static let path = "models/scorer/approvals/1.1.0/ada-1.yaml"
  }

  @Test("A signed approval counts, and ssh-keygen agrees that it holds")
  func signed() throws {
    let scene = try Scene()
    try scene.approve(signer: "ada")
    #expect(try scene.status().isSatisfied)
    // Judged model by model it counts as well.
    let moment = Timestamp(seconds: 1_796_040_000)
    let view = try scene.fixture.location().view(
      at: scene.fixture.location().repository.head().commit)
    let judged = try RegistryJudgement(view, asOf: moment).findings
    #expect(judged == (try scene.snapshot().findings(asOf: moment)))
    #expect(!judged.contains { $0.rule.id.description == "RG3005" })
    let approval = try scene.snapshot().resolve("scorer@1.1.0/approval:ada-1")
    let signature = try #require(approval.text("signature"))
    try scene.sandbox.root.write(signature, to: "approval.sig")
    let content = ApprovalProof.signedContent(approval.root.value)
    let verified = try run(
      "ssh-keygen",
      [
        "-Y", "verify", "-f", scene.sandbox.directory + "/trust/allowed_signers", "-I",
        "ada@keys.example", "-n", "registrar-approval", "-s",
        scene.sandbox.root.appending("approval.sig"),
      ], environment: scene.sandbox.environment, input: content)
    #expect(verified.status == 0, "\(verified.stdout)\(verified.stderr)")
  }

  @Test("A signed approval survives a squash and a rebase by others", arguments: [true, false])
  func landedOtherwise(_ squashes: Bool) throws {
    let scene = try Scene()
    try scene.sandbox.git("switch", "--quiet", "--create", "change")
    try scene.approve(signer: "ada")
    try scene.fixture.commit(["notes.md": "more\n"])
    try scene.sandbox.git("switch", "--quiet", "main")
    try scene.fixture.commit(["other.md": "main moved\n"])
    let bob = ["GIT_AUTHOR_NAME": "Bob", "GIT_AUTHOR_EMAIL": "bob@keys.example"]
    if squashes {
      try scene.sandbox.git("merge", "--quiet", "--squash", "change")
      try scene.sandbox.git("commit", "--quiet", "-m", "squashed", overriding: bob)
    } else {
      try scene.sandbox.git("switch", "--quiet", "change")
      try scene.sandbox.git("rebase", "--quiet", "main")
      try scene.sandbox.git("branch", "--quiet", "--force", "main", "change")
    }
    #expect(try scene.status().isSatisfied)
    let findings = try scene.snapshot().findings(asOf: Timestamp(seconds: 1_796_040_000))
    #expect(!findings.contains { $0.rule.id.description == "RG3005" })
  }

  @Test("An approval without signature does not count where only signatures do")
  func unsigned() throws {
    let scene = try Scene()
    try scene.approve(signer: nil)
    #expect(try scene.status().discounted.map(\.reason) == [.unsigned])
    let open = try Scene(accepts: "author")
    try open.approve(signer: nil)
    #expect(try open.status().isSatisfied)
  }

  @Test("Another's key does not sign for the approver")
  func otherKey() throws {
    let scene = try Scene()
    let error = #expect(throws: WorkflowError.self) { try scene.approve(signer: "bob") }
    let errors = error?.findings?.filter { $0.severity == .error }
    #expect(errors?.map(\.rule.id.description) == ["RG3005"])
    #expect(
      errors?.first?.summary
        == "the approval by 'person:ada' is signed by bob@keys.example, which is no name of theirs")
  }

  @Test("Whoever changes what was signed is found out, and the approval counts no more")
  func edited() throws {
    let scene = try Scene()
    try scene.approve(signer: "ada")
    let text = try scene.fixture.text(Scene.path)
    try scene.fixture.commit([Scene.path: text.replacing("Because.", with: "Whatever.") + "\n"])
    #expect(try scene.status().discounted.map(\.reason) == [.signatureDoesNotHold])
    let findings = try scene.snapshot().findings(asOf: Timestamp(seconds: 1_796_040_000))
    #expect(
      findings.contains { $0.rule.id.description == "RG3005" && $0.location.path == Scene.path })
  }

  @Test("A rejection that somebody else turns is no approval by its author")
  func turned() throws {
    let scene = try Scene(accepts: "author")
    try scene.sandbox.git("switch", "--quiet", "--create", "change")
    try scene.fixture.write { context in
      try Operation.addApproval(
        of: context.entity("scorer@1.1.0"), for: "production", decision(false), in: context)
    }
    try scene.sandbox.git(
      "commit", "--quiet", "--amend", "--no-edit", "--author", "Ada <ada@keys.example>")
    let text = try scene.fixture.text(Scene.path)
    try scene.fixture.commit([
      Scene.path: text.replacing("decision: rejected", with: "decision: approved") + "\n"
    ])
    let comparison = try BaseComparison(
      scene.fixture.location(), base: "main", head: .named("change"))
    let rules = try Validation(comparison, asOf: Timestamp(seconds: 1_796_040_000)).findings
      .filter { $0.severity == .error }.map(\.rule.id.description)
    #expect(rules == ["RG3006"])
  }

  @Test("An approval that somebody else commits needs a proof that the registry accepts")
  func unproven() throws {
    let scene = try Scene(accepts: "author")
    func rules(_ signer: String?) throws -> [String] {
      try scene.sandbox.git("switch", "--quiet", "--force-create", "change", "main")
      try scene.approve(signer: signer)
      try scene.sandbox.git(
        "commit", "--quiet", "--amend", "--no-edit", "--author", "Bob <bob@keys.example>")
      let comparison = try BaseComparison(
        scene.fixture.location(), base: "main", head: .named("change"))
      return try Validation(comparison, asOf: Timestamp(seconds: 1_796_040_000)).findings
        .filter { $0.severity == .error }.map(\.rule.id.description)
    }
    #expect(try rules(nil) == ["RG3006"])
    // A signature proves it only where the registry accepts signatures.
    #expect(try rules("ada") == ["RG3006"])
    let open = try Scene(accepts: "signature")
    try open.sandbox.git("switch", "--quiet", "--create", "change")
    try open.approve(signer: "ada")
    try open.sandbox.git(
      "commit", "--quiet", "--amend", "--no-edit", "--author", "Bob <bob@keys.example>")
    let comparison = try BaseComparison(
      open.fixture.location(), base: "main", head: .named("change"))
    #expect(
      try Validation(comparison, asOf: Timestamp(seconds: 1_796_040_000)).findings
        .filter { $0.severity == .error }.isEmpty)
  }
}
