import Documents
package import Findings

extension RuleDescriptor {
  /// RG2101.
  package static let metricDirection = RuleDescriptor(
    2101, "metric-direction", .warning,
    "A metric has the direction that its library gives it, and the same in all evaluations of a model.",
    why: """
      Whether more is better decides what counts as a regression. An 'accuracy' of which less is better, \
      or an error that is better higher in one run and lower in the next, turns verdicts round. Correct \
      the direction, or give a metric of another meaning another name.
      """,
    example: .files(
      fails: [.evaluation(direction: "«lower»")], passes: [.evaluation(direction: "higher")]))
}

extension SnapshotRule {
  /// RG2101: directions agree with the catalogue and with each other.
  package static let metricDirection = SnapshotRule(.metricDirection) { subject in
    let snapshot = subject.snapshot
    var first: [ModelMetric: (direction: String, evaluation: EntityRef)] = [:]
    return snapshot.all(.evaluation).flatMap { evaluation in
      evaluation.metrics.compactMap { metric -> Finding? in
        guard let model = evaluation.ref.model, let name = metric["name"]?.string,
          let node = metric["direction"], let direction = node.string
        else { return nil }
        if let known = MetricCatalogue.metric(name), known.direction != direction {
          return Finding(
            .metricDirection, at: evaluation.location(of: node),
            "'\(name)' is better \(words(known.direction)), not \(words(direction))",
            remedy: "write 'direction: \(known.direction)', or give the metric another name")
        }
        let key = ModelMetric(model: model, name: name)
        guard let earlier = first[key] else {
          first[key] = (direction, evaluation.ref)
          return nil
        }
        guard earlier.direction != direction else { return nil }
        return Finding(
          .metricDirection, at: evaluation.location(of: node),
          "'\(name)' is better \(words(direction)) here and \(words(earlier.direction)) in "
            + "\(earlier.evaluation)",
          remedy: "use one direction for all evaluations of \(model)")
      }
    }
  }

  private struct ModelMetric: Hashable {
    let model: ModelName
    let name: String
  }

  private static func words(_ direction: String) -> String {
    direction == "target" ? "near its target" : direction
  }
}

extension Entity {
  /// The metrics of an evaluation, in order.
  var metrics: [Node] {
    root.list("results").flatMap { $0.list("metrics") }
  }
}
