/// Findings as GitHub-flavoured Markdown: a job summary, a comment.
package enum MarkdownFindings {
  /// How many findings a summary lists; forges refuse texts that go on for long.
  private static let listed = 500

  /// A heading with the verdict and a table of findings, the gravest first.
  package static func text(_ report: FindingReport, title: String = "Registrar") -> String {
    let counts = report.counts
    var lines = ["## \(title): \(report.fails ? "failed" : "passed")", ""]
    let files = report.files.count
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
    var words = cell(finding.summary)
    if let remedy = finding.remedy { words += "<br>help: \(cell(remedy))" }
    return "| \(finding.severity.rawValue) | \(cell(finding.location.description)) | \(words) "
      + "| \(finding.rule.id) \(finding.rule.name) |"
  }

  /// `text` in a cell, in which nothing of it is markup.
  private static func cell(_ text: String) -> String {
    var escaped = ""
    for character in HumanFindings.visible(text) {
      switch character {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      // A mention would tell people, and a number would link to an issue.
      case "@": escaped += "&#64;"
      case "#": escaped += "&#35;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "!": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
