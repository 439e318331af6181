import TestSupport
import Testing

@testable import Workflow

@Suite("What doctor says of a clone")
struct CloneHealthTests {
  @Test("A whole clone of a registry has nothing but advice")
  func fine() throws {
    let fixture = try WorkflowFixture()
    let clone = try fixture.sandbox.clone()
    #expect(try clone.checks(.repository) == ["ok: a work tree at \(clone.directory)"])
    #expect(try clone.checks(.registry) == ["ok: the registry 'fernwood'"])
    #expect(try clone.checks(.remotes) == ["ok: a fetch from origin brings main"])
    #expect(try clone.checks(.branch) == ["ok: on main, as far as origin/main"])
    #expect(try clone.checks(.history) == ["ok: history is whole"])
    #expect(try clone.checks(.substitutes) == ["ok: no replace references and no grafts"])
    #expect(
      try clone.checks(.signing) == ["ok: neither registry.yaml nor git asks for signatures"])
    #expect(try clone.checks(.lineEnds) == ["ok: git leaves the bytes of documents as they are"])
  }

  @Test("Without a repository there is nothing more to say")
  func noRepository() throws {
    let scratch = try TemporaryDirectory()
    try isolated.get()
    let report = CloneReport(of: scratch.path, subdirectory: nil, author: (nil, nil)) { _ in
      ("words", "help")
    }
    #expect(report.checks == [.problem(.repository, "words", remedy: "help")])
  }

  @Test(
    "A registry that is not there, not committed or not readable is a problem; the rest is said")
  func noRegistry() throws {
    let sandbox = try GitSandbox()
    try sandbox.commit(["README.md": "nothing"])
    var report = try sandbox.report()
    #expect(report.checks.first { $0.topic == .registry }?.state == .problem)
    #expect(report.checks.contains { $0.topic == .remotes })
    #expect(!report.checks.contains { $0.topic == .schemas })
    try sandbox.write(Sample.registry(), to: "registry.yaml")
    #expect(try sandbox.checks(.registry) == ["problem: registry.yaml is in no commit yet"])
    try sandbox.commit(["registry.yaml": "a: [\n"])
    #expect(try sandbox.checks(.registry) == ["problem: registry.yaml cannot be read at HEAD"])
    report = try sandbox.report()
    #expect(report.count(.problem) == 2)  // and nobody is named
  }

  @Test("A registry in a folder, and one in a bare repository, are found")
  func places() throws {
    let fixture = try WorkflowFixture(root: "ai/models")
    #expect(try fixture.sandbox.checks(.registry) == ["ok: the registry 'fernwood' in ai/models/"])
    let bare = try fixture.sandbox.clone("--bare")
    #expect(try bare.checks(.repository) == ["ok: a bare repository at \(bare.directory)"])
    #expect(try bare.checks(.registry) == ["ok: the registry 'fernwood' in ai/models/"])
    #expect(try bare.checks(.lineEnds) == [])
  }

  @Test("No remote, and one whose fetches leave the main branch out, are warnings")
  func remotes() throws {
    let fixture = try WorkflowFixture()
    #expect(
      try fixture.sandbox.checks(.remotes) == [
        "warning: there is no remote: this may be the only copy, and nothing can be proposed from it"
      ])
    let clone = try fixture.sandbox.clone()
    try clone.git("config", "remote.origin.fetch", "+refs/heads/dev:refs/remotes/origin/dev")
    #expect(
      try clone.checks(.remotes) == [
        "warning: a fetch from origin does not bring main, so that what landed goes unseen"
      ])
    try clone.follow(.remotes)
    #expect(try clone.checks(.remotes) == ["ok: a fetch from origin brings main"])
  }

  @Test("A shallow clone is a problem until the rest is fetched")
  func shallow() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(["notes.md": "1"])
    let clone = try fixture.sandbox.clone("--depth=1")
    let edge = try clone.git("rev-parse", "HEAD").prefix(8)
    #expect(
      try clone.checks(.history) == [
        "problem: this clone is shallow: what led to \(edge) is not here, so that first dates, "
          + "authors and earlier states are unknown"
      ])
    try clone.follow(.history)
    #expect(try clone.checks(.history) == ["ok: history is whole"])
  }

  @Test("A partial clone is a problem until the rest is fetched")
  func partial() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(["people/bob.yaml": Sample.person("bob") + "# left\n"])
    try fixture.sandbox.git("config", "uploadpack.allowFilter", "true")
    let clone = try fixture.sandbox.clone("--filter=blob:none")
    func missing() throws -> Int {
      try clone.git("rev-list", "--objects", "--all", "--missing=print")
        .split(separator: "\n").count { $0.hasPrefix("?") }
    }
    #expect(try missing() == 1)
    #expect(try clone.checks(.history).map { $0.prefix(31) } == ["problem: this clone is partial:"])
    try clone.follow(.history)
    #expect(try clone.checks(.history) == ["ok: history is whole"])
    #expect(try missing() == 0)
  }

  @Test("Replace references and grafts are problems")
  func substitutes() throws {
    let fixture = try WorkflowFixture()
    let sandbox = fixture.sandbox
    let first = try sandbox.git("rev-parse", "HEAD")
    let second = try fixture.commit(["notes.md": "1"])
    try sandbox.git("replace", second, first)
    #expect(
      try sandbox.checks(.substitutes) == [
        "problem: git shows other objects in place of \(second.prefix(8)), and so another history "
          + "than registrar"
      ])
    try sandbox.follow(.substitutes)
    #expect(try sandbox.checks(.substitutes).map { $0.prefix(3) } == ["ok:"])
    try sandbox.write("\(second)\n", to: ".git/info/grafts")
    #expect(
      try sandbox.checks(.substitutes) == [
        "problem: \(sandbox.directory)/.git/info/grafts gives other parents to \(second.prefix(8)) "
          + "than they record"
      ])
  }

  @Test("Who commits must be named, and should be known to the registry")
  func identity() throws {
    let person = Sample.person("ada") + "emails:\n  - ada@example.org\n"
    let fixture = try WorkflowFixture(["people/ada.yaml": person])
    let sandbox = fixture.sandbox
    #expect(
      try sandbox.checks(.identity) == ["problem: nobody is named as the author of changes"])
    try sandbox.git("config", "user.name", "Eve")
    try sandbox.git("config", "user.email", "eve@example.org")
    #expect(
      try sandbox.checks(.identity) == [
        "warning: changes are by Eve <eve@example.org>, whom no person of the registry lists"
      ])
    let ada = Identity(name: "Ada", email: "ADA@example.org")
    #expect(
      try sandbox.checks(.identity, author: ada) == [
        "ok: changes are by Ada <ADA@example.org>, person:ada"
      ])
  }

  @Test(
    "Letter case is a warning where Git and the file system disagree",
    arguments: [(false, false, "ok"), (true, true, "ok"), (true, false, "warning")])
  func letterCase(_ ignores: Bool, _ git: Bool, _ state: String) {
    let check = HealthCheck.letterCase(fileSystemIgnoresCase: ignores, gitDoes: git)
    #expect(check.state.rawValue == state)
    #expect((check.remedy == nil) == (state == "ok"))
  }

  @Test("What git believes of letter case is held against the file system")
  func ignoredCase() throws {
    let fixture = try WorkflowFixture()
    #expect(try fixture.sandbox.checks(.letterCase) == ["ok: upper and lower case are told apart"])
    try fixture.sandbox.git("config", "core.ignoreCase", "true")
    #expect(try fixture.sandbox.checks(.letterCase).map { $0.prefix(8) } == ["warning:"])
    try fixture.sandbox.follow(.letterCase)
    #expect(try fixture.sandbox.checks(.letterCase) == ["ok: upper and lower case are told apart"])
  }

  @Test("What keeps a check from being made is a problem of its own")
  func brokenConfiguration() throws {
    let fixture = try WorkflowFixture()
    try fixture.sandbox.git("config", "registrar.forge", "sourceforge")
    try fixture.sandbox.git("config", "commit.gpgSign", "perhaps")
    try fixture.sandbox.git("remote", "add", "origin", "https://git.example/a.git")
    let report = try fixture.sandbox.report()
    #expect(report.checks.first { $0.topic == .signing }?.state == .problem)
    #expect(report.checks.first { $0.topic == .remotes }?.state == .problem)
    #expect(report.checks.contains { $0.topic == .letterCase })
  }

  @Test("CODEOWNERS is fine without handles, stale with one, and fine when it is written")
  func codeOwners() throws {
    let fixture = try WorkflowFixture()
    #expect(
      try fixture.sandbox.checks(.codeowners) == [
        "ok: no team has a handle that CODEOWNERS could name"
      ])
    try fixture.commit(["teams/risk.yaml": Sample.team + "handle: \"@acme/risk\"\n"])
    #expect(
      try fixture.sandbox.checks(.codeowners) == [
        "warning: CODEOWNERS does not say what models and teams say"
      ])
    try fixture.write { try Operation.updateCodeOwners(in: $0) }
    #expect(try fixture.sandbox.checks(.codeowners) == ["ok: CODEOWNERS is up to date"])
  }
}
