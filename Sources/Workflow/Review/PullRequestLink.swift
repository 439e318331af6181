import Documents

/// The address at which a forge opens a new pull request with title and description filled in.
package struct PullRequestLink: Sendable {
  /// Where the repository is.
  package let remote: ForgeRemote
  /// The branch that the change goes to.
  package let base: String
  /// The branch that holds it.
  package let branch: String
  /// One line of `longestTitle` characters at most.
  package let title: String
  private let description: PullRequestDescription

  /// Bytes that a link may have: beyond about 8,000 forges answer 414.
  package static let longest = 7_500
  /// Characters that a title may have, counted as Unicode scalars; forges take 255.
  package static let longestTitle = 200
  /// Bytes of a description that is pushed: an option has 65,516 in git's protocol, and a line feed
  /// takes two.
  package static let longestDescription = 16_000

  /// A link for a new pull request; nil where the address and the names of the branches alone are too
  /// long for one.
  ///
  /// - Parameters:
  ///   - body: the text below the title, Markdown.
  ///   - template: what the repository itself wants in its pull requests, below the body.
  package init?(
    _ remote: ForgeRemote, base: String, branch: String, title: String, body: String,
    template: String? = nil
  ) {
    self.remote = remote
    self.base = base
    self.branch = branch
    self.title = Self.line(title)
    description = PullRequestDescription(body: body, template: template)
    if link().utf8.count > Self.longest { return nil }
  }

  /// `title` without line ends, and with an ellipsis where it is cut.
  private static func line(_ title: String) -> String {
    let line = String(title.map { $0.isNewline ? " " : $0 })
    if line.unicodeScalars.count <= longestTitle { return line }
    var left = longestTitle - 1
    let kept = line.prefix { character in
      left -= character.unicodeScalars.count
      return left >= 0
    }
    return kept + "…"
  }

  /// The link, with as much of the description as fits, and the title where it does.
  package var text: String {
    let text = description.text { $0.utf8.count <= Self.longest && fits(link($0)) }
    if let text { return link(text) }
    let titled = link("")
    return fits(titled) ? titled : link()
  }

  private func fits(_ link: String) -> Bool { link.utf8.count <= Self.longest }

  /// Options for `git push` by which GitLab opens the merge request itself; empty for other forges.
  ///
  /// An option is one line; GitLab reads `\\n` in a description as the end of one.
  package var pushOptions: [String] {
    guard remote.software == .gitlab else { return [] }
    let text = description.text { $0.utf8.count <= Self.longestDescription } ?? ""
    let line = text.map { $0.isNewline ? "\\n" : String($0) }.joined()
    return [
      "merge_request.create", "merge_request.target=\(base)", "merge_request.title=\(title)",
      "merge_request.description=\(line)",
    ]
  }

  /// The link with the title and `description`; with neither where that is nil.
  private func link(_ description: String? = nil) -> String {
    let page = "\(remote.site)/\(PercentEncoding.encoded(remote.project, keeping: "/"))"
    let words = description.map { [("title", title), (bodyName, $0)] } ?? []
    switch remote.software {
    case .github: return page + comparison + query([("quick_pull", "1")] + words)
    case .gitea: return page + comparison + query(words)
    case .gitlab:
      let parameters = [("source_branch", branch), ("target_branch", base)] + words
      return "\(page)/-/merge_requests/new"
        + query(parameters.map { ("merge_request[\($0)]", $1) })
    }
  }

  private var bodyName: String { remote.software == .gitlab ? "description" : "body" }

  private var comparison: String {
    let branches = [base, branch].map { PercentEncoding.encoded($0, keeping: "/") }
    return "/compare/\(branches.joined(separator: "..."))"
  }

  private func query(_ parameters: [(name: String, value: String)]) -> String {
    let pairs = parameters.map {
      "\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))"
    }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }
}
