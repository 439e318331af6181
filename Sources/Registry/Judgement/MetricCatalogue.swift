/// Metrics whose meaning is settled by the libraries that compute them: scikit-learn, fairlearn, AIF360,
/// torchmetrics, evaluate. Names are the libraries' own.
package enum MetricCatalogue {
  /// A known metric.
  package struct Metric: Sendable, Hashable {
    /// `higher`, `lower` or `target`.
    package let direction: String
    /// The ideal of a `target` metric, a JSON number.
    package let target: String?
  }

  private static let higher = [
    "accuracy", "balanced_accuracy", "precision", "recall", "f1", "roc_auc", "average_precision",
    "matthews_corrcoef", "r2", "demographic_parity_ratio", "equalized_odds_ratio", "bleu", "rouge",
    "exact_match",
  ]
  private static let lower = [
    "log_loss", "mean_absolute_error", "mean_squared_error", "root_mean_squared_error",
    "mean_absolute_percentage_error", "brier_score_loss", "demographic_parity_difference",
    "equalized_odds_difference", "equal_opportunity_difference", "calibration_error", "wer", "cer",
    "perplexity",
  ]
  private static let targets = [
    "statistical_parity_difference": "0", "average_odds_difference": "0", "disparate_impact": "1",
  ]

  private static let metrics: [String: Metric] = {
    var metrics: [String: Metric] = [:]
    for name in higher { metrics[name] = Metric(direction: "higher", target: nil) }
    for name in lower { metrics[name] = Metric(direction: "lower", target: nil) }
    for (name, ideal) in targets { metrics[name] = Metric(direction: "target", target: ideal) }
    return metrics
  }()

  /// The metric called `name`.
  package static func metric(_ name: String) -> Metric? { metrics[name] }
  /// All names.
  package static var names: [String] { metrics.keys.sorted() }
}
