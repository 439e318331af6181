import Documents
import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("Writing")
struct WriterTests {
  private static let retitle: @Sendable (Writer.Context) throws -> Plan = { context in
    try Operation.set(context.entity("scorer"), [Assignment("title=New title")], in: context)
  }

  @Test("A write is one commit with trailers, and the work tree comes along")
  func commit() throws {
    let fixture = try WorkflowFixture()
    let outcome = try fixture.write(nil, Self.retitle)
    #expect(try fixture.sandbox.git("rev-parse", "HEAD") == outcome.commit?.description)
    #expect(
      try fixture.sandbox.git("log", "-1", "--format=%an %ae %ad %P|%B", "--date=iso-strict")
        == "Ada Author ada@example.org 2026-11-30T13:00:00+01:00 \(fixture.sandbox.git("rev-parse", "HEAD~1"))"
        + "|Set title of scorer\n\nRegistrar-Action: model.changed\nRegistrar-Subject: scorer\n")
    #expect(try fixture.status() == "")
    #expect(
      try fixture.text("models/scorer/model.yaml")
        == Sample.model.replacing("title: Scorer ", with: "title: New title ").dropLast())
    #expect(try fixture.sandbox.git("fsck", "--strict") == "")
  }

  @Test("Words given take the place of the plan's own, and the trailers stay")
  func message() throws {
    let fixture = try WorkflowFixture()
    var options = try makeOptions()
    options.message = "Because we must"
    try fixture.write(options, Self.retitle)
    #expect(
      try fixture.sandbox.git("log", "-1", "--format=%B")
        == "Because we must\n\nRegistrar-Action: model.changed\nRegistrar-Subject: scorer\n")
  }

  @Test("A dry run plans and judges, and writes nothing")
  func dryRun() throws {
    let fixture = try WorkflowFixture()
    var options = try makeOptions()
    options.isDryRun = true
    let before = try fixture.sandbox.git("count-objects")
    let outcome = try fixture.write(options, Self.retitle)
    #expect(outcome.commit == nil && outcome.plan.summary == "Set title of scorer")
    #expect(try fixture.sandbox.git("count-objects") == before)
    #expect(try fixture.sandbox.git("rev-list", "--count", "HEAD") == "1")
  }

  @Test("When another commit moves the branch in between, the write is planned anew on it")
  func race() throws {
    let fixture = try WorkflowFixture()
    var attempts = 0
    let outcome = try fixture.write { context in
      attempts += 1
      if attempts == 1 {
        try fixture.commit(["people/eve.yaml": Sample.person("eve")])
      }
      #expect(context.snapshot.all(.person).count == (attempts == 1 ? 2 : 3))
      return try Self.retitle(context)
    }
    #expect(attempts == 2)
    #expect(outcome.commit != nil)
    #expect(try fixture.events().prefix(2) == ["model.changed scorer", "person.added person:eve"])
    #expect(try fixture.status() == "")
  }

  @Test(
    "A lock that another writer holds is waited for",
    arguments: ["refs/heads/main.lock", "index.lock"])
  func locked(_ name: String) throws {
    let fixture = try WorkflowFixture()
    let lock = fixture.sandbox.directory + "/.git/" + name
    try Data().write(to: URL(filePath: lock))
    var attempts = 0
    let outcome = try fixture.write { context in
      attempts += 1
      if attempts == 3 { try FileManager.default.removeItem(atPath: lock) }
      return try Self.retitle(context)
    }
    #expect(attempts == 3)
    #expect(outcome.commit != nil)
    #expect(try fixture.status() == "")
  }

  @Test("Who always loses the race is told so, and nothing was written")
  func raceLost() throws {
    let fixture = try WorkflowFixture()
    var count = 0
    #expect {
      try fixture.write { context in
        count += 1
        try fixture.commit(["people/p\(count).yaml": Sample.person("p\(count)")])
        return try Self.retitle(context)
      }
    } throws: { error in
      guard case .raceLost(let branch, let attempts)? = error as? WorkflowError else {
        return false
      }
      return branch.shortName == "main" && attempts == count
    }
    #expect(try fixture.text("models/scorer/model.yaml") + "\n" == Sample.model)
  }

  @Test("A file with changes of someone's own is not touched, and the write is refused")
  func localChanges() throws {
    let fixture = try WorkflowFixture()
    let path = "models/scorer/model.yaml"
    try fixture.sandbox.write(Sample.model + "# mine\n", to: path)
    #expect(throws: GitError.localChanges([try TreePath(path)])) {
      try fixture.write(nil, Self.retitle)
    }
    #expect(try fixture.sandbox.read(path) == Sample.model + "# mine\n")
    #expect(try fixture.sandbox.git("rev-list", "--count", "HEAD") == "1")
  }

  @Test("Changes of someone's own elsewhere, staged or not, stay as they are")
  func otherChanges() throws {
    let fixture = try WorkflowFixture()
    try fixture.sandbox.write("mine", to: "people/ada.yaml")
    try fixture.sandbox.write("new", to: "notes.txt")
    try fixture.sandbox.git("add", "notes.txt")
    try fixture.write(nil, Self.retitle)
    #expect(
      try fixture.status() == "A  notes.txt\n M people/ada.yaml"
        || fixture.status() == " M people/ada.yaml\nA  notes.txt")
  }

  @Test("A registry in a folder is written in that folder")
  func folder() throws {
    let fixture = try WorkflowFixture(root: "gov/ai")
    try fixture.write(nil, Self.retitle)
    #expect(
      try fixture.sandbox.git("show", "--name-only", "--format=")
        == "gov/ai/models/scorer/model.yaml")
    #expect(try fixture.status() == "")
  }

  @Test("A bare repository and a linked work tree are written alike", arguments: [true, false])
  func elsewhere(_ isBare: Bool) throws {
    let fixture = try WorkflowFixture()
    if isBare {
      try fixture.sandbox.git("clone", "-q", "--bare", ".", fixture.sandbox.root.appending("other"))
    } else {
      try fixture.sandbox.git(
        "worktree", "add", "-q", "-b", "side", fixture.sandbox.root.appending("other"))
    }
    let other = fixture.sandbox.at("other")
    let location = RegistryLocation(try Repository.open(at: other.directory), root: nil)
    _ = try Writer(location).write(makeOptions(), planning: Self.retitle)
    #expect(try other.git("log", "-1", "--format=%s") == "Set title of scorer")
    #expect(try fixture.sandbox.git("log", "-1", "--format=%s", "main") == "Begin the registry")
    if !isBare {
      #expect(try other.git("status", "--porcelain") == "")
      #expect(try other.read("models/scorer/model.yaml").contains("New title"))
    }
  }

  @Test("A branch that is named gets the commit, and is made at HEAD where there is none")
  func branch() throws {
    let fixture = try WorkflowFixture()
    var options = try makeOptions()
    options.branch = try RefName.branch("topic")
    try fixture.write(options, Self.retitle)
    try fixture.write(options) { context in
      try Operation.set(context.entity("scorer"), [Assignment("task=ranking")], in: context)
    }
    #expect(
      try fixture.sandbox.git("log", "--format=%s", "topic")
        == "Set task of scorer\nSet title of scorer\nBegin the registry")
    #expect(try fixture.sandbox.git("rev-list", "--count", "main") == "1")
    #expect(try fixture.sandbox.read("models/scorer/model.yaml") == Sample.model)
    #expect(try fixture.status() == "")
  }

  @Test("A detached HEAD names no branch to write to")
  func detached() throws {
    let fixture = try WorkflowFixture()
    try fixture.sandbox.git("checkout", "-q", "--detach")
    #expect {
      try fixture.write(nil, Self.retitle)
    } throws: {
      if case .detachedHead? = $0 as? WorkflowError { true } else { false }
    }
  }

  @Test("What was wrong before does not stop a write; what the write would break does")
  func introduced() throws {
    let fixture = try WorkflowFixture(["people/bob.yaml": "kind: nothing\n"])
    let outcome = try fixture.write(nil, Self.retitle)
    #expect(outcome.findings.isEmpty)
    let findings = try refused {
      try fixture.write { context in
        try Operation.set(context.entity("scorer"), [Assignment("owner=team:nobody")], in: context)
      }
    }
    #expect(findings == ["RG1301 models/scorer/model.yaml"])
  }
}

/// What a refused write would have broken, as `rule path`; empty when it was not refused.
func refused(_ body: () throws -> Void) throws -> [String] {
  do {
    try body()
    return []
  } catch WorkflowError.refused(let findings) {
    return findings.map { "\($0.rule.id) \($0.location.path)" }
  }
}

@Suite("Rules that a write is held to")
struct ChangeEnforcementTests {
  private func refusal(
    _ fixture: WorkflowFixture, _ planning: (Writer.Context) throws -> Plan
  ) throws -> [String] {
    let before = try fixture.sandbox.git("rev-parse", "HEAD")
    let findings = try refused { try fixture.write(nil, planning) }
    if !findings.isEmpty {
      #expect(try fixture.sandbox.git("rev-parse", "HEAD") == before)
      #expect(try fixture.status() == "")
    }
    return findings
  }

  private func setting(_ assignment: String, of reference: String) throws -> [String] {
    try refusal(WorkflowFixture()) { context in
      try Operation.set(context.entity(reference), [Assignment(assignment)], in: context)
    }
  }

  @Test("The artifacts of a released version are frozen, those of a draft are not")
  func immutable() throws {
    #expect(
      try setting("artifacts.0.uri=https://x.example/y", of: "scorer@1.0.0")
        == ["RG4001 models/scorer/versions/1.0.0.yaml"])
    #expect(try setting("artifacts.0.uri=https://x.example/y", of: "scorer@2.0.0") == [])
    #expect(try setting("notes=Still fine.", of: "scorer@1.0.0") == [])
  }

  @Test(
    "A state moves along its transitions",
    arguments: [
      ("status=draft", "scorer@1.0.0", true), ("status=deprecated", "scorer@1.0.0", false),
      ("status=deprecated", "scorer@2.0.0", true), ("status=released", "scorer@2.0.0", false),
      ("lifecycle=experimental", "scorer", true), ("lifecycle=archived", "scorer", false),
    ])
  func transitions(_ assignment: String, _ reference: String, _ isRefused: Bool) throws {
    let findings = try setting(assignment, of: reference)
    #expect(findings.isEmpty != isRefused)
    #expect(findings.allSatisfy { $0.hasPrefix("RG4003 ") })
  }

  @Test("A released version and an active model stay; a draft goes")
  func undeletable() throws {
    func removal(_ reference: String) throws -> [String] {
      try refusal(WorkflowFixture()) { context in try Operation.remove(context.entity(reference)) }
    }
    #expect(try removal("scorer@1.0.0") == ["RG4004 models/scorer/versions/1.0.0.yaml"])
    #expect(try removal("scorer").contains("RG4004 models/scorer/model.yaml"))
    #expect(try removal("scorer@2.0.0") == [])
  }

  @Test("An approval on record neither changes nor goes")
  func appendOnly() throws {
    let fixture = try WorkflowFixture()
    try fixture.write { context in
      try Operation.addApproval(
        of: context.entity("scorer@1.0.0"), for: "production", decision(), in: context)
    }
    let expected = ["RG4002 models/scorer/approvals/1.0.0/ada-1.yaml"]
    let reference = "scorer@1.0.0/approval:ada-1"
    #expect(
      try refusal(fixture) { context in try Operation.remove(context.entity(reference)) }
        == expected)
    #expect(
      try refusal(fixture) { context in
        try Operation.set(context.entity(reference), [Assignment("reason=Another")], in: context)
      } == expected)
  }

  @Test("A change cannot relax a rule for itself")
  func authority() throws {
    let fixture = try WorkflowFixture()
    let relaxed = Sample.registry() + "rules:\n  RG4004:\n    severity: \"off\"\n"
    let findings = try refusal(fixture) { _ in
      Plan(
        changes: [
          "registry.yaml": Array(relaxed.utf8), "models/scorer/versions/1.0.0.yaml": nil,
        ], action: "registry.changed", subject: .registry, summary: "Relax")
    }
    #expect(findings == ["RG4004 models/scorer/versions/1.0.0.yaml"])
  }

  @Test("Few files are written one by one, many as one pack", arguments: [100, 101])
  func packs(_ count: Int) throws {
    let fixture = try WorkflowFixture()
    let changes = Dictionary(
      uniqueKeysWithValues: (1...count).map { number in
        ("people/p\(number).yaml", Optional(Array(Sample.person("p\(number)").utf8)))
      })
    let loose = try looseObjects(fixture)
    try fixture.write { _ in
      Plan(
        changes: changes, action: "person.registered", subject: .registry, summary: "Add many")
    }
    let packs = try FileManager.default.contentsOfDirectory(
      atPath: fixture.sandbox.directory + "/.git/objects/pack")
    // Blobs, two trees and the commit.
    #expect(try looseObjects(fixture) - loose == (count > 100 ? 0 : count + 3))
    #expect(packs.count { $0.hasSuffix(".pack") } == (count > 100 ? 1 : 0))
    #expect(packs.allSatisfy { $0.hasPrefix("pack-") })
    #expect(try fixture.sandbox.git("fsck", "--strict") == "")
    #expect(try fixture.status() == "")
    #expect(
      try fixture.sandbox.git("ls-tree", "--name-only", "HEAD", "people/").split(separator: "\n")
        .count == count + 2)
  }

  @Test("Where there is no folder for packs, many files are written one by one too")
  func noPackFolder() throws {
    let fixture = try WorkflowFixture()
    try FileManager.default.removeItem(
      atPath: fixture.sandbox.directory + "/.git/objects/pack")
    let changes = Dictionary(
      uniqueKeysWithValues: (1...101).map { number in
        ("people/p\(number).yaml", Optional(Array(Sample.person("p\(number)").utf8)))
      })
    try fixture.write { _ in
      Plan(
        changes: changes, action: "person.registered", subject: .registry, summary: "Add many")
    }
    #expect(try fixture.sandbox.git("fsck", "--strict") == "")
    #expect(try fixture.status() == "")
  }

  private func looseObjects(_ fixture: WorkflowFixture) throws -> Int {
    let words = try fixture.sandbox.git("count-objects").split(separator: " ")
    return try #require(words.first.flatMap { Int($0) })
  }
}
