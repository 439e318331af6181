import Documents

/// Findings in the Test Anything Protocol: a test for each file, which fails where a finding does.
package enum TAPFindings {
  /// The whole stream.
  package static func text(_ report: FindingReport) -> String {
    let cases = report.findingsByFile
    var text = TAPText.beginning(planned: cases.count)
    for (index, (path, findings)) in cases.enumerated() {
      let failing = findings.filter(report.isFailure)
      text +=
        failing.isEmpty
        ? TAPText.passed(index + 1, path)
        : TAPText.failed(index + 1, path, [("findings", .array(failing.map(line)))])
      for finding in findings where !report.isFailure(finding) {
        text += TAPText.remark(words(finding))
      }
    }
    return text
  }

  private static func line(_ finding: Finding) -> JSONValue { .string(words(finding)) }

  private static func words(_ finding: Finding) -> String {
    let help = finding.remedy.map { "; help: \($0)" } ?? ""
    return "\(finding.location.description): \(finding.severity.rawValue): \(finding.summary) "
      + "[\(finding.rule.id)]\(help)"
  }
}
