import Foundation
import Testing
import Workflow

@Suite("Links that open pull requests")
struct PullRequestLinkTests {
  @Test(
    "The URL of a remote names a site and a project, however it is spelled",
    arguments: [
      ("https://github.com/acme/models.git", "github https://github.com acme/models"),
      ("https://ada:secret@github.com/acme/models", "github https://github.com acme/models"),
      ("git@github.com:acme/models.git", "github https://github.com acme/models"),
      ("ssh://git@github.com:22/acme/models.git/", "github https://github.com acme/models"),
      (
        "git@gitlab.acme.example:risk/loans/models.git",
        "gitlab https://gitlab.acme.example risk/loans/models"
      ),
      ("https://gitlab.com:8443/a/b.git", "gitlab https://gitlab.com:8443 a/b"),
      ("http://gitea.lan:3000/a/b.git", "gitea http://gitea.lan:3000 a/b"),
      ("ssh://codeberg.org/a/b", "gitea https://codeberg.org a/b"),
      ("acme.ghe:a/b", "github https://acme.ghe a/b"),
    ])
  func remotes(_ url: String, _ expected: String) throws {
    let remote = try #require(ForgeRemote(url: url))
    #expect("\(remote.software.rawValue) \(remote.site) \(remote.project)" == expected)
  }

  @Test(
    "A path, a host of unknown software and what is no URL name no forge",
    arguments: [
      "/srv/git/models.git", "../models.git", "file:///srv/git/models.git", "C:/models",
      "./host:a/b", "git@git.acme.example:a/b.git", "https://github.com/models", "", "https://",
    ])
  func unknown(_ url: String) { #expect(ForgeRemote(url: url) == nil) }

  @Test("What runs on a host can be told")
  func told() {
    #expect(
      ForgeRemote(url: "git@git.acme.example:a/b.git", software: .gitlab)?.site
        == "https://git.acme.example")
  }

  private func link(_ url: String, body: String = "- a & b\n", base: String = "main") throws
    -> PullRequestLink
  {
    PullRequestLink(
      try #require(ForgeRemote(url: url)), base: base, branch: "release/scorer 2",
      title: "Release scorer@2.0.0 #1", body: body)
  }

  @Test("Each forge has its own address, in which everything is encoded")
  func links() throws {
    #expect(
      try link("git@github.com:a/b").text
        == "https://github.com/a/b/compare/main...release/scorer%202?quick_pull=1"
        + "&title=Release%20scorer%402.0.0%20%231&body=-%20a%20%26%20b%0A")
    #expect(
      try link("git@codeberg.org:a/b").text
        == "https://codeberg.org/a/b/compare/main...release/scorer%202"
        + "?title=Release%20scorer%402.0.0%20%231&body=-%20a%20%26%20b%0A")
    #expect(
      try link("git@gitlab.com:a/b/c").text
        == "https://gitlab.com/a/b/c/-/merge_requests/new"
        + "?merge_request%5Bsource_branch%5D=release%2Fscorer%202"
        + "&merge_request%5Btarget_branch%5D=main"
        + "&merge_request%5Btitle%5D=Release%20scorer%402.0.0%20%231"
        + "&merge_request%5Bdescription%5D=-%20a%20%26%20b%0A")
  }

  @Test("Foundation reads back from a link what went into it")
  func readBack() throws {
    let body = "| ä | 100% |\n<!-- x --> + ? # &\n"
    let text = try link("git@github.com:a/b", body: body).text
    let items = try #require(URLComponents(string: text)?.queryItems)
    #expect(items.first { $0.name == "body" }?.value == body)
  }

  @Test("A body that is too long is cut at a line and says so")
  func long() throws {
    let body = (0..<2_000).map { "- line \($0) ä\n" }.joined()
    let text = try link("git@github.com:a/b", body: body).text
    #expect(text.utf8.count <= PullRequestLink.longest && text.utf8.count > 7_000)
    let cut = try #require(
      URLComponents(string: text)?.queryItems?.first { $0.name == "body" }?.value)
    #expect(cut.hasSuffix("ä\n\n(cut: the whole text was too long for a link)"))
    #expect(body.hasPrefix(cut.prefix(1_000)))
    let oneLine = try link("git@github.com:a/b", body: String(repeating: "x", count: 20_000)).text
    #expect(oneLine.utf8.count < 500)
  }

  @Test("The repository's own template is kept below a body that is cut")
  func template() throws {
    func body(_ body: String, _ template: String) throws -> String {
      let link = PullRequestLink(
        try #require(ForgeRemote(url: "git@github.com:a/b")), base: "main", branch: "x", title: "T",
        body: body, template: template)
      #expect(link.text.utf8.count <= PullRequestLink.longest)
      return try #require(
        URLComponents(string: link.text)?.queryItems?.first { $0.name == "body" }?.value)
    }
    #expect(try body("- a\n", "## Checked\n") == "- a\n\n## Checked\n")
    let lines = (0..<2_000).map { "- line \($0)\n" }.joined()
    let cut = try body(lines, "## Checked\n")
    #expect(cut.hasPrefix("- line 0\n"))
    #expect(cut.hasSuffix("(cut: the whole text was too long for a link)\n\n## Checked\n"))
    #expect(try body("- a\n", lines).hasPrefix("\n- line 0\n"))
  }

  @Test("GitLab takes options of git push, the others none")
  func pushOptions() throws {
    #expect(
      try link("git@gitlab.com:a/b").pushOptions == [
        "merge_request.create", "merge_request.target=main",
        "merge_request.title=Release scorer@2.0.0 #1",
        "merge_request.description=- a & b\\n",
      ])
    #expect(try link("git@github.com:a/b").pushOptions.isEmpty)
  }
}
