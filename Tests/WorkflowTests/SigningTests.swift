import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("Signing")
struct SigningTests {
  private static let retitle: @Sendable (Writer.Context) throws -> Plan = { context in
    try Operation.set(context.entity("scorer"), [Assignment("title=New title")], in: context)
  }

  /// A registry that asks for signatures, and keys of two people, of whom only Ada is listed.
  private struct Scene {
    let fixture: WorkflowFixture
    var sandbox: GitSandbox { fixture.sandbox }

    init(_ level: String, more: [String: String] = [:], limits: String = "") throws {
      let root = try TemporaryDirectory()
      for name in ["ada", "bob"] {
        let made = try run(
          "ssh-keygen",
          ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", root.appending(name)],
          environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
        try #require(made.status == 0, "\(made.stderr)")
      }
      let key = try root.read("ada.pub")
      var files = more.mapValues(Optional.some)
      files["trust/allowed_signers"] = "ada@example.org \(limits)\(key)"
      for name in ["ada", "bob"] {
        files["people/\(name).yaml"] =
          Sample.person(name) + "emails:\n  - \(name)@example.org\n"
      }
      files["registry.yaml"] = (more["registry.yaml"] ?? Sample.registry())
        .replacing("signatures: \"off\"", with: "signatures: \(level)")
      fixture = try WorkflowFixture(files)
      for name in ["ada", "bob", "ada.pub", "bob.pub"] {
        try FileManager.default.copyItem(
          atPath: root.appending(name), toPath: fixture.sandbox.root.appending(name))
      }
      try sandbox.git("config", "gpg.format", "ssh")
      try sandbox.git("config", "user.signingKey", sandbox.root.appending("ada"))
      try sandbox.git(
        "config", "gpg.ssh.allowedSignersFile", sandbox.directory + "/trust/allowed_signers")
    }

    func options(_ signing: WriteOptions.Signing = .always) throws -> WriteOptions {
      var options = try makeOptions()
      options.signing = signing
      return options
    }

    /// The rules that refuse the write.
    func refusal(_ options: WriteOptions) throws -> [String] {
      let before = try sandbox.git("rev-parse", "main")
      let error = #expect(throws: WorkflowError.self) {
        try fixture.write(options, SigningTests.retitle)
      }
      #expect(try sandbox.git("rev-parse", "main") == before)
      #expect(try fixture.status() == "")
      return error?.findings?.map { "\($0.rule.id): \($0.summary)" } ?? []
    }
  }

  @Test("Git verifies a commit that was signed here, and it carries the registry's policy")
  func signed() throws {
    let scene = try Scene("require")
    let outcome = try scene.fixture.write(scene.options(), Self.retitle)
    #expect(outcome.findings.isEmpty)
    let verified = try scene.sandbox.attempt(["verify-commit", "HEAD"])
    #expect(verified.status == 0, "\(verified.stderr)")
    #expect(verified.stderr.contains("Good \"git\" signature for ada@example.org"))
    #expect(try scene.sandbox.git("fsck", "--strict") == "")
  }

  @Test("What is configured says whether commits are signed")
  func configured() throws {
    let scene = try Scene("off")
    try scene.fixture.write(scene.options(.asConfigured), Self.retitle)
    #expect(try scene.sandbox.attempt(["verify-commit", "HEAD"]).status != 0)
    try scene.sandbox.git("config", "commit.gpgSign", "true")
    try scene.fixture.write(scene.options(.asConfigured)) { context in
      try Operation.set(context.entity("scorer"), [Assignment("title=Other")], in: context)
    }
    #expect(try scene.sandbox.attempt(["verify-commit", "HEAD"]).status == 0)
  }

  @Test(
    "Where signatures are required, a commit without one is refused; where wished for, warned of")
  func unsigned() throws {
    let strict = try Scene("require")
    #expect(try strict.refusal(strict.options(.never)) == ["RG4105: the commit is not signed"])
    let mild = try Scene("warn")
    let outcome = try mild.fixture.write(mild.options(.never), Self.retitle)
    #expect(outcome.findings.map { "\($0.severity) \($0.rule.id)" } == ["warning RG4105"])
  }

  @Test("A key that is not listed, one that has expired and one for other purposes are refused")
  func otherKeys() throws {
    let unknown = try Scene("require")
    try unknown.sandbox.git("config", "user.signingKey", unknown.sandbox.root.appending("bob"))
    let told = try unknown.refusal(unknown.options())
    #expect(
      told.count == 1 && told[0].hasPrefix("RG4105: the commit is signed with SHA256:")
        && told[0].hasSuffix(", which trust/allowed_signers does not list"), "\(told)")
    let expired = try Scene("require", limits: "valid-before=\"20260101Z\" ")
    #expect(
      try expired.refusal(expired.options()).first?.hasSuffix(
        "which was valid until 2026-01-01T00:00:00Z") == true)
    let other = try Scene("require", limits: "namespaces=\"file\" ")
    #expect(
      try other.refusal(other.options()).first?.hasSuffix("which is not to sign this") == true)
  }

  @Test("A good signature of another than the author is refused")
  func otherPerson() throws {
    let scene = try Scene("require")
    var options = try scene.options()
    options.author = try Signature(
      name: "Bob", email: "bob@example.org", seconds: options.moment.seconds, offsetMinutes: 0)
    #expect(
      try scene.refusal(options) == [
        "RG4106: the commit is by 'person:bob' and signed by 'person:ada'"
      ])
  }

  @Test("Kinds and environments may ask for more than the rest")
  func parts() throws {
    let registry = Sample.registry().replacing(
      "signatures: \"off\"", with: "signatures: \"off\"\n  signaturesOf:\n    Model: require")
    let scene = try Scene("off", more: ["registry.yaml": registry])
    #expect(try scene.refusal(scene.options(.never)) == ["RG4105: the commit is not signed"])
    try scene.fixture.write(scene.options(.never)) { context in
      try Operation.set(
        context.entity("scorer@2.0.0"), [Assignment("notes=A draft.")], in: context)
    }
    // Who says whose signature counts is held to the strictest.
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(.never)) { context in
        try Operation.set(context.entity("person:bob"), [Assignment("title=Bob B")], in: context)
      }
    }
    #expect(error?.findings?.map(\.rule.id.description) == ["RG4105"])
  }

  @Test("What an environment asks for is asked of what is about it")
  func environments() throws {
    let registry = Sample.registry().replacing(
      "production: true", with: "production: true\n    signatures: require")
    let scene = try Scene("off", more: ["registry.yaml": registry])
    func promote(to environment: String) throws {
      try scene.fixture.write(scene.options(.never)) { context in
        try Operation.promote(context.entity("scorer@1.0.0"), to: environment, in: context)
      }
    }
    try promote(to: "staging")
    let error = #expect(throws: WorkflowError.self) { try promote(to: "production") }
    #expect(error?.findings?.map(\.rule.id.description) == ["RG4105"])
    try scene.fixture.write(scene.options()) { context in
      try Operation.promote(context.entity("scorer@1.0.0"), to: "production", in: context)
    }
  }

  @Test("A program that makes no signature is told with its words, and nothing is written")
  func noSignature() throws {
    let scene = try Scene("off")
    try scene.sandbox.git("config", "user.signingKey", scene.sandbox.root.appending("nobody"))
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(), Self.retitle)
    }
    guard case .cannotSign(.programFailed("ssh-keygen", _, let words)) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(words.contains("nobody"))
    try scene.sandbox.git("config", "gpg.ssh.program", "/nonexistent/keygen")
    #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(), Self.retitle)
    }
  }

  @Test("What git signs is accepted between a base and a head, and what it does not sign is not")
  func pullRequest() throws {
    let scene = try Scene("require")
    try scene.sandbox.git("switch", "--quiet", "--create", "change")
    func findings() throws -> [String] {
      let location = try scene.fixture.location()
      let comparison = try BaseComparison(location, base: "main", head: .named("change"))
      return try Validation(comparison, asOf: Timestamp(seconds: 1_796_040_000)).findings
        .filter { $0.severity == .error }.map { "\($0.rule.id) \($0.location.path)" }
    }
    try scene.sandbox.write(Sample.person("eve"), to: "people/eve.yaml")
    try scene.sandbox.git("add", "--all")
    try scene.sandbox.git("commit", "--quiet", "-S", "-m", "Add eve")
    #expect(try findings() == [])
    try scene.sandbox.write(Sample.person("fay"), to: "people/fay.yaml")
    try scene.sandbox.git("add", "--all")
    try scene.sandbox.git("commit", "--quiet", "--no-gpg-sign", "-m", "Add fay")
    #expect(try findings() == ["RG4105 people/fay.yaml"])
  }

  @Test("A merge with an old commit answers for what it brings back", arguments: [false, true])
  func rollback(_ isTouchedAgain: Bool) throws {
    let scene = try Scene("require")
    let sandbox = scene.sandbox
    let old = try sandbox.git("rev-parse", "HEAD")
    try sandbox.write(Sample.person("eve"), to: "people/eve.yaml")
    try sandbox.git("add", "--all")
    try sandbox.git("commit", "--quiet", "-S", "-m", "Add eve")
    try sandbox.write(
      Sample.person("eve").replacing("active", with: "left"), to: "people/eve.yaml")
    try sandbox.git("commit", "--quiet", "-S", "-am", "Eve leaves")
    let gone = try sandbox.git("rev-parse", "HEAD~1")
    let tree = try sandbox.git("rev-parse", "\(gone)^{tree}")
    let merge = try sandbox.git(
      "commit-tree", "-p", "HEAD", "-p", isTouchedAgain ? gone : old, "-m", "Merge", tree)
    try sandbox.git("switch", "--quiet", "--create", "change", merge)
    if isTouchedAgain {
      try sandbox.write(Sample.person("eve") + "title: Eve\n", to: "people/eve.yaml")
      try sandbox.git("commit", "--quiet", "-S", "-am", "Title")
    }
    let comparison = try BaseComparison(
      scene.fixture.location(), base: "main", head: .named("change"))
    let findings = try Validation(comparison, asOf: Timestamp(seconds: 1_796_040_000)).findings
    #expect(
      findings.filter { $0.severity == .error }.map(\.summary)
        == ["commit \(merge.prefix(8)) is not signed"])
  }

  @Test("A key that the change itself lists signs nothing of the change")
  func ownKey() throws {
    let scene = try Scene("require")
    try scene.sandbox.git("switch", "--quiet", "--create", "change")
    let both =
      try scene.sandbox.read("trust/allowed_signers") + "bob@example.org "
      + scene.sandbox.root.read("bob.pub")
    try scene.sandbox.write(both, to: "trust/allowed_signers")
    try scene.sandbox.write(Sample.person("eve"), to: "people/eve.yaml")
    try scene.sandbox.git("add", "--all")
    try scene.sandbox.git(
      "-c", "user.signingKey=\(scene.sandbox.root.appending("bob"))", "commit", "--quiet", "-S",
      "-m", "Add a key")
    let comparison = try BaseComparison(
      scene.fixture.location(), base: "main", head: .named("change"))
    let rules = try Validation(comparison, asOf: Timestamp(seconds: 1_796_040_000)).findings
      .map(\.rule.id.description)
    #expect(rules.contains("RG4105"))
  }
}
