import Documents

/// How a measured value compares with the one before it and with the thresholds of its model.
package struct MetricMove: Sendable {
  /// The value that came.
  package let new: Measurement
  /// What the same question was answered with before: for the same version, else for the released
  /// version before it; nil where nobody measured it.
  package let old: (measurement: Measurement, version: EntityRef)?
  /// The thresholds that concern it, with whether it meets them.
  package let thresholds: [(threshold: Threshold, isMet: Bool)]

  /// The values that `evaluation` of `head` brings, compared with what `base` holds.
  package static func of(_ evaluation: Entity, from base: Snapshot, to head: Snapshot)
    -> [MetricMove]
  {
    guard let model = evaluation.ref.model, let number = evaluation.ref.version else { return [] }
    let version = EntityRef.version(model, number)
    let predecessor = head.versions(of: model).last {
      $0.text("status") == "released" && ($0.ref.version.map { $0 < number } ?? false)
    }
    let before = [version, predecessor?.ref].compactMap { $0 }.map { ref in
      (ref, Performance(of: ref, in: base).measurements)
    }
    let thresholds =
      head[.model(model)]?.root["thresholds"]?.elements.compactMap(Threshold.init) ?? []
    return Performance(of: version, in: head).measurements
      .filter { $0.evaluation == evaluation.ref }
      .map { measurement in
        let old = before.lazy.compactMap { ref, values in
          values.first { $0.question == measurement.question }.map { ($0, ref) }
        }.first
        return MetricMove(
          new: measurement, old: old,
          thresholds: thresholds.filter { $0.concerns(measurement) }.map {
            ($0, $0.comparison.holds(measurement.value, $0.value))
          })
      }
  }

  /// By how much it moved, with a sign and as many decimals as the values have: `+0.02`; nil where there
  /// was no value before, or where the values are too long for that.
  package var difference: String? {
    guard let old else { return nil }
    let decimals = [new.lexeme, old.measurement.lexeme].map { Self.decimals($0) }
    guard let first = decimals[0], let second = decimals[1] else { return nil }
    let places = max(first, second)
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let steps = ((new.value.double - old.measurement.value.double) * scale).rounded()
    guard places <= 12, abs(steps) < 9e15 else { return nil }
    let digits = String(Int(abs(steps)))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    let sign = steps < 0 ? "-" : steps > 0 ? "+" : "±"
    return sign + padded.dropLast(places) + (places > 0 ? "." + padded.suffix(places) : "")
  }

  /// How many decimals a JSON number is written with; nil when it has an exponent.
  private static func decimals(_ lexeme: String) -> Int? {
    guard !lexeme.contains(where: { $0 == "e" || $0 == "E" }) else { return nil }
    return lexeme.firstIndex(of: ".").map { lexeme.distance(from: $0, to: lexeme.endIndex) - 1 }
      ?? 0
  }
}
