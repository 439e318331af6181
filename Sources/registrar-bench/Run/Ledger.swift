import Documents

/// What benchmarks come to: printed for people as it comes, kept for programs, and judged at the end.
struct Ledger {
  /// The benchmark that is running.
  var benchmark = ""
  /// All figures so far.
  private(set) var json: [JSONValue] = []
  private(set) var breaches: [BrokenExpectations.Breach] = []
  private let print: ((String) -> Void)?

  /// An empty one.
  ///
  /// - Parameter print: what gets the text for people, if any.
  init(print: ((String) -> Void)? = nil) { self.print = print }

  /// Enters what a work costs.
  mutating func enter(_ comparison: Comparison) {
    json.append(comparison.json(benchmark: benchmark))
    print?(comparison.text(benchmark: benchmark))
  }

  /// Enters what came of a trial.
  mutating func enter(_ trial: Trial) {
    json.append(trial.json(benchmark: benchmark))
    print?(trial.text(benchmark: benchmark))
    breaches += trial.facts.compactMap { fact in
      guard case .count(let actual, let expected?) = fact.value, actual != expected else {
        return nil
      }
      return .init(
        benchmark: benchmark, work: trial.work, fact: fact.name, actual: actual, expected: expected)
    }
  }

  /// Enters comparisons, one after the other.
  mutating func enter(_ comparisons: [Comparison]) {
    for comparison in comparisons { enter(comparison) }
  }

  /// - Throws: `BrokenExpectations` unless every fact is as it must be.
  func settle() throws(BrokenExpectations) {
    if !breaches.isEmpty { throw BrokenExpectations(breaches: breaches) }
  }
}
