/// Findings as a JUnit report: a test case for each file, which fails where a finding does.
package enum JUnitFindings {
  /// An XML document with one suite.
  package static func text(_ report: FindingReport) -> String {
    let cases = report.findingsByFile
    let failures = cases.count { $0.findings.contains(where: report.isFailure) }
    let counts = "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\""
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"registrar\" \(counts)>",
      "  <testsuite name=\"registrar validate\" \(counts) skipped=\"0\">",
    ]
    for (path, findings) in cases {
      let name = attribute(path)
      let opening =
        "    <testcase classname=\"registrar validate\" name=\"\(name)\" file=\"\(name)\""
      if findings.isEmpty {
        lines.append(opening + "/>")
        continue
      }
      lines.append(opening + ">")
      let failing = findings.filter(report.isFailure)
      if let first = failing.first {
        // One element for the case: readers keep the first and drop the others.
        lines.append(
          "      <failure type=\"\(first.rule.id)\" message=\"\(attribute(first.summary))\">"
            + content(failing) + "</failure>")
      }
      let harmless = findings.filter { !report.isFailure($0) }
      if !harmless.isEmpty {
        lines.append("      <system-out>\(content(harmless))</system-out>")
      }
      lines.append("    </testcase>")
    }
    lines += ["  </testsuite>", "</testsuites>"]
    return lines.map { $0 + "\n" }.joined()
  }

  private static func content(_ findings: [Finding]) -> String {
    let text = HumanFindings().text(findings)
    return escaped(String(text.dropLast()))
  }

  private static func attribute(_ text: String) -> String {
    escaped(HumanFindings.visible(text)).replacing("\"", with: "&quot;")
  }

  /// `text` as character data (XML 1.0, section 2.4). What is no `Char` there (section 2.2) was
  /// spelled out before, but for two that Unicode does not count among controls.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\u{FFFE}", with: "\\u{fffe}").replacing("\u{FFFF}", with: "\\u{ffff}")
  }
}
