/// An evaluation, unlike those of all other runs and numbers.
struct EvaluationLine {
  let run: Int
  let number: Int

  /// The model: one of its own for each run, so that each begins with nothing.
  var subject: String { "\(BenchDocument.subject)-\(run)" }

  /// A month for every thousand: the rules refuse folders of more than 3,000, and there is one a month.
  private var month: String {
    let slot = run * 10 + number / 1000
    return "\(2025 - slot / 12)-\(Self.two(slot % 12 + 1))"
  }

  private var moment: String {
    let (hour, minute, second) = (number / 3600 % 24, number / 60 % 60, number % 60)
    return "\(month)-20T\(Self.two(hour)):\(Self.two(minute)):\(Self.two(second))Z"
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  /// The last four digits say which run it is.
  private var value: String {
    FixedText.decimal(thousandths: Int64(number % 1000)) + "\(1000 + run)"
  }

  /// One line of JSON.
  var text: String {
    """
    {"apiVersion": "registrar/v1", "kind": "Evaluation", "model": "\(subject)", "version": "1.0.0", \
    "purpose": "monitoring", "evaluatedAt": "\(moment)", \
    "results": [{"dataset": {"name": "\(BenchDocument.subject)"}, \
    "metrics": [{"name": "roc_auc", "value": \(value), "direction": "higher"}]}]}
    """
  }

  /// Where it would lie if git added it.
  var path: String {
    "models/\(subject)/evaluations/1.0.0/\(month)/\(month)-20-\(number)-\(run).yaml"
  }

  /// What would lie there.
  var document: String {
    """
    # yaml-language-server: $schema=../../../../../schemas/evaluation.schema.json
    apiVersion: registrar/v1
    kind: Evaluation
    model: \(subject)
    version: 1.0.0
    id: \(month)-20-\(number)-\(run)
    purpose: monitoring
    evaluatedAt: "\(moment)"
    results:
      - dataset:
          name: \(BenchDocument.subject)
        metrics:
          - name: roc_auc
            value: \(value)
            direction: higher

    """
  }
}
