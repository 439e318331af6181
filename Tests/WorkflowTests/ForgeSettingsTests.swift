import TestSupport
import Testing

@testable import Workflow

@Suite("Settings of forges")
struct ForgeSettingsTests {
  private func values(
    _ software: ForgeRemote.Software, _ method: MergeMethod = .merge, signed: Bool = false
  ) -> [String: String] {
    let settings = ForgeSettings(
      software, branch: "trunk", mergeMethod: method, signsCommits: signed
    ).settings
    return Dictionary(settings.map { ($0.name, $0.value) }) { first, _ in first }
  }

  @Test(
    "One way to merge is on, that of registry.yaml",
    arguments: [
      (
        ForgeRemote.Software.github, MergeMethod.merge,
        [
          "Allow merge commits": "on", "Allow squash merging": "off", "Allow rebase merging": "off",
          "Require linear history": "off",
        ]
      ),
      (
        .github, .squash,
        [
          "Allow merge commits": "off", "Allow squash merging": "on", "Allow rebase merging": "off",
          "Require linear history": "on",
        ]
      ),
      (
        .github, .rebase,
        [
          "Allow merge commits": "off", "Allow squash merging": "off", "Allow rebase merging": "on",
          "Require linear history": "on",
        ]
      ),
      (
        .gitlab, .merge,
        ["Merge method": "Merge commit", "Squash commits when merging": "Do not allow"]
      ),
      (
        .gitlab, .squash,
        ["Merge method": "Fast-forward merge", "Squash commits when merging": "Require"]
      ),
      (
        .gitlab, .rebase,
        ["Merge method": "Fast-forward merge", "Squash commits when merging": "Do not allow"]
      ),
      (
        .gitea, .merge,
        [
          "Create merge commit": "on", "Rebase then fast-forward": "off",
          "Create squash commit": "off",
        ]
      ),
      (
        .gitea, .squash,
        [
          "Create merge commit": "off", "Rebase then fast-forward": "off",
          "Create squash commit": "on",
        ]
      ),
      (
        .gitea, .rebase,
        [
          "Create merge commit": "off", "Rebase then fast-forward": "on",
          "Create squash commit": "off",
        ]
      ),
    ])
  func merging(
    _ software: ForgeRemote.Software, _ method: MergeMethod, _ expected: [String: String]
  ) {
    let values = values(software, method)
    for (name, value) in expected { #expect(values[name] == value, "\(name)") }
  }

  @Test(
    "The branch is named, and signed commits are asked for where registry.yaml does",
    arguments: [
      (ForgeRemote.Software.github, "Branch name pattern", "Require signed commits"),
      (.gitlab, "Branch", "Reject unsigned commits"),
      (.gitea, "Protected Branch Name Pattern", "Require Signed Commits"),
    ])
  func protection(_ software: ForgeRemote.Software, _ branch: String, _ signing: String) {
    #expect(values(software)[branch] == "trunk")
    #expect(values(software)[signing] == nil)
    #expect(values(software, signed: true)[signing]?.hasPrefix("on") == true)
  }

  @Test(
    "The forge is told by the address of the remote, or by the configuration",
    arguments: [
      ("git@github.example.com:acme/models.git", nil, ForgeRemote.Software.github),
      ("https://gitlab.example.com/acme/models.git", nil, .gitlab),
      ("https://code.example.com/acme/models.git", nil, nil),
      ("https://code.example.com/acme/models.git", "gitea", .gitea), (nil, "github", .github),
      (nil, nil, nil),
    ] as [(String?, String?, ForgeRemote.Software?)])
  func software(_ url: String?, _ configured: String?, _ expected: ForgeRemote.Software?) throws {
    let fixture = try WorkflowFixture()
    if let url { try fixture.sandbox.git("remote", "add", "origin", url) }
    if let configured { try fixture.sandbox.git("config", "registrar.forge", configured) }
    #expect(try fixture.sandbox.report().forgeSettings?.software == expected)
  }
}
