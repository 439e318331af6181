import Documents
package import Findings

extension RuleDescriptor {
  /// RG2003.
  package static let regression = RuleDescriptor(
    2003, "regression", .note,
    "A released version measures no worse than the released one before it.",
    why: """
      A value within its thresholds may still be worse than what people had. The latest value of each \
      metric, slice, data set and split is held against that of the previous released version; values \
      whose confidence intervals overlap are taken to be the same. Set the severity in registry.yaml to \
      be stopped by it.
      """,
    example: .files(
      before: [
        .version("1.1.0"),
        .evaluation(),
      ],
      fails: [
        .evaluation("2026-11-24-holdout-77ab0e19", of: "1.1.0", value: "«0.91»")
      ],
      passes: [
        .evaluation("2026-11-24-holdout-77ab0e19", of: "1.1.0", value: "0.95")
      ]))
}

extension SnapshotRule {
  /// RG2003: the latest released version of each model against the one before.
  package static let regression = SnapshotRule(.regression) { subject in
    let snapshot = subject.snapshot
    return snapshot.all(.model).flatMap { model -> [Finding] in
      guard let name = model.ref.model else { return [] }
      let released = snapshot.versions(of: name)
        .filter { $0.text("status") == "released" && $0.ref.version?.isPrerelease == false }
        .suffix(2)
      guard let last = released.last, let previous = released.first, released.count == 2 else {
        return []
      }
      let performances = subject.releasedPerformances
      let before = Dictionary(
        (performances[previous.ref]?.measurements ?? []).map { ($0.question, $0) }
      ) { first, _ in first }
      return (performances[last.ref]?.measurements ?? []).compactMap { measurement in
        guard let earlier = before[measurement.question], measurement.isWorse(than: earlier),
          let evaluation = snapshot[measurement.evaluation]
        else { return nil }
        return Finding(
          .regression,
          at: evaluation.location(of: measurement.node["value"] ?? measurement.node),
          "\(measurement.subject) of \(last.ref) is \(measurement.lexeme), worse than the "
            + "\(earlier.lexeme) of \(previous.ref)",
          remedy: "see 'registrar compare \(previous.ref) \(last.ref)'")
      }
    }
  }
}

extension Measurement {
  /// Whether it is worse than `other` beyond both confidence intervals.
  func isWorse(than other: Measurement) -> Bool {
    guard direction == other.direction else { return false }
    switch direction {
    case "higher": return (upper ?? value) < (other.lower ?? other.value)
    case "lower": return (other.upper ?? other.value) < (lower ?? value)
    case "target":
      guard let target = node["target"]?.number, let otherTarget = other.node["target"]?.number,
        target == otherTarget
      else { return false }
      // Distances of decimals are not exact in binary: 0.9 and 1.1 are equally far from 1.
      let distance = abs(value.double - target.double)
      return distance > abs(other.value.double - target.double) * (1 + 1e-9)
    default: return false
    }
  }

  private var lower: ExactNumber? { node["confidenceInterval"]?["lower"]?.number }
  private var upper: ExactNumber? { node["confidenceInterval"]?["upper"]?.number }
}
