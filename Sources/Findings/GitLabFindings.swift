package import Documents

/// Findings as a code quality report of GitLab.
package enum GitLabFindings {
  /// An array of `{description, check_name, fingerprint, severity, location: {path, lines: {begin}}}`.
  package static func value(_ report: FindingReport) -> JSONValue {
    .array(
      report.fingerprinted.map { finding, fingerprint in
        [
          "description": .string(description(finding)),
          "check_name": .string("\(finding.rule.id) \(finding.rule.name)"),
          "fingerprint": .string(fingerprint),
          "severity": .string(severity(finding.severity)),
          "location": [
            "path": .string(finding.location.path),
            "lines": ["begin": .int(finding.location.start?.line ?? 1)],
          ],
        ]
      })
  }

  private static func description(_ finding: Finding) -> String {
    let words = HumanFindings.visible(finding.summary)
    return finding.remedy.map { "\(words) (help: \(HumanFindings.visible($0)))" } ?? words
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
