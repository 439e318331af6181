package import Documents

/// Findings as data: one object with `findings` and `summary`, for programs.
package enum JSONFindings {
  /// `{findings: [{rule, severity, path, line, column, endLine, endColumn, message, remedy}], summary}`.
  package static func value(_ findings: [Finding], filesChecked: Int) -> JSONValue {
    let counts = FindingCounts(findings)
    return [
      "findings": .array(findings.sorted().map(value)),
      "summary": [
        "filesChecked": .int(filesChecked),
        "errors": .int(counts.errors),
        "warnings": .int(counts.warnings),
        "notes": .int(counts.notes),
      ],
    ]
  }

  /// One finding as an object; positions are left out for whole files.
  package static func value(_ finding: Finding) -> JSONValue {
    var value: JSONValue = [
      "rule": .string(finding.rule.id.description),
      "name": .string(finding.rule.name),
      "severity": .string(finding.severity.rawValue),
      "path": .string(finding.location.path),
    ]
    if let start = finding.location.start, let end = finding.location.end {
      value["line"] = .int(start.line)
      value["column"] = .int(start.column)
      value["endLine"] = .int(end.line)
      value["endColumn"] = .int(end.column)
    }
    value["message"] = .string(finding.summary)
    if let remedy = finding.remedy { value["remedy"] = .string(remedy) }
    return value
  }
}
