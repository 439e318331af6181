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
          RuleExample.File(
            "models/credit/scorer/model.yaml",
            """
            apiVersion: registrar/v1
            kind: Model
            name: credit/scorer
            title: Credit scorer
            owner: team:risk
            lifecycle: active
            thresholds:
              - metric: accuracy
                op: ">="
                value: 0.9

            """)
        ],
        fails: [
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
                    value: «0.85»
                    direction: higher

            """)
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

            """)
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
          RuleExample.File(
            "models/credit/scorer/model.yaml",
            """
            apiVersion: registrar/v1
            kind: Model
            name: credit/scorer
            title: Credit scorer
            owner: team:risk
            lifecycle: active
            thresholds:
              - metric: accuracy
                op: ">="
                value: 0.9

            """),
          RuleExample.File(
            "models/credit/scorer/versions/1.0.0.yaml",
            """
            apiVersion: registrar/v1
            kind: Version
            model: credit/scorer
            version: «1.0.0»
            status: released
            artifacts:
              - uri: https://models.fernwood.example/scorer/1.0.0
                digest: sha256:3fa91c023fa91c023fa91c023fa91c023fa91c023fa91c023fa91c023fa91c02

            """),
        ],
        passes: [
          RuleExample.File(
            "models/credit/scorer/model.yaml",
            """
            apiVersion: registrar/v1
            kind: Model
            name: credit/scorer
            title: Credit scorer
            owner: team:risk
            lifecycle: active
            thresholds:
              - metric: accuracy
                op: ">="
                value: 0.9

            """),
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
