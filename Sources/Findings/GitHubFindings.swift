import Documents

/// Findings as annotations of GitHub Actions: workflow commands in the log of a step.
package enum GitHubFindings {
  /// How many annotations of one level GitHub shows of one step.
  private static let shown = 10

  /// A command for each finding, the gravest first, and those beyond what is shown as plain lines
  /// in a group; empty when there is nothing to tell.
  package static func text(_ report: FindingReport) -> String {
    var lines: [String] = []
    var more: [Finding] = []
    for severity in Severity.allCases.reversed() {
      let findings = report.findings.filter { $0.severity == severity }
      let kept = findings.count <= shown ? findings.count : shown - 1
      lines += findings.prefix(kept).map(command)
      let rest = findings.dropFirst(kept)
      if !rest.isEmpty {
        lines.append(
          "::\(severity.command) title=registrar::\(rest.count) more \(severity.rawValue)s: "
            + "see the log of this step")
        more += rest
      }
    }
    if !more.isEmpty {
      lines.append("::group::What did not fit among the annotations")
      // A line that begins with its path could be a command if the path is made for that.
      lines += more.map { "- \(line($0))" }
      lines.append("::endgroup::")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func command(_ finding: Finding) -> String {
    let location = finding.location
    var properties = ["file=\(property(location.path))"]
    if let start = location.start, let end = location.end {
      properties.append("line=\(start.line)")
      properties.append("endLine=\(end.line)")
      // Columns over several lines are refused.
      if start.line == end.line {
        properties.append("col=\(start.column)")
        properties.append("endColumn=\(end.column)")
      }
    }
    properties.append("title=\(property("\(finding.rule.id) \(finding.rule.name)"))")
    var message = HumanFindings.visible(finding.summary)
    if let remedy = finding.remedy { message += "\nhelp: \(HumanFindings.visible(remedy))" }
    return "::\(finding.severity.command) \(properties.joined(separator: ","))::\(data(message))"
  }

  private static func line(_ finding: Finding) -> String {
    let place = HumanFindings.visible(finding.location.description)
    let words = HumanFindings.visible(finding.summary)
    return "\(place): \(finding.severity.rawValue): \(words) [\(finding.rule.id)]"
  }

  /// Text behind the second `::`, in which `%` and line ends are encoded.
  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  /// The value of a property, in which `:` and `,` are encoded too.
  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

extension Severity {
  /// The workflow command that annotates with this weight.
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }
}
