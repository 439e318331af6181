package import Documents

/// Findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for code scanning.
package enum SARIFFindings {
  /// One log with one run; `results` is there even when it is empty.
  ///
  /// - Parameter version: of the program that made the findings.
  package static func value(_ report: FindingReport, toolVersion version: String) -> JSONValue {
    let rules = report.rules + missingRules(report)
    let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    return [
      "$schema":
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "registrar",
              "version": .string(version),
              "rules": .array(rules.map(descriptor)),
            ]
          ],
          // Columns count Unicode scalars (clause 3.14.17).
          "columnKind": "unicodeCodePoints",
          "results": .array(
            report.fingerprinted.map { finding, fingerprint in
              result(finding, rule: places[finding.rule.id], fingerprint: fingerprint)
            }),
        ]
      ],
    ]
  }

  /// Rules that were broken without being announced: a result must name a rule of the run.
  private static func missingRules(_ report: FindingReport) -> [RuleDescriptor] {
    let known = Set(report.rules.map(\.id))
    let broken = Set(report.findings.map(\.rule)).filter { !known.contains($0.id) }
    return broken.sorted { $0.id < $1.id }
  }

  private static func descriptor(_ rule: RuleDescriptor) -> JSONValue {
    [
      "id": .string(rule.id.description),
      "name": .string(rule.name),
      "shortDescription": ["text": .string(rule.summary)],
      "fullDescription": ["text": .string(rule.explanation)],
      "help": ["text": .string("\(rule.summary)\n\n\(rule.explanation)")],
      "defaultConfiguration": ["level": .string(rule.severity.rawValue)],
    ]
  }

  private static func result(
    _ finding: Finding, rule place: Int?, fingerprint: String
  ) -> JSONValue {
    var message = HumanFindings.visible(finding.summary)
    if let remedy = finding.remedy { message += "\nhelp: \(HumanFindings.visible(remedy))" }
    var result: JSONValue = ["ruleId": .string(finding.rule.id.description)]
    if let place { result["ruleIndex"] = .int(place) }
    result["level"] = .string(finding.severity.rawValue)
    result["message"] = ["text": .string(message)]
    result["locations"] = [
      [
        "physicalLocation": [
          "artifactLocation": [
            "uri": .string(relativeReference(finding.location.path)), "uriBaseId": "%SRCROOT%",
          ],
          "region": region(finding.location),
        ]
      ]
    ]
    // A name of our own: forges compute theirs where it is missing.
    result["partialFingerprints"] = ["registrarFinding/v1": .string(fingerprint)]
    return result
  }

  /// Where a finding is; a whole file begins at its first line, since viewers show nothing without one.
  private static func region(_ location: Finding.Location) -> JSONValue {
    guard let start = location.start, let end = location.end else { return ["startLine": 1] }
    return [
      "startLine": .int(start.line), "startColumn": .int(start.column),
      "endLine": .int(end.line), "endColumn": .int(end.column),
    ]
  }

  /// `path` as a relative reference (RFC 3986, section 4.2): the colon is encoded too, behind which a
  /// first segment would be a scheme.
  private static func relativeReference(_ path: String) -> String {
    PercentEncoding.encoded(path, keeping: "/")
  }
}
