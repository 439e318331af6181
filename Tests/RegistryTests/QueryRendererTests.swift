import Documents
import Testing

@testable import Registry

@Suite("A listing as text")
struct QueryRendererTests {
  private static let listing = Listing(
    name: "models",
    columns: [
      Listing.Column("reference", title: "REFERENCE", isDefault: false),
      Listing.Column("owner", title: "OWNER"),
      Listing.Column("metric.f1", title: "F1", alignment: .right),
      Listing.Column("tags", title: "TAGS"),
      Listing.Column("hidden", title: "HIDDEN", isDefault: false),
    ],
    rows: [
      [
        "reference": "credit/scorer", "owner": "team:risk", "metric": ["f1": .number("-0.5")],
        "tags": ["a", 1, true], "hidden": "=1+1",
      ],
      ["reference": "b", "owner": "日本", "metric": ["f1": 10], "hidden": ["x": ["y"]]],
      ["reference": "c", "owner": "e\u{301}x", "tags": "a, \"b\"\r\nc"],
    ])

  @Test("is a table that lines up by what a terminal shows")
  func table() {
    #expect(
      TableText().text(Self.listing, whenEmpty: "") == """
        REFERENCE      OWNER        F1  TAGS
        credit/scorer  team:risk  -0.5  a, 1, true
        b              日本         10  -
        c              e\u{301}x            -  a, "b"\\r\\nc

        """)
  }

  @Test("is a sentence when there are no rows")
  func emptyTable() {
    let empty = Self.listing.with(rows: [])
    #expect(TableText().text(empty, whenEmpty: "no models yet") == "no models yet\n")
    #expect(CSVText.text(empty) == "reference,owner,metric.f1,tags,hidden\r\n")
    #expect(JSONText.array(empty) == "[]\n")
    #expect(JSONText.lines(empty).isEmpty)
  }

  @Test("is coloured by role without moving a column")
  func styledTable() {
    let table = TableText { text, role in role == .head ? "<\(text)>" : text }
    let lines = table.text(Self.listing, whenEmpty: "").split(separator: "\n")
    #expect(lines[0] == "<REFERENCE>      <OWNER>        <F1>  <TAGS>")
    #expect(lines[1].hasPrefix("credit/scorer  team:risk  -0.5"))
  }

  @Test("is CSV that a spreadsheet reads and does not run")
  func csv() {
    #expect(
      CSVText.text(Self.listing)
        == "reference,owner,metric.f1,tags,hidden\r\n"
        + "credit/scorer,team:risk,-0.5,\"a, 1, true\",'=1+1\r\n"
        + "b,日本,10,,\"{\"\"x\"\":[\"\"y\"\"]}\"\r\n"
        + "c,e\u{301}x,,\"a, \"\"b\"\"\r\nc\",\r\n")
  }

  @Test(
    "guards cells that begin like a formula",
    arguments: [
      ("=cmd", "'=cmd"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
      ("\rx", "\"'\rx\""), ("\r\nx", "\"'\r\nx\""), ("=\u{301}", "'=\u{301}"),
      ("\u{FF1D}1", "'\u{FF1D}1"), ("a=1", "a=1"), ("=\"a\"", "\"'=\"\"a\"\"\""), ("", ""),
      ("\"\u{301}", "\"\"\"\u{301}\""),
    ])
  func formulaGuard(_ text: String, _ cell: String) {
    let listing = Listing(
      name: "x", columns: [Listing.Column("a", title: "A")], rows: [["a": .string(text)]])
    let expected = "a\r\n\(cell)\r\n"
    #expect(Array(CSVText.text(listing).utf8) == Array(expected.utf8))
  }

  @Test("is JSON with rows as they are")
  func json() {
    let listing = Self.listing.with(rows: [["a": 1], ["b": "x\ny"]])
    #expect(
      JSONText.array(listing) == """
        [
          {
            "a": 1
          },
          {
            "b": "x\\ny"
          }
        ]

        """)
    #expect(JSONText.lines(listing) == "{\"a\":1}\n{\"b\":\"x\\ny\"}\n")
  }

  @Test(
    "measures and escapes what a terminal shows",
    arguments: [
      ("abc", "abc", 3), ("", "", 0), ("e\u{301}", "e\u{301}", 1), ("日本", "日本", 4),
      ("ｱ", "ｱ", 1), ("Ａ", "Ａ", 2), ("한글", "한글", 4),
      ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
      ("\u{1F600}", "\u{1F600}", 2),
      ("\u{1F469}\u{200D}\u{1F52C}", "\u{1F469}\u{200D}\u{1F52C}", 2),
      ("\u{1F1EB}\u{1F1F7}", "\u{1F1EB}\u{1F1F7}", 2),
      ("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}", 2),
      ("\u{301}", "\u{25CC}\u{301}", 1), ("\u{1B}[31m", "\\u{1b}[31m", 10),
      ("a\r\nb", "a\\r\\nb", 6),
      ("\u{9B}2J", "\\u{9b}2J", 8), ("\u{202E}x", "\\u{202e}x", 9), ("\u{0}\t", "\\u{0}\\t", 7),
      ("\u{2028}", "\\u{2028}", 8), ("\u{200D}x", "\\u{200d}x", 9), ("\u{7F}", "\\u{7f}", 6),
      ("a\u{200B}b", "a\\u{200b}b", 10), ("\u{AD}", "\\u{ad}", 6), ("é", "é", 1), ("क्ष", "क्ष", 2),
    ])
  func terminalText(_ raw: String, _ shown: String, _ width: Int) {
    let text = TerminalText(raw)
    #expect(Array(text.text.unicodeScalars) == Array(shown.unicodeScalars))
    #expect(text.width == width)
  }
}
