import Documents
package import Findings

extension RuleDescriptor {
  /// RG2004.
  package static let staleEvaluation = RuleDescriptor(
    2004, "stale-evaluation", .warning, "What runs in production was evaluated within a year.",
    why: """
      Data drifts while a model stays what it was. An evaluation of the version, for its release or from \
      monitoring, that is older than 365 days says little about what the model does today. Evaluate it \
      again and record the result.
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
        deployment.text("environment").flatMap(snapshot.environment)?.isProduction == true,
        let model = deployment.ref.model, let node = deployment.root["version"],
        let version = node.string.flatMap({ try? VersionNumber($0) }),
        let latest = snapshot.evaluations(of: .version(model, version))
          .compactMap({ $0.text("evaluatedAt").flatMap { try? Timestamp($0) } }).max()
      else { return nil }
      let days = (subject.moment.seconds - latest.seconds) / 86_400
      guard days > 365 else { return nil }
      return Finding(
        .staleEvaluation, at: deployment.location(of: node),
        "\(EntityRef.version(model, version)) runs as \(deployment.ref) and was last evaluated "
          + "\(days) days ago, on \(latest.day)",
        remedy:
          "evaluate it again: 'registrar add evaluation \(model)@\(version) --purpose monitoring'")
    }
  }
}
