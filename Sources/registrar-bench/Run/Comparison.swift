import Documents

/// A work, how long we take for it, and how long a peer takes.
struct Comparison {
  /// What is done, with its size.
  let work: String
  /// Median wall time of ours.
  let ours: Duration
  /// What does the same elsewhere, in words.
  let peer: String
  /// What came of asking it.
  let outcome: Outcome
  /// How many runs the medians are of.
  let runs: Int

  /// What came of the peer.
  enum Outcome {
    /// Its median wall time.
    case measured(Duration)
    /// It is not here; how to get it.
    case notInstalled(hint: String)
  }

  /// Our time in thousandths of the peer's; nil without one.
  private var ratio: Int64? {
    guard case .measured(let theirs) = outcome else { return nil }
    let ratio = ours / theirs * 1000
    return ratio.isFinite && ratio < 1e15 ? Int64(ratio.rounded()) : nil
  }

  /// Four lines for people.
  func text(benchmark: String) -> String {
    let theirs: String
    switch outcome {
    case .measured(let duration): theirs = FixedText.seconds(duration)
    case .notInstalled(let hint): theirs = "peer not installed (\(hint))"
    }
    return """
      \(benchmark): \(work)
        registrar  \(FixedText.seconds(ours))
        peer       \(theirs)  (\(peer))
        ratio      \(ratio.map { FixedText.decimal(thousandths: $0) } ?? "none")  (medians of \(runs))
      """
  }

  /// The same for programs; times in seconds.
  func json(benchmark: String) -> JSONValue {
    var value: JSONValue = [
      "benchmark": .string(benchmark), "work": .string(work), "runs": .int(runs),
      "registrar": .number(FixedText.decimal(seconds: ours)),
    ]
    var other: JSONValue = ["name": .string(peer)]
    switch outcome {
    case .measured(let duration):
      other["installed"] = true
      other["seconds"] = .number(FixedText.decimal(seconds: duration))
    case .notInstalled(let hint):
      other["installed"] = false
      other["hint"] = .string(hint)
    }
    value["peer"] = other
    value["ratio"] = ratio.map { .number(FixedText.decimal(thousandths: $0)) } ?? .null
    return value
  }
}
