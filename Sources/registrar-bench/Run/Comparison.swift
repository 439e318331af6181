import Documents

/// A work, what it costs us, and what it costs a peer.
struct Comparison {
  /// What is done, with its size.
  let work: String
  /// What it costs us; nil when that could not be measured.
  let ours: Quantity?
  /// What does the same elsewhere, in words.
  let peer: String
  /// What came of asking it.
  let outcome: Outcome
  /// How many runs the figures are of, and which of them they are.
  let runs: String
  /// What we want to stay within, if there is something.
  let target: Target?

  /// What is wanted.
  enum Target {
    /// At most so many times what it costs the peer.
    case ratio(Double)
    /// At most so much.
    case amount(Quantity)
  }

  /// What came of the peer.
  enum Outcome {
    /// Ours alone is measured, in the way that the peer's words say.
    case none
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
    work: String, ours: Quantity?, peer: String, outcome: Outcome, runs: String,
    target: Target? = nil
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
    guard let ours, case .measured(let theirs) = outcome, theirs.value > 0 else { return nil }
    let ratio = ours.value / theirs.value
    return ratio < 1e12 ? FixedText.decimal(ratio) : nil
  }

  /// Four lines for people.
  func text(benchmark: String) -> String {
    let theirs =
      switch outcome {
      case .none: "none"
      case .measured(let quantity): quantity.text
      case .notInstalled(let hint): "peer not installed (\(hint))"
      }
    let (mostOurs, mostRatio) =
      switch target {
      case .ratio(let most): ("", ", wanted at most \(FixedText.decimal(most))")
      case .amount(let most): (", wanted at most \(most.text)", "")
      case nil: ("", "")
      }
    return """
      \(benchmark): \(work)
        registrar  \(ours?.text ?? "not measured")\(mostOurs)
        peer       \(theirs)  (\(peer))
        ratio      \(ratio ?? "none")\(mostRatio)  (\(runs))
      """
  }

  /// The same for programs.
  func json(benchmark: String) -> JSONValue {
    var other: JSONValue = ["name": .string(peer)]
    switch outcome {
    case .none: break
    case .measured(let quantity):
      other["installed"] = true
      other["value"] = quantity.json
    case .notInstalled(let hint):
      other["installed"] = false
      other["hint"] = .string(hint)
    }
    var value: JSONValue = [
      "benchmark": .string(benchmark), "work": .string(work), "runs": .string(runs),
      "unit": ours.map { .string($0.unit.rawValue) } ?? .null, "registrar": ours?.json ?? .null,
      "peer": other, "ratio": ratio.map(JSONValue.number) ?? .null,
    ]
    switch target {
    case .ratio(let most): value["mostRatio"] = .number(FixedText.decimal(most))
    case .amount(let most): value["most"] = most.json
    case nil: break
    }
    return value
  }
}
