import Documents
package import Findings

extension RuleDescriptor {
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
