import Documents
import Testing

@testable import Registry

@Suite("A filter")
struct QueryFilterTests {
  @Test(
    "passes the row",
    arguments: [
      "", "  \n", "owner = \"team:risk\" AND metric.accuracy < 0.9 AND inProduction",
      "owner = team:risk", "owner = 'team:risk'", "owner=\"team:risk\"",
      "owner = \"team\\u{3a}risk\"",
      "status IN (draft, released)", "status in('released')", "status NOT IN (draft)",
      "not status = draft", "NOT (status = draft OR status = withdrawn)", "NOT NOT inProduction",
      "status = draft or status = released and inProduction", "((inProduction))",
      "inProduction = TRUE", "inProduction != false",
      // Numbers are exact.
      "metric.accuracy = 0.870", "metric.accuracy = 87e-2", "metric.accuracy >= \"0.87\"",
      "metric.auc > 0.1", "metric.auc = 0.10000000000000000000000001", "metric.bias < -0.0009",
      "count = -0", "metric.`f1 @ 0.5` <= 0.4",
      // Versions go by precedence, dates by the moments they cover.
      "version > 2.9.0", "version = v2.10", "version > 2.10.0-rc.1", "version IN (2.10.0, 3.0)",
      "updatedAt = 2026-03-03", "updatedAt >= 2026-03-03", "updatedAt <= 2026-03-03",
      "updatedAt < 2026-03-04", "updatedAt > 2026-03-02", "updatedAt = 2026-03-03T10:00:00+01:00",
      "created < 2026-03-04T00:00:00Z", "created = 2026-03-03T12:00:00Z",
      // One element of a list is enough.
      "tags = eu", "tags IN (us, credit)", "tags LIKE cr%", "tags != us",
      "artifacts.digest = 'sha256:bb'", "artifacts.size = 5", "tags",
      // What is missing.
      "nothing = null", "label.none = NULL", "nothing != x", "label.none != x", "NOT label.none",
      "owner != null", "label.none IN (a, null)", "label.none NOT IN (a)", "NOT count", "NOT note",
      // Names that need quotes, values that look like other types.
      "label.`app.io/name` = 'Scorer\\'s \"x\"'", "label.year = 2024", "`in` = a",
      "label.year > 2023", "parameters.depth = 6", "parameters.seed = '7'",
      "parameters.mode = fast", "parameters.shuffle = false", "parameters.depth < 7",
      // Patterns.
      "reference LIKE 'CREDIT/%'", "reference LIKE '%score_'", "reference LIKE credit/scorer",
      "reference NOT LIKE 'x%'", "owner LIKE %:%", "version LIKE '2.%'", "note LIKE ''",
    ])
  func passes(_ text: String) throws {
    #expect(try Filter(text, fields: QueryRows.fields).matches(QueryRows.scorer))
  }

  @Test(
    "stops the row",
    arguments: [
      "owner = team:ml", "owner = TEAM:RISK", "metric.accuracy > 0.87", "metric.auc <= 0.1",
      "version < 2.9.0", "version != 2.10", "updatedAt > 2026-03-03", "updatedAt < 2026-03-03",
      "updatedAt != 2026-03-03", "tags = us", "tags != eu", "NOT inProduction", "count", "note",
      "nothing", "label.none", "label.none = x", "label.none < x", "label.none LIKE '%'",
      "metric.none >= 0", "metric.none <= 0", "nothing != null", "owner = null", "owner IN (null)",
      "parameters.seed = 7", "parameters.mode > 3", "reference LIKE 'credit'",
      "reference LIKE 'credit\\_scorer'", "status = released AND status = draft",
      "artifacts.digest NOT IN ('sha256:bb')", "status = released AND (inProduction AND count)",
    ])
  func stops(_ text: String) throws {
    #expect(try !Filter(text, fields: QueryRows.fields).matches(QueryRows.scorer))
  }

  @Test("passes nothing of a row that is no object, but for what is missing")
  func oddRows() throws {
    for row: JSONValue in [.null, 3, "text", [], [:]] {
      #expect(try !Filter("owner = x", fields: QueryRows.fields).matches(row))
      #expect(try Filter("owner != x", fields: QueryRows.fields).matches(row))
    }
  }

  @Test("compares text by what it says, however its accents are encoded")
  func canonicalEquivalence() throws {
    let row: JSONValue = ["owner": "caf\u{E9}"]
    #expect(try Filter("owner = cafe\u{301}", fields: QueryRows.fields).matches(row))
    #expect(try Filter("owner LIKE 'CAFE\u{301}'", fields: QueryRows.fields).matches(row))
    #expect(try Filter("owner LIKE 'caf_'", fields: QueryRows.fields).matches(row))
  }

  @Test("does not take rows of another type for a value")
  func typeMismatch() throws {
    let row: JSONValue = [
      "version": "soon", "updatedAt": 5, "count": "3", "inProduction": "true", "owner": ["a": 1],
    ]
    for text in [
      "version < 9.0.0", "updatedAt > 2020-01-01", "count = 3", "inProduction = true",
      "owner LIKE '%'",
    ] {
      #expect(try !Filter(text, fields: QueryRows.fields).matches(row), "\(text)")
    }
  }

  @Test(
    "prints itself normalised",
    arguments: [
      ("", ""),
      (
        "owner=team:risk and(inProduction)or not status in(draft,released)",
        "owner = \"team:risk\" AND inProduction OR NOT status IN (\"draft\", \"released\")"
      ),
      ("(inProduction AND count) AND tags", "inProduction AND count AND tags"),
      ("inProduction AND (count OR tags)", "inProduction AND (count OR tags)"),
      ("NOT (inProduction AND count)", "NOT (inProduction AND count)"),
      ("NOT(count = 1)", "NOT count = 1"),
      ("status NOT like 'a\\%_%\\\\'", "status NOT LIKE \"a\\%_%\\\\\""),
      ("label.`app.io/name` = Null", "label.`app.io/name` = null"),
      ("label.`a``b` = 'x\u{1B}[2J\u{202E}\n'", "label.`a``b` = \"x\\u{1b}[2J\\u{202e}\\n\""),
      ("version >= v2.1", "version >= \"v2.1\""), ("`in`", "`in`"), ("label.in", "label.in"),
      ("count != '1E3'", "count != 1E3"), ("inProduction = True", "inProduction = true"),
    ])
  func prints(_ text: String, _ normalised: String) throws {
    #expect(try Filter(text, fields: QueryRows.fields).description == normalised)
  }
}
