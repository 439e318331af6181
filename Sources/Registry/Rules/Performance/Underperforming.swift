import Documents
package import Findings

extension RuleDescriptor {
  /// RG2001.
  package static let underperforming =
    RuleDescriptor(
      2001, "underperforming", .warning, "A released version meets the thresholds of its model.",
      why: """
        The latest value of each metric, slice, data set and split is held against the thresholds in \
        model.yaml; superseded and retracted evaluations do not count. Improve the version, withdraw it, \
        or change the threshold in a pull request that says why. The threshold's own 'severity' applies \
        unless registry.yaml sets one for this rule.
        """,
      example: .files(
        before: [
          .model(hasThreshold: true)
        ],
        fails: [
          .evaluation(value: "«0.85»")
        ],
        passes: [
          .evaluation()
        ]))
}

extension SnapshotRule {
  /// RG2001: a released version meets its model's thresholds.
  package static let underperforming = SnapshotRule(.underperforming) { subject in
    let snapshot = subject.snapshot
    return subject.releasedPerformances.values.flatMap { performance in
      performance.missed.compactMap { threshold, measurement -> Finding? in
        guard let evaluation = snapshot[measurement.evaluation] else { return nil }
        var finding = Finding(
          .underperforming,
          at: evaluation.location(of: measurement.node["value"] ?? measurement.node),
          "\(performance.version) underperforms: \(measurement.subject) is \(measurement.lexeme), "
            + "the threshold is \(threshold.comparison.rawValue) \(threshold.lexeme)",
          remedy: "evaluate again, or run 'registrar withdraw \(performance.version)'")
        finding.severity = threshold.severity
        return finding
      }
    }
  }
}
