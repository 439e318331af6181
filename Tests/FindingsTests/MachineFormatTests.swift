import Documents
import Findings
import Testing

@Suite("Findings in the formats of forges and test runners")
struct MachineFormatTests {
  static let schema = RuleDescriptor(1101, "schema-violation", .error, "Valid.", why: "Because.")
  static let slow = RuleDescriptor(2001, "underperforming", .warning, "Good.", why: "Reasons.")
  static let lines = LineIndex(Array("a: 1\nb: «x»\nc:\n  - 2\n".utf8))

  static func finding(
    _ rule: RuleDescriptor = schema, _ path: String = "m/a.yaml", _ range: (Int, Int)? = (8, 13),
    _ words: String = "it is so", remedy: String? = nil
  ) -> Finding {
    let location =
      range.map {
        Finding.Location(path: path, range: SourceRange(start: $0.0, end: $0.1), in: lines)
      } ?? Finding.Location(path: path)
    return Finding(rule, at: location, words, remedy: remedy)
  }

  static func report(
    _ findings: [Finding], files: [String] = ["m/a.yaml", "m/b.yaml"], strict: Bool = false
  ) -> FindingReport {
    FindingReport(
      findings, files: files, rules: [slow, schema], below: "reg", isStrict: strict)
  }

  @Test("Paths are those of the repository, and a file that only a finding names counts too")
  func paths() {
    let report = Self.report([Self.finding(Self.schema, "schemas/x.json", nil)])
    #expect(report.files == ["reg/m/a.yaml", "reg/m/b.yaml", "reg/schemas/x.json"])
    #expect(report.findings.map(\.location.path) == ["reg/schemas/x.json"])
  }

  @Test("Warnings fail a run when it is strict", arguments: [false, true])
  func strictness(_ isStrict: Bool) {
    #expect(Self.report([Self.finding(Self.slow)], strict: isStrict).fails == isStrict)
    #expect(Self.report([Self.finding(Self.schema)], strict: isStrict).fails)
    #expect(!Self.report([], strict: isStrict).fails)
  }

  // MARK: - SARIF

  @Test("SARIF has one run with all rules, and results even when there are none")
  func emptySARIF() {
    let value = SARIFFindings.value(Self.report([]), toolVersion: "1.2.3")
    #expect(value["version"] == "2.1.0")
    let run = value["runs"]?.elements.first
    #expect(run?["results"] == .array([]))
    #expect(run?["columnKind"] == "unicodeCodePoints")
    let driver = run?["tool"]?["driver"]
    #expect(driver?["version"] == "1.2.3")
    #expect(driver?["rules"]?.elements.map { $0["id"] } == ["RG1101", "RG2001"])
    #expect(
      driver?["rules"]?.elements.map { $0["defaultConfiguration"]?["level"] }
        == ["error", "warning"])
  }

  @Test("A SARIF result names its rule, level, words, place and fingerprint")
  func sarifResult() {
    let value = SARIFFindings.value(
      Self.report([Self.finding(Self.slow, "m/ö %:.yaml", remedy: "mend it")]), toolVersion: "1")
    let results = value["runs"]?.elements.first?["results"]?.elements
    #expect(results?.count == 1)
    let result = results?.first
    #expect(result?["ruleId"] == "RG2001")
    #expect(result?["ruleIndex"] == .int(1))
    #expect(result?["level"] == "warning")
    #expect(result?["message"]?["text"] == "it is so\nhelp: mend it")
    let place = result?["locations"]?.elements.first?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"] == "reg/m/%C3%B6%20%25%3A.yaml")
    #expect(
      place?["region"] == ["startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 7])
    #expect(result?["partialFingerprints"]?["registrarFinding/v1"]?.string?.utf8.count == 32)
  }

  @Test("A whole file begins at its first line, and a rule that nobody announced is listed")
  func sarifWholeFile() {
    let other = RuleDescriptor(4001, "immutable-field", .error, "Frozen.", why: "So.")
    let value = SARIFFindings.value(
      Self.report([Self.finding(other, "x.yaml", nil)]), toolVersion: "1")
    let run = value["runs"]?.elements.first
    let result = run?["results"]?.elements.first
    #expect(
      result?["locations"]?.elements.first?["physicalLocation"]?["region"] == ["startLine": 1])
    #expect(result?["ruleIndex"] == .int(2))
    #expect(run?["tool"]?["driver"]?["rules"]?.elements.last?["id"] == "RG4001")
  }

  @Test("Fingerprints stay when lines move, and tell equal findings of one file apart")
  func fingerprints() {
    let first = Self.report([
      Self.finding(Self.schema, "a", (0, 1)), Self.finding(Self.schema, "a", (5, 6)),
    ])
    let moved = Self.report([
      Self.finding(Self.schema, "a", (5, 6)), Self.finding(Self.schema, "a", (8, 9)),
    ])
    #expect(first.fingerprinted.map(\.fingerprint) == moved.fingerprinted.map(\.fingerprint))
    #expect(Set(first.fingerprinted.map(\.fingerprint)).count == 2)
    let others = [
      Self.finding(Self.slow, "a", (0, 1)), Self.finding(Self.schema, "b", (0, 1)),
      Self.finding(Self.schema, "a", (0, 1), "it is not so"),
    ]
    #expect(
      Set(
        Self.report(others + [Self.finding(Self.schema, "a", (0, 1))]).fingerprinted.map(
          \.fingerprint)
      )
      .count == 4)
  }

  // MARK: - GitHub

  @Test("GitHub: a command with encoded properties and words, columns only within a line")
  func github() {
    let findings = [
      Self.finding(Self.schema, "a,b:c%.yaml", (8, 13), "50% of\nit", remedy: "x: y"),
      Self.finding(Self.slow, "z.yaml", (14, 22)), Self.finding(Self.slow, "z.yaml", nil),
    ]
    #expect(
      GitHubFindings.text(Self.report(findings)) == """
        ::error file=reg/a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=4,endColumn=7,title=RG1101 schema-violation::50%25 of\\u{a}it%0Ahelp: x: y
        ::warning file=reg/z.yaml,title=RG2001 underperforming::it is so
        ::warning file=reg/z.yaml,line=3,endLine=4,title=RG2001 underperforming::it is so

        """)
  }

  @Test(
    "GitHub: ten annotations of a level are shown, errors first; the rest is counted and listed")
  func githubLimit() {
    let warnings = (0..<10).map { Self.finding(Self.slow, "w\($0).yaml", nil) }
    let errors = (0..<12).map { Self.finding(Self.schema, "e\(10 + $0).yaml", nil) }
    let lines = GitHubFindings.text(Self.report(warnings + errors)).split(separator: "\n")
    #expect(lines.prefix(10).allSatisfy { $0.hasPrefix("::error ") })
    #expect(lines[9] == "::error title=registrar::3 more errors: see the log of this step")
    #expect(lines[10..<20].allSatisfy { $0.hasPrefix("::warning file=") })
    #expect(lines[20] == "::group::What did not fit among the annotations")
    #expect(lines[21] == "- reg/e19.yaml: error: it is so [RG1101]")
    #expect(lines.last == "::endgroup::")
    #expect(lines.count == 25)
  }

  @Test("GitHub: nothing to tell is no line")
  func githubNothing() { #expect(GitHubFindings.text(Self.report([])) == "") }

  // MARK: - Markdown

  @Test("Markdown: a verdict and a table in which nothing quoted is markup")
  func markdown() {
    let findings = [
      Self.finding(Self.slow, "a.yaml", nil),
      Self.finding(Self.schema, "b.yaml", (8, 13), "'<b>|`x`' of @ada #1", remedy: "a_b"),
    ]
    #expect(
      MarkdownFindings.text(Self.report(findings, files: ["a.yaml", "b.yaml"])) == """
        ## Registrar: failed

        2 files checked: 1 error, 1 warning

        | | Where | What | Rule |
        |---|---|---|---|
        | error | reg/b.yaml:2:4 | '&lt;b&gt;\\|\\`x\\`' of &#64;ada &#35;1<br>help: a\\_b | RG1101 schema-violation |
        | warning | reg/a.yaml | it is so | RG2001 underperforming |

        """)
    #expect(
      MarkdownFindings.text(Self.report([])) == """
        ## Registrar: passed

        2 files checked: nothing to report

        """)
  }

  @Test("Markdown: a long report is cut and says how much is left")
  func longMarkdown() {
    let findings = (0..<512).map { Self.finding(Self.slow, "w\($0).yaml", nil) }
    let text = MarkdownFindings.text(Self.report(findings))
    #expect(text.hasSuffix("\nand 12 more\n"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("| warning") } == 500)
  }

  // MARK: - GitLab

  @Test("GitLab: one object a finding, the first line for whole files")
  func gitlab() {
    let report = Self.report([
      Self.finding(Self.schema, "a.yaml", (8, 13), remedy: "mend it"),
      Self.finding(Self.slow, "b.yaml", nil),
    ])
    let prints = report.fingerprinted.map(\.fingerprint)
    #expect(
      GitLabFindings.value(report) == [
        [
          "description": "it is so (help: mend it)", "check_name": "RG1101 schema-violation",
          "fingerprint": .string(prints[0]), "severity": "major",
          "location": ["path": "reg/a.yaml", "lines": ["begin": 2]],
        ],
        [
          "description": "it is so", "check_name": "RG2001 underperforming",
          "fingerprint": .string(prints[1]), "severity": "minor",
          "location": ["path": "reg/b.yaml", "lines": ["begin": 1]],
        ],
      ])
    #expect(GitLabFindings.value(Self.report([])) == .array([]))
  }

  // MARK: - JUnit

  @Test("JUnit: a case for each file; errors fail it, what does not is shown beside it")
  func junit() {
    let findings = [
      Self.finding(Self.schema, "m/a.yaml", nil, "1 < 2 & \"x\" \u{1B}\u{FFFF}"),
      Self.finding(Self.slow, "m/a.yaml", nil),
    ]
    #expect(
      JUnitFindings.text(Self.report(findings)) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="registrar" tests="2" failures="1" errors="0">
          <testsuite name="registrar validate" tests="2" failures="1" errors="0" skipped="0">
            <testcase classname="registrar validate" name="reg/m/a.yaml" file="reg/m/a.yaml">
              <failure type="RG1101" message="1 &lt; 2 &amp; &quot;x&quot; \\u{1b}\\u{ffff}">reg/m/a.yaml: error: 1 &lt; 2 &amp; "x" \\u{1b}\\u{ffff} [RG1101]</failure>
              <system-out>reg/m/a.yaml: warning: it is so [RG2001]</system-out>
            </testcase>
            <testcase classname="registrar validate" name="reg/m/b.yaml" file="reg/m/b.yaml"/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("JUnit: under --strict a warning fails its case")
  func strictJUnit() {
    let text = JUnitFindings.text(Self.report([Self.finding(Self.slow)], strict: true))
    #expect(text.contains("failures=\"1\"") && text.contains("<failure type=\"RG2001\""))
  }

  // MARK: - TAP

  @Test("TAP: a test for each file, facts in a block, remarks for what does not fail")
  func tap() {
    let findings = [
      Self.finding(Self.schema, "m/a.yaml", (8, 13), "it is so", remedy: "mend it"),
      Self.finding(Self.slow, "m/b #1.yaml", nil),
    ]
    #expect(
      TAPFindings.text(Self.report(findings, files: ["m/a.yaml"])) == """
        TAP version 13
        1..2
        not ok 1 - reg/m/a.yaml
          ---
          findings: ["reg/m/a.yaml:2:4: error: it is so [RG1101]; help: mend it"]
          ...
        ok 2 - reg/m/b \\#1.yaml
        # reg/m/b #1.yaml: warning: it is so [RG2001]

        """)
    #expect(
      TAPFindings.text(Self.report([], files: []))
        == "TAP version 13\n1..0 # SKIP nothing to check\n")
  }
}
