import Documents

/// How one version does against its model's thresholds.
package struct Performance: Sendable {
  /// The version judged.
  package let version: EntityRef
  /// The latest measurement of each question, superseded and retracted evaluations left out.
  package let measurements: [Measurement]
  /// One verdict a threshold, or several where a threshold without data set was measured on several.
  package let verdicts: [Verdict]

  /// What became of one threshold.
  package enum Verdict: Sendable {
    case met(Threshold, Measurement)
    case missed(Threshold, Measurement)
    case notMeasured(Threshold)
  }

  /// The misses.
  package var missed: [(threshold: Threshold, measurement: Measurement)] {
    verdicts.compactMap { verdict in
      if case .missed(let threshold, let measurement) = verdict {
        (threshold, measurement)
      } else {
        nil
      }
    }
  }

  /// The thresholds without a value.
  package var notMeasured: [Threshold] {
    verdicts.compactMap { if case .notMeasured(let threshold) = $0 { threshold } else { nil } }
  }

  /// Judges `version` by what `snapshot` holds.
  package init(of version: EntityRef, in snapshot: Snapshot) {
    self.version = version
    let evaluations = snapshot.evaluations(of: version)
    measurements = Self.latest(in: evaluations)
    let model = version.model.flatMap { snapshot[.model($0)] }
    let thresholds = model?.root["thresholds"]?.elements.compactMap(Threshold.init) ?? []
    verdicts = thresholds.flatMap { [measurements] threshold -> [Verdict] in
      let values = measurements.filter(threshold.concerns)
      if values.isEmpty { return [.notMeasured(threshold)] }
      return values.map { measurement in
        threshold.comparison.holds(measurement.value, threshold.value)
          ? .met(threshold, measurement) : .missed(threshold, measurement)
      }
    }
  }

  /// The latest by `evaluatedAt` for each question; ties go to the greater id.
  private static func latest(in evaluations: [Entity]) -> [Measurement] {
    let replaced = Set(
      evaluations.flatMap { [$0.text("supersedes"), $0.text("retracts")] }.compactMap { $0 })
    var latest: [Measurement.Question: Measurement] = [:]
    var order: [Measurement.Question] = []
    for evaluation in evaluations {
      guard case .evaluation(_, _, let id) = evaluation.ref, !replaced.contains(id.text) else {
        continue
      }
      let origin = Measurement.Origin(evaluation)
      for result in evaluation.root["results"]?.elements.map({ $0 }) ?? [] {
        let origin = origin.result(result)
        for metric in result["metrics"]?.elements.map({ $0 }) ?? [] {
          guard let value = Measurement(metric, from: origin) else {
            continue
          }
          if let known = latest[value.question] {
            let isOlder =
              (value.evaluatedAt?.seconds ?? .min) < (known.evaluatedAt?.seconds ?? .min)
            if isOlder { continue }
          } else {
            order.append(value.question)
          }
          latest[value.question] = value
        }
      }
    }
    return order.compactMap { latest[$0] }
  }
}
