import Documents
package import Findings

extension RuleDescriptor {
  /// RG2102.
  package static let metricName = RuleDescriptor(
    2102, "metric-name", .warning, "A metric that is meant to be a known one is spelled like it.",
    why: """
      Thresholds, comparisons and regressions match metrics by name, so that 'acuracy' is measured and \
      never judged. Names are those of the libraries. A metric of one's own may have any name that is \
      not nearly a known one.
      """,
    example: .files(
      fails: [.evaluation(metric: "«acuracy»")], passes: [.evaluation(metric: "accuracy")]))
}

extension SnapshotRule {
  /// RG2102: no metric of an evaluation or a threshold is nearly one of the catalogue.
  package static let metricName = SnapshotRule(.metricName) { subject in
    let snapshot = subject.snapshot
    var hints: [String: String?] = [:]
    func hint(_ name: String) -> String? {
      if let known = hints[name] { return known }
      let hint = nearMiss(name)
      hints[name] = .some(hint)
      return hint
    }
    return (snapshot.all(.model) + snapshot.all(.evaluation)).flatMap { entity in
      names(in: entity).compactMap { node in
        guard let name = node.string, let known = hint(name) else { return nil }
        return Finding(
          .metricName, at: entity.location(of: node), "'\(name)' is nearly '\(known)'",
          remedy: "write '\(known)', or give the metric a name of its own")
      }
    }
  }

  /// The known metric that `name` misses by a letter or two, or by its case or separators.
  private static func nearMiss(_ name: String) -> String? {
    guard MetricCatalogue.metric(name) == nil else { return nil }
    let folded = String(name.lowercased().map { "-. ".contains($0) ? "_" : $0 })
    if MetricCatalogue.metric(folded) != nil { return folded }
    // Short names are near to everything: `f2` is a metric beside `f1`.
    guard name.count > 5 else { return nil }
    // One that only goes on is a relative: `rouge1`.
    return MetricCatalogue.names.first { known in
      !folded.hasPrefix(known) && Spelling.distance(folded, known) <= (name.count > 9 ? 2 : 1)
    }
  }

  private static func names(in entity: Entity) -> [Node] {
    if entity.kind == .evaluation { return entity.metrics.compactMap { $0["name"] } }
    return entity.root["thresholds"]?.elements.compactMap { $0["metric"] } ?? []
  }
}
