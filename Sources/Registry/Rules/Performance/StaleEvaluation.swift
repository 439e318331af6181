import Documents
package import Findings

extension RuleDescriptor {
  /// RG2004.
  package static let staleEvaluation = RuleDescriptor(
    2004, "stale-evaluation", .warning, "What runs in production was evaluated within a year.",
    why: """
      Data drifts while a model stays what it was. An evaluation of the version, for its release or from \
      monitoring, that is older than 365 days says little about what the model does today. Evaluate it \
      again and record the result. Evaluations that were superseded or retracted do not count.
      """,
    example: .files(
      fails: [
        .evaluation("2024-03-04-holdout-3fa91c02"),
        .deployment("«1.0.0»"),
      ],
      passes: [
        .evaluation(),
        .deployment("1.0.0"),
      ]))
}

extension SnapshotRule {
  /// RG2004: the latest evaluation of an active production deployment's version is not too old.
  package static let staleEvaluation = SnapshotRule(.staleEvaluation) { subject in
    let snapshot = subject.snapshot
    return snapshot.all(.deployment).compactMap { deployment in
      guard deployment.text("status") == "active",
        deployment.text("environment").flatMap(subject.environment)?.isProduction == true,
        let model = deployment.ref.model, let node = deployment.root["version"],
        let version = node.string.flatMap({ try? VersionNumber($0) })
      else { return nil }
      let ref = EntityRef.version(model, version)
      // What is no released version should not run at all, which RG3002 says.
      guard let performance = subject.releasedPerformances[ref] else { return nil }
      let latest = performance.measurements.compactMap(\.evaluatedAt).max()
      guard
        let state = latest.map({ words(for: $0.day, on: subject.today) }) ?? "was never evaluated"
      else { return nil }
      return Finding(
        .staleEvaluation, at: deployment.location(of: node),
        "\(ref) runs as \(deployment.ref) and \(state)",
        remedy: "evaluate it: 'registrar add evaluation \(ref) --purpose monitoring'")
    }
  }

  /// What to say of the last evaluation; nil while it is recent.
  private static func words(for latest: CalendarDate, on today: CalendarDate) -> String? {
    let days = today.daysSinceEpoch - latest.daysSinceEpoch
    return days > 365 ? "was last evaluated \(days) days ago, on \(latest)" : nil
  }
}
