/// An evaluation, unlike those of all other runs and numbers.
struct EvaluationLine {
  let run: Int
  let number: Int

  private var subject: String { BenchDocument.subject }

  private var moment: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "2025-11-20T\(two(number / 3600 % 24)):\(two(number / 60 % 60)):\(two(number % 60))Z"
  }

  /// The last four digits say which run it is.
  private var value: String {
    FixedText.decimal(thousandths: Int64(number % 1000)) + "\(1000 + run)"
  }

  /// One line of JSON.
  var text: String {
    """
    {"apiVersion": "registrar/v1", "kind": "Evaluation", "model": "\(subject)", "version": "1.0.0", \
    "purpose": "monitoring", "evaluatedAt": "\(moment)", "results": [{"dataset": {"name": "\(subject)"}, \
    "metrics": [{"name": "roc_auc", "value": \(value), "direction": "higher"}]}]}
    """
  }

  /// Where it would lie if git added it.
  var path: String {
    "models/\(subject)/evaluations/1.0.0/2025-11/2025-11-20-\(number)-\(run).yaml"
  }

  /// What would lie there.
  var document: String {
    """
    # yaml-language-server: $schema=../../../../../schemas/evaluation.schema.json
    apiVersion: registrar/v1
    kind: Evaluation
    model: \(subject)
    version: 1.0.0
    id: 2025-11-20-\(number)-\(run)
    purpose: monitoring
    evaluatedAt: "\(moment)"
    results:
      - dataset:
          name: \(subject)
        metrics:
          - name: roc_auc
            value: \(value)
            direction: higher

    """
  }
}
