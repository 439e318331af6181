/// Findings as GitHub-flavoured Markdown: a job summary, a comment.
package enum MarkdownFindings {
  /// How many findings a summary lists; forges refuse texts that go on for long.
  private static let listed = 500

  /// A heading with the verdict and a table of findings, the gravest first.
  package static func text(_ report: FindingReport, title: String = "Registrar") -> String {
    let counts = report.counts
    var lines = ["## \(title): \(report.fails ? "failed" : "passed")", ""]
    let files = report.judged
    lines.append("\(counts.summary(of: files, "file"))")
    if !report.findings.isEmpty {
      lines += ["", "| | Where | What | Rule |", "|---|---|---|---|"]
      let sorted = report.findings.enumerated().sorted { left, right in
        left.element.severity == right.element.severity
          ? left.offset < right.offset : left.element.severity > right.element.severity
      }
      lines += sorted.prefix(listed).map { row($0.element) }
      if sorted.count > listed { lines += ["", "and \(sorted.count - listed) more"] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ finding: Finding) -> String {
    var words = MarkdownText.escaped(finding.summary)
    if let remedy = finding.remedy { words += "<br>help: \(MarkdownText.escaped(remedy))" }
    return
      "| \(finding.severity.rawValue) | \(MarkdownText.escaped(finding.location.description)) | \(words) "
      + "| \(finding.rule.id) \(finding.rule.name) |"
  }
}
