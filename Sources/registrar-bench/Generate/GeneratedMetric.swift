import Documents
import Registry

/// A metric that generated evaluations measure.
struct GeneratedMetric {
  let name: String
  let slice: JSONValue?
  let library: String
  /// What a release measures, in ten-thousandths; always within the threshold.
  let range: Range<Int>
  /// What the model demands, as the metric's direction has it; nil for nothing.
  let bound: String?

  /// What models that tell classes apart are measured by.
  static let ofClassification = [
    GeneratedMetric(
      name: "roc_auc", slice: nil, library: "scikit-learn 1.7.2", range: 7800..<9200, bound: "0.77"),
    GeneratedMetric(
      name: "roc_auc", slice: ["region": "south"], library: "scikit-learn 1.7.2",
      range: 7500..<8900,
      bound: "0.74"),
    GeneratedMetric(
      name: "f1", slice: nil, library: "scikit-learn 1.7.2", range: 6100..<8200, bound: nil),
    GeneratedMetric(
      name: "brier_score_loss", slice: nil, library: "scikit-learn 1.7.2", range: 600..<1400,
      bound: nil),
    GeneratedMetric(
      name: "demographic_parity_difference", slice: ["across": "gender"],
      library: "fairlearn 0.13.0",
      range: 100..<900, bound: "0.1"),
  ]
  /// What models that predict a number are measured by.
  static let ofRegression = [
    GeneratedMetric(
      name: "r2", slice: nil, library: "scikit-learn 1.7.2", range: 6400..<8800, bound: "0.6"),
    GeneratedMetric(
      name: "mean_absolute_percentage_error", slice: nil, library: "scikit-learn 1.7.2",
      range: 500..<1900, bound: "0.2"),
    GeneratedMetric(
      name: "mean_absolute_percentage_error", slice: ["region": "south"],
      library: "scikit-learn 1.7.2", range: 700..<2300, bound: "0.25"),
    GeneratedMetric(
      name: "root_mean_squared_error", slice: nil, library: "scikit-learn 1.7.2",
      range: 1100..<3000,
      bound: nil),
  ]

  private var direction: String { MetricCatalogue.metric(name)?.direction ?? "higher" }

  /// The element of `thresholds` in model.yaml; nil where the model demands nothing.
  var threshold: JSONValue? {
    guard let bound else { return nil }
    var value: JSONValue = ["metric": .string(name)]
    if let slice { value["slice"] = slice }
    value["op"] = direction == "lower" ? "<=" : ">="
    value["value"] = .number(bound)
    return value
  }

  /// The element of `metrics` in an evaluation; what is monitored strays further than what is released.
  func value(isRelease: Bool, by random: inout SeededRandom) -> JSONValue {
    let stray = isRelease ? 0 : (range.upperBound - range.lowerBound) / 4
    var value: JSONValue = [
      "name": .string(name),
      "value": .number(
        random.fraction(max(1, range.lowerBound - stray), min(9990, range.upperBound + stray))),
      "direction": .string(direction),
    ]
    if let slice { value["slice"] = slice }
    value["sampleSize"] = .int(500 + random.below(20_000))
    value["library"] = .string(library)
    return value
  }
}
