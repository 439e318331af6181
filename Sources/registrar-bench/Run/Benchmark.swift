/// One question about speed, answered beside a peer in the same run.
protocol Benchmark: Sendable {
  /// By what `run` knows it.
  var name: String { get }
  /// What it measures and against what, for the help.
  var purpose: String { get }
  /// Measures, in as many comparisons as the question has.
  func measure(_ stage: Stage) throws -> [Comparison]
}

/// All benchmarks, in the order in which they run.
enum BenchmarkCatalogue {
  static let all: [any Benchmark] = [
    LogBenchmark(), ValidateBenchmark(), RulesBenchmark(), WriteBenchmark(),
  ]
}
