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
  /// RG2002.
  package static let notMeasured =
    RuleDescriptor(
      2002, "not-measured", .warning, "Every threshold is measured for every released version.",
      why: """
        A threshold that nobody measured is neither met nor missed, and reads like a pass. Record an \
        evaluation of the metric with the slice, data set and split that the threshold names.
        """,
      example: .files(
        fails: [
          .model(hasThreshold: true),
          .version("«1.0.0»"),
        ],
        passes: [
          .model(hasThreshold: true),
          .evaluation(),
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

  /// RG2002: every threshold has a value for every released version.
  package static let notMeasured = SnapshotRule(.notMeasured) { subject in
    let snapshot = subject.snapshot
    return subject.releasedPerformances.values.flatMap { performance in
      performance.notMeasured.compactMap { threshold -> Finding? in
        guard let version = snapshot[performance.version] else { return nil }
        return Finding(
          .notMeasured, at: version.location(of: version.root["version"] ?? version.root),
          "\(performance.version) has no \(threshold.purpose) value for \(threshold.subject)",
          remedy: "run 'registrar add evaluation \(performance.version) --metric "
            + "\(threshold.metric)=VALUE'")
      }
    }
  }
}
