import Findings
import Registry
import Testing

@Suite("Performance")
struct PerformanceTests {
  private static let october =
    "models/credit/scorer/evaluations/1.0.0/2026-10/2026-10-01-early.yaml"

  private func performance(_ texts: [String: String?]) throws -> Performance {
    let snapshot = try MarkedRegistry(Sample.with(texts)).snapshot()
    #expect(snapshot.fileFindings.isEmpty, "\(snapshot.fileFindings.map(\.summary))")
    return Performance(
      of: .version(try ModelName("credit/scorer"), try VersionNumber("1.0.0")), in: snapshot)
  }

  private func verdicts(_ thresholds: String, _ results: String) throws -> [String] {
    try performance([
      Sample.model: Sample.modelText(thresholds: thresholds),
      Sample.evaluation: Sample.evaluationText(results: results),
    ]).verdicts.map(Self.words)
  }

  private static func words(_ verdict: Performance.Verdict) -> String {
    switch verdict {
    case .met(_, let value): "met \(value.lexeme)"
    case .missed(_, let value): "missed \(value.lexeme)"
    case .notMeasured: "not measured"
    }
  }

  @Test(
    "A value is compared exactly, as written",
    arguments: [
      (">=", "0.3", "0.3", "met"), (">=", "0.3", "0.30000000000000004", "met"),
      ("<=", "0.3", "0.30000000000000004", "missed"), (">", "0.3", "3e-1", "missed"),
      (">", "0.3", "0.3000000000000000000000000001", "met"),
      ("<", "0.9", "0.89999999999999999999", "met"),
      ("==", "1", "1.000", "met"), ("==", "0", "-0.0", "met"), ("<", "1e3", "999", "met"),
      (">=", "-0.1", "-0.2", "missed"),
    ])
  func exact(_ op: String, _ bound: String, _ value: String, _ verdict: String) throws {
    let threshold = "  - metric: accuracy\n    op: \"\(op)\"\n    value: \(bound)\n"
    #expect(
      try verdicts(threshold, Sample.result("accuracy", value)) == ["\(verdict) \(value)"])
  }

  @Test(
    "A threshold with data set, split or slice is about just that",
    arguments: [
      ("", ["missed 0.8", "met 0.95"]), ("    dataset: holdout\n", ["missed 0.8"]),
      ("    dataset: other\n", ["not measured"]), ("    split: test\n", ["met 0.95"]),
      ("    slice:\n      region: south\n", ["missed 0.7"]),
      ("    slice:\n      region: north\n", ["not measured"]),
      ("    purpose: monitoring\n", ["not measured"]),
    ])
  func scope(_ scope: String, _ expected: [String]) throws {
    let threshold = "  - metric: accuracy\n\(scope)    op: \">=\"\n    value: 0.9\n"
    let results = """
        - dataset:
            name: holdout
          metrics:
            - name: accuracy
              value: 0.8
              direction: higher
            - name: accuracy
              value: 0.7
              direction: higher
              slice:
                region: south
        - dataset:
            uri: https://data.fernwood.example/x
            split: test
          metrics:
            - name: accuracy
              value: 0.95
              direction: higher

      """
    #expect(try verdicts(threshold, results) == expected)
  }

  @Test(
    "The latest by date of the run counts, whatever the order of files",
    arguments: [
      ("2026-10-01T00:00:00Z", "0.8"), ("2026-11-23T14:05:01Z", "0.6"),
      ("2026-11-23T15:05:01+01:00", "0.6"), ("2026-11-23T14:05:00Z", "0.8"),
    ])
  func latest(_ moment: String, _ value: String) throws {
    let performance = try performance([
      Self.october: Sample.evaluationText(
        id: "2026-10-01-early", at: moment, results: Sample.result("accuracy", "0.6")),
      Sample.evaluation: Sample.evaluationText(results: Sample.result("accuracy", "0.8")),
    ])
    #expect(performance.measurements.map(\.lexeme) == [value])
  }

  @Test(
    "An evaluation that was superseded or retracted does not count",
    arguments: ["supersedes", "retracts"])
  func replaced(_ key: String) throws {
    let performance = try performance([
      Self.october: Sample.evaluationText(
        id: "2026-10-01-early", at: "2026-12-01T00:00:00Z",
        results: Sample.result("accuracy", "0.6") + Sample.result("f1", "0.5")),
      Sample.evaluation: Sample.evaluationText(
        more: "\(key): 2026-10-01-early\n",
        results: key == "retracts" ? "" : Sample.result("accuracy", "0.8")),
    ])
    #expect(performance.measurements.map(\.lexeme) == (key == "retracts" ? [] : ["0.8"]))
  }

  private static let threshold = "  - metric: accuracy\n    op: \">=\"\n    value: 0.9\n"

  @Test("RG2001: a missed threshold is reported at the value, by the severity that it gives")
  func underperforming() throws {
    let files = Sample.with([
      Sample.model: Sample.modelText(thresholds: Self.threshold + "    severity: error\n"),
      Sample.evaluation: Sample.evaluationText(results: Sample.result("accuracy", "«0.87»")),
    ])
    try expect(.underperforming, files, saying: "accuracy is 0.87, the threshold is >= 0.9")
    #expect(try MarkedRegistry(files).snapshot().findings(asOf: noon).map(\.severity) == [.error])
  }

  @Test("RG2001: a threshold that is met is no news")
  func performing() throws {
    try expect(
      .underperforming,
      Sample.with([
        Sample.model: Sample.modelText(thresholds: Self.threshold),
        Sample.evaluation: Sample.evaluationText(results: Sample.result("accuracy", "0.90")),
      ]))
  }

  @Test("RG2002: a threshold without a value is reported at the version, for released ones only")
  func notMeasured() throws {
    let model = Sample.modelText(thresholds: Self.threshold)
    let marked = Sample.versionText().replacing("version: 1.0.0", with: "version: «1.0.0»")
    try expect(.notMeasured, Sample.with([Sample.model: model, Sample.version: marked]))
    try expect(
      .notMeasured,
      Sample.with([Sample.model: model, Sample.version: Sample.versionText(status: "draft")]))
  }
}
