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
    let remote = try ForgeRemote(url: url)
    #expect("\(remote.software.rawValue) \(remote.site) \(remote.project)" == expected)
  }

  @Test(
    "What is no address of a host with a project names no forge, whatever is told to run there",
    arguments: [
      "/srv/git/models.git", "../models.git", "file:///srv/git/models.git", "C:/models",
      "./host:a/b", "https://github.com/models", "", "https://",
    ])
  func noForge(_ url: String) {
    #expect(throws: ForgeRemote.Unknown.address) { try ForgeRemote(url: url) }
    #expect(throws: ForgeRemote.Unknown.address) { try ForgeRemote(url: url, software: .github) }
  }

  @Test("What runs on a host can be told where its name does not tell")
  func told() throws {
    let url = "git@git.acme.example:a/b.git"
    #expect(throws: ForgeRemote.Unknown.software) { try ForgeRemote(url: url) }
    #expect(try ForgeRemote(url: url, software: .gitlab).site == "https://git.acme.example")
  }

  private func link(
    _ url: String, branch: String = "release/scorer 2", title: String = "Release scorer@2.0.0 #1",
    body: String = "- a & b\n", template: String? = nil
  ) throws -> PullRequestLink {
    try #require(
      PullRequestLink(
        try ForgeRemote(url: url), base: "main", branch: branch, title: title, body: body,
        template: template))
  }

  /// The value of the parameter `name` of a link, as Foundation reads it.
  private func value(_ name: String, of link: PullRequestLink) throws -> String? {
    try #require(URLComponents(string: link.text)?.queryItems).first { $0.name == name }?.value
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
    #expect(try value("body", of: link("git@github.com:a/b", body: body)) == body)
  }

  @Test("A body that is too long is cut at a line and says so", arguments: ["\n", "\r\n"])
  func long(_ end: String) throws {
    let body = (0..<2_000).map { "- line \($0) ä\(end)" }.joined()
    let long = try link("git@github.com:a/b", body: body)
    #expect(long.text.utf8.count <= PullRequestLink.longest && long.text.utf8.count > 7_000)
    let cut = try #require(try value("body", of: long))
    #expect(cut.hasSuffix("ä\n\n(cut: the whole text was too long)"))
    #expect(body.hasPrefix(cut.prefix(1_000)))
    let oneLine = try link("git@github.com:a/b", body: String(repeating: "x", count: 20_000))
    #expect(oneLine.text.utf8.count < 500)
  }

  @Test("The repository's own template is kept below a body that is cut")
  func template() throws {
    func body(_ body: String, _ template: String) throws -> String {
      let link = try link("git@github.com:a/b", body: body, template: template)
      #expect(link.text.utf8.count <= PullRequestLink.longest)
      return try #require(try value("body", of: link))
    }
    #expect(try body("- a\n", "## Checked\n") == "- a\n\n## Checked\n")
    let lines = (0..<2_000).map { "- line \($0)\n" }.joined()
    let cut = try body(lines, "## Checked\n")
    #expect(cut.hasPrefix("- line 0\n"))
    #expect(cut.hasSuffix("(cut: the whole text was too long)\n\n## Checked\n"))
    #expect(try body("- a\n", lines).hasPrefix("\n- line 0\n"))
  }

  @Test(
    "A title is one line of 200 characters at most",
    arguments: [
      ("A\nb", "A b"), (String(repeating: "ä", count: 200), String(repeating: "ä", count: 200)),
      (String(repeating: "ä", count: 201), String(repeating: "ä", count: 199) + "…"),
      ("a" + String(repeating: "\u{301}", count: 20_000), "…"),
    ])
  func titles(_ title: String, _ expected: String) throws {
    let link = try link("git@gitlab.com:a/b", title: title)
    #expect(link.title == expected)
    #expect(try value("merge_request[title]", of: link) == expected)
    #expect(link.pushOptions.contains("merge_request.title=\(expected)"))
  }

  @Test("No link is too long, whatever its parts", arguments: ["github", "gitlab", "gitea"])
  func bounded(_ forge: String) throws {
    let emoji = String(repeating: "😀", count: 20_000)
    let url = "git@\(forge).com:a/b"
    let links = try (0..<8).map { number in
      try link(
        url, branch: String(repeating: "ö", count: number * 150), title: emoji,
        body: String(repeating: "x\n", count: number * 700), template: number == 7 ? emoji : nil)
    }
    for link in links { #expect(link.text.utf8.count <= PullRequestLink.longest) }
    let remote = try ForgeRemote(url: url)
    let branch = String(repeating: "ö", count: 2_000)
    #expect(PullRequestLink(remote, base: "main", branch: branch, title: "T", body: "") == nil)
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
  @Test("What is pushed to GitLab is bounded like a link, with room for more")
  func boundedPushOptions() throws {
    let lines = (0..<20_000).map { "- \($0)\n" }.joined()
    let options = try [
      link("git@gitlab.com:a/b", body: lines), link("git@gitlab.com:a/b", template: lines),
      link("git@gitlab.com:a/b", body: lines, template: lines),
    ].map { try #require($0.pushOptions.last) }
    for option in options {
      #expect(option.utf8.count > 15_000 && option.utf8.count < 32_100)
      #expect(option.hasSuffix("(cut: the whole text was too long)"))
    }
  }
}
