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
        RuleExample.File(
          "models/credit/scorer/evaluations/1.0.0/2024-03/2024-03-04-holdout-3fa91c02.yaml",
          """
          apiVersion: registrar/v1
          kind: Evaluation
          model: credit/scorer
          version: 1.0.0
          id: 2024-03-04-holdout-3fa91c02
          purpose: release
          evaluatedAt: 2024-03-04T14:05:00Z
          results:
            - dataset:
                name: holdout
              metrics:
                - name: accuracy
                  value: 0.93
                  direction: higher

          """),
        RuleExample.File(
          "models/credit/scorer/deployments/production/default.yaml",
          """
          apiVersion: registrar/v1
          kind: Deployment
          model: credit/scorer
          environment: production
          name: default
          version: «1.0.0»
          role: primary
          status: active

          """),
      ],
      passes: [
        RuleExample.File(
          "models/credit/scorer/evaluations/1.0.0/2026-11/2026-11-23-holdout-3fa91c02.yaml",
          """
          apiVersion: registrar/v1
          kind: Evaluation
          model: credit/scorer
          version: 1.0.0
          id: 2026-11-23-holdout-3fa91c02
          purpose: release
          evaluatedAt: 2026-11-23T14:05:00Z
          results:
            - dataset:
                name: holdout
              metrics:
                - name: accuracy
                  value: 0.93
                  direction: higher

          """),
        RuleExample.File(
          "models/credit/scorer/deployments/production/default.yaml",
          """
          apiVersion: registrar/v1
          kind: Deployment
          model: credit/scorer
          environment: production
          name: default
          version: 1.0.0
          role: primary
          status: active

          """),
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
