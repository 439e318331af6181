import Documents
import Findings
import Testing

@Suite("Findings for people and programs")
struct FindingRenderingTests {
  static let rule = RuleDescriptor(
    2001, "underperforming", .warning, "A summary.", why: "A reason.")
  static let lines = LineIndex(Array("kind: Model\nname: «x»\n\ttab: 1\n".utf8))

  static func finding(_ start: Int, _ end: Int, remedy: String? = nil) -> Finding {
    Finding(
      rule, at: .init(path: "a.yaml", range: SourceRange(start: start, end: end), in: lines),
      "it is so", remedy: remedy)
  }

  @Test("A block has the place, the words, the line with carets, and the remedy")
  func block() {
    #expect(
      HumanFindings().text([Self.finding(6, 11, remedy: "do this")]) == """
        a.yaml:1:7: warning: it is so [RG2001]
          1 | kind: Model
            |       ^^^^^
          help: do this

        """)
  }

  @Test("Columns and carets count characters, not bytes")
  func scalars() {
    #expect(
      HumanFindings().text([Self.finding(18, 23)]).contains(
        """
        a.yaml:2:7: warning: it is so [RG2001]
          2 | name: «x»
            |       ^^^
        """))
  }

  @Test("A range over several lines is shown by its first line")
  func severalLines() {
    #expect(HumanFindings().text([Self.finding(6, 14)]).contains("|       ^^^^^\n"))
  }

  @Test("A whole file, and a line with control characters, are named without an excerpt")
  func noExcerpt() {
    let whole = Finding(Self.rule, at: .init(path: "a.yaml"), "it is so")
    #expect(HumanFindings().text([whole]) == "a.yaml: warning: it is so [RG2001]\n")
    #expect(!HumanFindings().text([Self.finding(25, 28)]).contains("|"))
  }

  @Test("What would act on a terminal is spelled out")
  func hostile() {
    let finding = Finding(
      Self.rule, at: .init(path: "a\u{1B}[2K.yaml"), "'\u{1B}[31mred\u{202E}' is no name",
      remedy: "write\n'x'")
    #expect(
      HumanFindings().text([finding]) == """
        a\\u{1b}[2K.yaml: warning: '\\u{1b}[31mred\\u{202e}' is no name [RG2001]
          help: write\\u{a}'x'

        """)
  }

  @Test("Echoes of one mistake are told once, behind what may be its cause; two one by one")
  func echoes() {
    let rule = RuleDescriptor(1301, "unresolved", .error, "There.", why: "Because.", isEchoed: true)
    func echo(_ path: String, _ words: String) -> Finding {
      Finding(rule, at: .init(path: path), words, remedy: "add it")
    }
    let cause = Finding(Self.rule, at: .init(path: "z.yaml"), "it is so")
    let findings =
      ["a", "b", "c", "d", "e"].map { echo($0, "there is no 'x'") }
      + ["a", "b"].map { echo($0, "there is no 'y'") } + [cause]
    #expect(
      HumanFindings().text(findings) == """
        a: error: there is no 'y' [RG1301]
          help: add it
        b: error: there is no 'y' [RG1301]
          help: add it
        z.yaml: warning: it is so [RG2001]
        a: error: there is no 'x' [RG1301]
          help: add it
          also: b, c, d and 1 more

        """)
  }

  @Test("Findings of the same words that are mistakes of their own are told one by one")
  func noEchoes() {
    let findings = ["a", "b", "c"].map { Finding(Self.rule, at: .init(path: $0), "it is so") }
    #expect(
      HumanFindings().text(findings) == """
        a: warning: it is so [RG2001]
        b: warning: it is so [RG2001]
        c: warning: it is so [RG2001]

        """)
  }

  @Test("Nothing to report is no text")
  func empty() { #expect(HumanFindings().text([]) == "") }

  @Test("A report goes by path, place, rule and words; whole files come first")
  func order() {
    let other = Finding(Self.rule, at: .init(path: "A.yaml"), "x")
    let whole = Finding(Self.rule, at: .init(path: "a.yaml"), "x")
    #expect(
      [Self.finding(18, 23), whole, Self.finding(6, 11), other].sorted()
        == [other, whole, Self.finding(6, 11), Self.finding(18, 23)])
  }

  @Test("As data, a finding has its rule, severity, range and words, and a run its counts")
  func data() {
    var error = Self.finding(6, 11, remedy: "do this")
    error.severity = .error
    let whole = Finding(Self.rule, at: .init(path: "a.yaml"), "x")
    #expect(
      JSONFindings.value([error, whole], filesChecked: 3) == [
        "findings": [
          [
            "rule": "RG2001", "name": "underperforming", "severity": "warning", "path": "a.yaml",
            "message": "x",
          ],
          [
            "rule": "RG2001", "name": "underperforming", "severity": "error", "path": "a.yaml",
            "line": 1, "column": 7, "endLine": 1, "endColumn": 12, "message": "it is so",
            "remedy": "do this",
          ],
        ],
        "summary": ["filesChecked": 3, "errors": 1, "warnings": 1, "notes": 0],
      ])
  }

  @Test("Severities are ordered by weight")
  func severities() {
    #expect(Severity.allCases.shuffled().sorted() == [.note, .warning, .error])
  }

  @Test(
    "A rule id is RG and four digits",
    arguments: [
      ("RG1001", 1001), ("RG9999", 9999), ("RG0999", nil), ("rg1001", nil), ("RG+001", nil),
      ("RG10010", nil), ("RG-100", nil), ("", nil),
    ] as [(String, Int?)])
  func ruleIDs(_ text: String, _ number: Int?) {
    #expect(RuleID(text)?.number == number)
  }
}
