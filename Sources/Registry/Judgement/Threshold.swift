package import Documents
package import Findings

/// What a model demands of its versions: `{metric, slice?, dataset?, split?, purpose, op, value, severity}`.
package struct Threshold: Sendable {
  /// Name of the metric.
  package let metric: String
  /// The slice it is about, `key=value` sorted; nil for the whole data set.
  package let slice: String?
  /// The data set it is about; nil for every one.
  package let dataset: String?
  /// The split it is about; nil for every one.
  package let split: String?
  /// `release` or `monitoring`.
  package let purpose: String
  /// How the measured value must compare with `value`.
  package let comparison: Comparison
  /// The bound, exact.
  package let value: ExactNumber
  /// The bound as written.
  package let lexeme: String
  /// How much a miss weighs.
  package let severity: Severity

  /// The comparison of a threshold.
  package enum Comparison: String, Sendable {
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
    case equal = "=="

    /// Whether `value` compares so with `bound`.
    package func holds(_ value: ExactNumber, _ bound: ExactNumber) -> Bool {
      switch self {
      case .less: value < bound
      case .atMost: value <= bound
      case .more: value > bound
      case .atLeast: value >= bound
      case .equal: value == bound
      }
    }
  }

  /// Reads a threshold; nil when the schema would refuse it.
  package init?(_ node: Node) {
    guard let metric = node["metric"]?.string,
      let comparison = node["op"]?.string.flatMap(Comparison.init(rawValue:)),
      let value = node["value"], let number = value.number, let lexeme = value.lexeme
    else { return nil }
    self.metric = metric
    self.comparison = comparison
    self.value = number
    self.lexeme = lexeme
    slice = node["slice"].flatMap(Measurement.sliceText)
    dataset = node["dataset"]?.string
    split = node["split"]?.string
    purpose = node["purpose"]?.string ?? "release"
    severity = node["severity"]?.string.flatMap(Severity.init(rawValue:)) ?? .warning
  }

  /// `recall[region=south] >= 0.7`, with data set and split where it names them.
  package var description: String { "\(subject) \(comparison.rawValue) \(lexeme)" }

  /// The metric with its slice, data set and split.
  package var subject: String {
    let source = [dataset, split].compactMap { $0 }.joined(separator: "/")
    return metric + (slice.map { "[\($0)]" } ?? "") + (source.isEmpty ? "" : " on \(source)")
  }

  /// Whether it is about `measurement`.
  package func concerns(_ measurement: Measurement) -> Bool {
    measurement.metric == metric && measurement.slice == slice && measurement.purpose == purpose
      && (dataset == nil || measurement.dataset == dataset)
      && (split == nil || measurement.split == split)
  }
}
