/// One question about speed, or about what holds at speed, answered beside a peer in the same run.
protocol Benchmark: Sendable {
  /// By what `run` knows it.
  var name: String { get }
  /// What it measures and against what, for the help.
  var purpose: String { get }
  /// Measures, and enters into the ledger as many comparisons and trials as the question has.
  func measure(_ stage: Stage, into ledger: inout Ledger) throws
}

/// All benchmarks, in the order in which they run.
enum BenchmarkCatalogue {
  static let all: [any Benchmark] = [
    LogBenchmark(), ValidateBenchmark(), RulesBenchmark(), WritesBenchmark(),
  ]
}
