import Findings
package import Registry

/// A write before it is made: which files, and the words for it. Computed on a snapshot, without effect.
package struct Plan: Sendable {
  /// Content by path below the registry; nil where a file goes.
  package var changes: [String: [UInt8]?]
  /// Content by path below the repository, for files that belong to no registry (workflows).
  package var repositoryFiles: [String: [UInt8]] = [:]
  /// What happens, `version.released`: the `Registrar-Action` trailer.
  package let action: String
  /// What it happens to: the `Registrar-Subject` trailer.
  package let subject: EntityRef
  /// The first line of the commit message.
  package let summary: String
  /// More words for the message.
  package var body: String?

  /// Where the content comes from, by path, for files that somebody gave among others.
  var origins: [String: ManifestDocument] = [:]

  /// Makes a plan.
  package init(
    changes: [String: [UInt8]?], action: String, subject: EntityRef, summary: String,
    body: String? = nil
  ) {
    self.changes = changes
    self.action = action
    self.subject = subject
    self.summary = summary
    self.body = body
  }

  /// `finding` where people wrote what it is about.
  func located(_ finding: Finding) -> Finding {
    guard let origin = origins[finding.location.path],
      case let content?? = changes[finding.location.path]
    else { return finding }
    return origin.located(finding, judged: content)
  }

  /// The commit message; `text` replaces the words and keeps the trailers.
  package func message(_ text: String?) -> String {
    let words = text ?? ([summary] + (body.map { ["", $0] } ?? [])).joined(separator: "\n")
    return """
      \(words)

      Registrar-Action: \(action)
      Registrar-Subject: \(subject)

      """
  }
}
