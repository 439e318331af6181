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
      ).shortName
    }
    #expect(try name() == "registrar/add-x")
    try fixture.sandbox.git("branch", "registrar/add-x")
    try fixture.sandbox.git("update-ref", "refs/remotes/origin/registrar/add-x-2", "HEAD")
    #expect(try name() == "registrar/add-x-3")
    try fixture.sandbox.git("branch", "-D", "registrar/add-x")
    try fixture.sandbox.git("branch", "registrar")
    #expect(try name() == "registrar-add-x")
  }
}
