import Findings
import Registry
import Testing

@Suite("Rules about metrics")
struct MetricRuleTests {
  private static let second =
    "models/credit/scorer/evaluations/1.0.0/2026-11/2026-11-24-holdout-77ab0e19.yaml"

  private func evaluation(
    _ metric: String, _ direction: String, id: String = "2026-11-23-holdout-3fa91c02",
    value: String = "0.9", more: String = ""
  ) -> String {
    Sample.evaluationText(
      id: id,
      results: Sample.result(metric, value).replacing("higher", with: direction) + more)
  }

  @Test("RG2101: two evaluations of a model give one metric one direction")
  func directions() throws {
    try expect(
      .metricDirection,
      Sample.with([
        Sample.evaluation: evaluation("drift", "lower"),
        Self.second: evaluation("drift", "«higher»", id: "2026-11-24-holdout-77ab0e19"),
      ]), saying: "higher here and lower in credit/scorer@1.0.0/eval:2026-11-23-holdout-3fa91c02")
    try expect(
      .metricDirection,
      Sample.with([
        Sample.evaluation: evaluation("drift", "lower"),
        Self.second: evaluation("drift", "lower", id: "2026-11-24-holdout-77ab0e19"),
      ]))
  }

  @Test(
    "RG2102: nearly a known name, by letters, case or separators",
    arguments: [
      ("acuracy", "accuracy"), ("Accuracy", "accuracy"), ("roc-auc", "roc_auc"),
      ("F1", "f1"), ("demographic_parity_diference", "demographic_parity_difference"),
      ("precison", "precision"),
    ])
  func nearly(_ name: String, _ known: String) throws {
    let direction = known.hasSuffix("difference") ? "lower" : "higher"
    try expect(
      .metricName, Sample.with([Sample.evaluation: evaluation("«\(name)»", direction)]),
      saying: "write '\(known)'")
  }

  @Test(
    "RG2102: a name of one's own, or one that is short, is nobody's business",
    arguments: ["f2", "wer2", "drift", "profit_per_loan", "rouge1", "mape@10"])
  func own(_ name: String) throws {
    try expect(.metricName, Sample.with([Sample.evaluation: evaluation(name, "higher")]))
  }

  @Test("RG2102: thresholds are held to the same names")
  func thresholds() throws {
    let threshold = "  - metric: «acuracy»\n    op: \">=\"\n    value: 0.9\n    severity: note\n"
    let findings = try MarkedRegistry(
      Sample.with([
        Sample.model: Sample.modelText(thresholds: threshold),
        Sample.evaluation: evaluation("acuracy", "higher").replacing("acuracy", with: "drift"),
      ])
    ).snapshot().findings(asOf: noon)
    #expect(
      findings.contains { $0.rule == .metricName && Place.of($0) == "\(Sample.model):8:13-8:20" })
  }

  // MARK: - Regressions

  private func regression(
    _ old: String, _ new: String, direction: String = "higher", metric: String = "drift"
  ) throws -> [Finding] {
    func text(_ version: String, _ id: String, _ value: String) -> String {
      Sample.evaluationText(
        id: id,
        results: """
            - dataset:
                name: holdout
              metrics:
                - name: \(metric)
                  direction: \(direction)
                  value: \(value)

          """
      ).replacing("version: 1.0.0", with: "version: \(version)")
    }
    let path = Self.second.replacing("/1.0.0/", with: "/1.1.0/")
    return try MarkedRegistry(
      Sample.with([
        "models/credit/scorer/versions/1.1.0.yaml": Sample.versionText("1.1.0"),
        Sample.evaluation: text("1.0.0", "2026-11-23-holdout-3fa91c02", old),
        path: text("1.1.0", "2026-11-24-holdout-77ab0e19", new),
      ])
    ).snapshot().findings(asOf: noon)
  }

  private static func interval(_ value: String, _ lower: String, _ upper: String) -> String {
    "\(value)\n        confidenceInterval: {lower: \(lower), upper: \(upper)}"
  }

  @Test(
    "RG2003: worse is lower, higher or farther from the target, as the metric says",
    arguments: [
      ("higher", "0.9", "0.89", true), ("higher", "0.9", "0.91", false),
      ("higher", "0.9", "0.90", false), ("lower", "0.1", "0.11", true),
      ("lower", "0.1", "0.09", false), ("target\n        target: 1", "0.9", "1.2", true),
      ("target\n        target: 1", "0.9", "1.1", false),
    ])
  func regressions(_ direction: String, _ old: String, _ new: String, _ isWorse: Bool) throws {
    let findings = try regression(old, new, direction: direction)
    #expect(findings.map(\.rule) == (isWorse ? [.regression] : []))
    #expect(findings.map(\.severity) == (isWorse ? [.note] : []))
    #expect(
      findings.allSatisfy {
        $0.summary
          == "drift of credit/scorer@1.1.0 is \(new), worse than the \(old) of credit/scorer@1.0.0"
      })
  }

  @Test("RG2003: values whose confidence intervals overlap are the same")
  func intervals() throws {
    #expect(
      try regression(
        Self.interval("0.9", "0.88", "0.92"), Self.interval("0.87", "0.85", "0.89")
      ).isEmpty)
    #expect(
      try regression(
        Self.interval("0.9", "0.88", "0.92"), Self.interval("0.85", "0.83", "0.87")
      ).map(\.rule) == [.regression])
  }

  @Test("RG2003: a draft and a pre-release are not compared")
  func unreleased() throws {
    for (number, status) in [("1.1.0", "draft"), ("1.1.0-rc.1", "released")] {
      let path = Self.second.replacing("/1.0.0/", with: "/\(number)/")
      let text = evaluation("drift", "higher", id: "2026-11-24-holdout-77ab0e19", value: "0.1")
        .replacing("version: 1.0.0", with: "version: \(number)")
      try expect(
        .regression,
        Sample.with([
          "models/credit/scorer/versions/\(number).yaml": Sample.versionText(
            number, status: status),
          Sample.evaluation: evaluation("drift", "higher"), path: text,
        ]))
    }
  }

  @Test(
    "RG2004: an evaluation is stale after 365 days where the version runs in production",
    arguments: [
      ("2025-11-30T12:00:00Z", "production", false), ("2025-11-29T09:00:00Z", "production", true),
      ("2025-01-01T12:00:00Z", "staging", false),
    ])
  func stale(_ at: String, _ environment: String, _ isStale: Bool) throws {
    let id = "\(at.prefix(10))-holdout-3fa91c02"
    let path = "models/credit/scorer/evaluations/1.0.0/\(at.prefix(7))/\(id).yaml"
    try expect(
      .staleEvaluation,
      Sample.with([
        path: Sample.evaluationText(id: id, at: at, results: Sample.result("accuracy", "0.9")),
        "models/credit/scorer/deployments/\(environment)/default.yaml": Sample.deploymentText(
          version: isStale ? "«1.0.0»" : "1.0.0", environment: environment),
      ]))
  }
}
