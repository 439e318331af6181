import Documents

/// The address at which a forge opens a new pull request with title and body filled in.
package struct PullRequestLink: Sendable {
  /// Where the repository is.
  package let remote: ForgeRemote
  /// The branch that the change goes to.
  package let base: String
  /// The branch that holds it.
  package let branch: String
  /// The first line.
  package let title: String
  /// The text below it, Markdown.
  package let body: String
  /// What the repository itself wants in its pull requests, below the body; kept when the body is cut.
  package let template: String

  /// Bytes that a link may have: beyond about 8,000 forges answer 414.
  package static let longest = 7_500

  /// A link for a new pull request.
  package init(
    _ remote: ForgeRemote, base: String, branch: String, title: String, body: String,
    template: String? = nil
  ) {
    self.remote = remote
    self.base = base
    self.branch = branch
    self.title = title
    self.body = body
    self.template = template.map { "\n\($0)" } ?? ""
  }

  /// The link; the body is cut at the end of a line, with a word on that, where it would be too long,
  /// and after it the template.
  package var text: String {
    let whole = link(body: body + template)
    if whole.utf8.count <= Self.longest { return whole }
    return shortened(body, before: template) ?? shortened(template, before: "") ?? link(body: "")
  }

  /// The link with as many lines of `text` as fit before `rest`; nil when `rest` alone is too long.
  private func shortened(_ text: String, before rest: String) -> String? {
    let ending = "\n\n(cut: the whole text was too long for a link)" + (rest.isEmpty ? "" : "\n")
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while !lines.isEmpty {
      lines.removeLast()
      let cut = link(body: lines.joined(separator: "\n") + ending + rest)
      if cut.utf8.count <= Self.longest { return cut }
    }
    return nil
  }

  /// Options for `git push` by which GitLab opens the merge request itself; empty for other forges.
  ///
  /// An option is one line; GitLab reads `\\n` in a description as the end of one.
  package var pushOptions: [String] {
    guard remote.software == .gitlab else { return [] }
    let line = title.map { $0.isNewline ? " " : String($0) }.joined()
    let text = (body + template).map { $0.isNewline ? "\\n" : String($0) }.joined()
    return [
      "merge_request.create", "merge_request.target=\(base)", "merge_request.title=\(line)",
      "merge_request.description=\(text)",
    ]
  }

  private func link(body: String) -> String {
    let project = PercentEncoding.encoded(remote.project, keeping: "/")
    let page = "\(remote.site)/\(project)"
    let (base, branch) = (PercentEncoding.encoded(base, keeping: "/"), PercentEncoding.encoded(branch, keeping: "/"))
    let words = (PercentEncoding.encoded(title), PercentEncoding.encoded(body))
    switch remote.software {
    case .github:
      return "\(page)/compare/\(base)...\(branch)?quick_pull=1&title=\(words.0)&body=\(words.1)"
    case .gitea:
      return "\(page)/compare/\(base)...\(branch)?title=\(words.0)&body=\(words.1)"
    case .gitlab:
      func parameter(_ name: String, _ value: String) -> String {
        "merge_request%5B\(name)%5D=\(value)"
      }
      return "\(page)/-/merge_requests/new?"
        + [
          parameter("source_branch", PercentEncoding.encoded(self.branch)),
          parameter("target_branch", PercentEncoding.encoded(self.base)), parameter("title", words.0),
          parameter("description", words.1),
        ].joined(separator: "&")
    }
  }
}
