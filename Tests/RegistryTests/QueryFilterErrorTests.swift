import Testing

@testable import Registry

@Suite("A filter that makes no sense")
struct QueryFilterErrorTests {
  private static func error(_ text: String) -> FilterError? {
    do {
      _ = try Filter(text, fields: QueryRows.fields)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "says what is wrong and where",
    arguments: [
      ("owner =", .expectedValue(found: nil), 7),
      ("owner = AND count", .expectedValue(found: "AND"), 8),
      ("owner = )", .expectedValue(found: ")"), 8),
      ("owner risk", .expectedOperator(found: "risk"), 6),
      ("owner = a b", .expectedOperator(found: "b"), 10),
      ("owner NOT = a", .expectedOperator(found: "NOT"), 6),
      ("= 3", .expectedField(found: "="), 0),
      ("AND count", .expectedField(found: "AND"), 0),
      ("count AND", .expectedField(found: nil), 9),
      ("metric. < 3", .expectedField(found: " "), 7),
      ("\"owner\" = a", .expectedField(found: "\"owner\""), 0),
      ("label.`` = a", .expectedField(found: "``"), 6),
      ("owner == a", .unknownOperator("=="), 6),
      ("count && tags", .unknownOperator("&&"), 6),
      ("(count", .unclosedParenthesis, 0), ("status IN (a", .unclosedParenthesis, 10),
      ("(count tags)", .expectedOperator(found: "tags"), 7),
      ("count)", .expectedOperator(found: ")"), 5),
      ("owner = 'a", .unclosedQuote("'"), 8), ("owner = \"a\\\"", .unclosedQuote("\""), 8),
      ("label.`a", .unclosedQuote("`"), 6),
      ("owner = 'a\\x'", .unknownEscape("\\x"), 10),
      ("owner = '\\u{d800}'", .unknownEscape("\\u{d800"), 9),
      ("status IN a", .expectedList(found: "a"), 10), ("status IN", .expectedList(found: nil), 9),
      ("status IN ()", .expectedValue(found: ")"), 11),
      ("status IN (a b)", .expectedComma(found: "b"), 13),
      ("count = many", .malformedValue("many", field: "count", type: .number), 8),
      ("count = .5", .malformedValue(".5", field: "count", type: .number), 8),
      ("inProduction = yes", .malformedValue("yes", field: "inProduction", type: .boolean), 15),
      ("version < latest", .malformedValue("latest", field: "version", type: .version), 10),
      ("created > today", .malformedValue("today", field: "created", type: .date), 10),
      ("created > 2026-02-30", .malformedValue("2026-02-30", field: "created", type: .date), 10),
      ("count < null", .unorderedNull(operator: "<"), 6),
      (
        "inProduction > false",
        .unorderedField("inProduction", operator: ">", type: .boolean), 13
      ),
      ("count LIKE '1%'", .unorderedField("count", operator: "LIKE", type: .number), 6),
      (
        "parameters.x < true", .unorderedField("parameters.x", operator: "<", type: .boolean), 13
      ),
      ("'\u{1F600}' = a", .expectedField(found: "'\u{1F600}'"), 0),
      ("owner = '\u{1F600}' x", .expectedOperator(found: "x"), 12),
    ] as [(String, FilterError.Reason, Int)])
  func reasons(_ text: String, _ reason: FilterError.Reason, _ offset: Int) throws {
    let error = try #require(Self.error(text))
    #expect(error == FilterError(reason: reason, offset: offset))
    #expect(!error.summary.isEmpty)
  }

  @Test("names the closest field and lists those there are")
  func unknownField() throws {
    let error = try #require(Self.error("inProduction AND ownr = a"))
    #expect(error.offset == 17)
    #expect(error.summary == "unknown field 'ownr'")
    let remedy = try #require(error.remedy)
    #expect(remedy.hasPrefix("did you mean 'owner'? The fields are reference, owner,"))
    #expect(remedy.hasSuffix("metric.<name>, label.<name>, parameters.<name>"))
  }

  @Test("names the closest open prefix")
  func unknownPrefix() {
    #expect(Self.error("metrics.f1 > 0")?.remedy?.hasPrefix("did you mean 'metric.f1'?") == true)
    #expect(Self.error("Owner")?.remedy?.hasPrefix("did you mean 'owner'?") == true)
    #expect(Self.error("zzzzzzzz")?.remedy?.hasPrefix("the fields are reference, ") == true)
  }

  @Test("knows no field below one that is not open, and no open prefix alone")
  func openPrefixes() {
    for text in ["owner.name", "metric", "`metric.`", "metrics.f1", "artifacts"] {
      guard case .unknownField = Self.error(text)?.reason else {
        Issue.record("\(text) was taken")
        continue
      }
    }
  }

  @Test("offers the operator that was meant")
  func operators() {
    #expect(Self.error("owner == a")?.remedy == "write =")
    #expect(Self.error("owner <> a")?.remedy == "write !=")
    #expect(Self.error("count || tags")?.remedy == "write OR")
    #expect(Self.error("owner =! a")?.remedy?.hasPrefix("the operators are = !=") == true)
  }

  @Test("never repeats control characters")
  func hostileText() {
    for text in [
      "\u{1B}[2J", "owner \u{9B}2J", "owner = 'a\\\u{7}'", "count = '\u{1B}[31m'",
      "owner = \u{202E}a",
    ] {
      let error = Self.error(text)
      #expect(error != nil)
      #expect(
        error?.summary.unicodeScalars.contains { $0.isHidden } == false, "\(text.debugDescription)")
    }
  }

  @Test("is refused beyond 4,096 bytes")
  func length() {
    let fits = "owner = '" + String(repeating: "a", count: 4086) + "'"
    #expect(Self.error(fits) == nil)
    #expect(Self.error(fits + " ")?.reason == .tooLong(limit: 4096))
  }

  @Test("is refused beyond 64 levels")
  func depth() {
    func nested(_ open: String, _ close: String, _ depth: Int) -> String {
      String(repeating: open, count: depth) + "count" + String(repeating: close, count: depth)
    }
    #expect(Self.error(nested("(", ")", 64)) == nil)
    #expect(Self.error(nested("NOT ", "", 64)) == nil)
    #expect(Self.error(nested("(", ")", 65))?.reason == .tooDeep(limit: 64))
    #expect(Self.error(nested("NOT ", "", 65))?.reason == .tooDeep(limit: 64))
    #expect(Self.error("label" + String(repeating: ".a", count: 63)) == nil)
    #expect(
      Self.error("label" + String(repeating: ".a", count: 64))?.reason == .tooDeep(limit: 64))
  }
}
