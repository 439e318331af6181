import Documents

/// A work, what it costs us, and what it costs a peer.
struct Comparison {
  /// What is done, with its size.
  let work: String
  /// What it costs us.
  let ours: Quantity
  /// What does the same elsewhere, in words.
  let peer: String
  /// What came of asking it.
  let outcome: Outcome
  /// How many runs the figures are of, and which of them they are.
  let runs: String
  /// The ratio that we want to stay below, if there is one.
  var target: Double?

  /// What came of the peer.
  enum Outcome {
    /// What it costs it.
    case measured(Quantity)
    /// It is not here; how to get it.
    case notInstalled(hint: String)
  }

  /// A comparison of median wall times.
  init(work: String, ours: Duration, peer: String, outcome: Duration, runs: Int) {
    self.init(
      work: work, ours: Quantity(ours), peer: peer, outcome: .measured(Quantity(outcome)),
      runs: "medians of \(runs)")
  }

  init(
    work: String, ours: Quantity, peer: String, outcome: Outcome, runs: String,
    target: Double? = nil
  ) {
    self.work = work
    self.ours = ours
    self.peer = peer
    self.outcome = outcome
    self.runs = runs
    self.target = target
  }

  /// Ours by the peer's; nil without one.
  private var ratio: String? {
    guard case .measured(let theirs) = outcome, theirs.value > 0 else { return nil }
    let ratio = ours.value / theirs.value
    return ratio < 1e12 ? FixedText.decimal(ratio) : nil
  }

  /// Four lines for people.
  func text(benchmark: String) -> String {
    let theirs =
      switch outcome {
      case .measured(let quantity): quantity.text
      case .notInstalled(let hint): "peer not installed (\(hint))"
      }
    let wanted = target.map { ", wanted at most \(FixedText.decimal($0))" } ?? ""
    return """
      \(benchmark): \(work)
        registrar  \(ours.text)
        peer       \(theirs)  (\(peer))
        ratio      \(ratio ?? "none")\(wanted)  (\(runs))
      """
  }

  /// The same for programs.
  func json(benchmark: String) -> JSONValue {
    var other: JSONValue = ["name": .string(peer)]
    switch outcome {
    case .measured(let quantity):
      other["installed"] = true
      other["value"] = quantity.json
    case .notInstalled(let hint):
      other["installed"] = false
      other["hint"] = .string(hint)
    }
    return [
      "benchmark": .string(benchmark), "work": .string(work), "runs": .string(runs),
      "unit": .string(ours.unit.rawValue), "registrar": ours.json, "peer": other,
      "ratio": ratio.map(JSONValue.number) ?? .null,
      "target": target.map { .number(FixedText.decimal($0)) } ?? .null,
    ]
  }
}
