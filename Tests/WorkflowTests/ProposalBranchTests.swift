import Documents
import Git
import Registry
import TestSupport
import Testing

@testable import Workflow

@Suite("Names of branches for proposals")
struct ProposalBranchTests {
  @Test(
    "A name is made of the words of the change",
    arguments: [
      ("Release credit/scorer@2.0.0", "release-credit-scorer-2.0.0"),
      ("Promote scorer@2.1.0 to production (was 2.0.0)", "promote-scorer-2.1.0-to-production"),
      ("Set labels.tier of team:risk", "set-labels.tier-of-team-risk"),
      ("..Add a..b.lock ~^:?*[\\ ö@{", "add-a.b-lock"), ("", "change"), ("(nothing)", "change"),
      (
        "Record a/b@1.0.0/eval:2026-11-16-a-long-name-of-a-data-set-25d80302 and more",
        "record-a-b-1.0.0-eval-2026-11-16-a-long-name-of-a-data-set"
      ),
    ])
  func slug(_ summary: String, _ expected: String) throws {
    let slug = ProposalBranch.slug(summary)
    #expect(slug == expected)
    _ = try RefName.branch("registrar/\(slug)")
  }

  @Test("No branch of this repository or of the remote has the name")
  func free() throws {
    let fixture = try WorkflowFixture()
    func name() throws -> String {
      try ProposalBranch.name(
        for: "Add x", remote: "origin", in: try fixture.location().repository
      ) { _ in false }.shortName
    }
    #expect(try name() == "registrar/add-x")
    try fixture.sandbox.git("branch", "registrar/add-x")
    try fixture.sandbox.git("update-ref", "refs/remotes/origin/registrar/add-x-2", "HEAD")
    #expect(try name() == "registrar/add-x-3")
    try fixture.sandbox.git("branch", "-D", "registrar/add-x")
    try fixture.sandbox.git("branch", "registrar")
    #expect(try name() == "registrar-add-x")
  }

  private static let plan = Plan(
    changes: [
      "models/scorer/model.yaml": Array(Sample.model.replacing("active", with: "deprecated").utf8),
      "people/bob.yaml": nil, "people/ada.yaml": Array(Sample.person("ada").utf8),
    ], action: "model.changed", subject: .registry, summary: "Retire it")

  /// Proposes a plan, to a branch of the name `branch` where there is one; the branch and its tip.
  private func propose(
    _ fixture: WorkflowFixture, branch: String? = nil,
    _ planning: (Writer.Context) throws -> Plan = { _ in Self.plan }
  ) throws -> (branch: String, tip: String?) {
    let location = try fixture.location()
    var options = try makeOptions()
    options.branch = try branch.map { try RefName.branch($0) }
    let outcome = try Writer(location).propose(
      options, onto: try ProposalBase("main", in: location.repository), planning: planning)
    return (outcome.branch.shortName, outcome.commit?.description)
  }

  @Test("A branch of one's own name whose last change it is is taken again too")
  func named() throws {
    let fixture = try WorkflowFixture()
    func set(_ title: String) throws -> (branch: String, tip: String?) {
      try propose(fixture, branch: "topic") { context in
        try Operation.set(
          context.entity("scorer"),
          [Assignment(path: "title", effect: .setValue(.string(title)))], in: context)
      }
    }
    let first = try set("One")
    #expect(try set("One") == first)
    let second = try set("Two")
    #expect(second.branch == "topic")
    #expect(
      try fixture.sandbox.git("rev-parse", "topic", "topic^")
        == [second.tip, first.tip].compactMap(\.self).joined(separator: "\n"))
    #expect(try set("Two") == second)
    #expect(try set("One").tip != first.tip)
  }

  @Test("The branch of the same change on the same base is taken again", arguments: [nil, "reg"])
  func again(_ root: String?) throws {
    let fixture = try WorkflowFixture(root: root)
    let first = try propose(fixture)
    #expect(first.branch == "registrar/retire-it")
    #expect(try propose(fixture) == first)
    try fixture.sandbox.git("branch", "-f", "registrar/retire-it", "main")
    let second = try propose(fixture)
    #expect(second.branch == "registrar/retire-it-2")
    #expect(try propose(fixture) == second)
  }

  @Test(
    "A branch with more, with less and with another base is another change",
    arguments: [
      ["models/scorer/model.yaml": Sample.model], ["people/eve.yaml": Sample.person("eve")],
      ["people/bob.yaml": Sample.person("bob")], ["people/ada.yaml": Sample.person("ada") + "\n"],
    ])
  func different(_ files: [String: String]) throws {
    let fixture = try WorkflowFixture()
    let first = try propose(fixture)
    let tree = try { () throws -> String in
      try fixture.sandbox.git("switch", "--quiet", first.branch)
      try fixture.commit(files)
      return try fixture.sandbox.git("rev-parse", "HEAD^{tree}")
    }()
    let other = try fixture.sandbox.git("commit-tree", tree, "-p", "main", "-m", "Retire it")
    try fixture.sandbox.git("switch", "--quiet", "main")
    try fixture.sandbox.git("branch", "-f", first.branch, other)
    #expect(try propose(fixture).branch == "\(first.branch)-2")
    try fixture.sandbox.git("branch", "-f", first.branch, try #require(first.tip))
    try fixture.sandbox.git("branch", "-D", "\(first.branch)-2")
    #expect(try propose(fixture) == first)
    try fixture.commit(["teams/new.yaml": Sample.team.replacing("risk", with: "new")])
    #expect(try propose(fixture).branch == "\(first.branch)-2")
  }
}
