package import Documents

/// One metric's value in one evaluation.
package struct Measurement: Sendable {
  /// The evaluation it comes from.
  package let evaluation: EntityRef
  /// When that ran; nil where the evaluation does not say it properly.
  package let evaluatedAt: Timestamp?
  /// `release` or `monitoring`.
  package let purpose: String
  /// Name of the metric.
  package let metric: String
  /// The slice, `key=value` sorted and joined by commas; nil for the whole data set.
  package let slice: String?
  /// The data set, by name or else by URI.
  package let dataset: String?
  /// The split of the data set.
  package let split: String?
  /// The value, exact.
  package let value: ExactNumber
  /// The value as written.
  package let lexeme: String
  /// `higher`, `lower` or `target`.
  package let direction: String?
  /// The metric's object in the evaluation.
  package let node: Node

  /// Where measurements come from: an evaluation, and one of its results.
  struct Origin {
    let evaluation: EntityRef
    let evaluatedAt: Timestamp?
    let purpose: String
    private(set) var dataset: String?
    private(set) var split: String?

    /// The evaluation.
    init(_ evaluation: Entity) {
      self.evaluation = evaluation.ref
      evaluatedAt = evaluation.text("evaluatedAt").flatMap { try? Timestamp($0) }
      purpose = evaluation.text("purpose") ?? "release"
    }

    /// The same with one element of `results[]`.
    func result(_ result: Node) -> Origin {
      var origin = self
      let dataset = result["dataset"]
      origin.dataset = dataset?["name"]?.string ?? dataset?["uri"]?.string
      origin.split = dataset?["split"]?.string
      return origin
    }
  }

  /// Reads one element of `results[].metrics[]`; nil when it has no name or number.
  init?(_ node: Node, from origin: Origin) {
    guard let metric = node["name"]?.string, let value = node["value"], let number = value.number,
      let lexeme = value.lexeme
    else { return nil }
    self.node = node
    self.metric = metric
    self.value = number
    self.lexeme = lexeme
    evaluation = origin.evaluation
    evaluatedAt = origin.evaluatedAt
    purpose = origin.purpose
    slice = node["slice"].flatMap(Self.sliceText)
    dataset = origin.dataset
    split = origin.split
    direction = node["direction"]?.string
  }

  /// A slice as text: keys sorted, `ageBand=18-25,region=south`; nil for none.
  package static func sliceText(_ slice: Node) -> String? {
    let parts = slice.members.map { "\($0.name)=\($0.value.string ?? $0.value.lexeme ?? "")" }
    return parts.isEmpty ? nil : parts.sorted().joined(separator: ",")
  }

  /// What makes two measurements answers to one question.
  package struct Question: Hashable, Sendable {
    let metric: String
    let slice: String?
    let dataset: String?
    let split: String?
    let purpose: String
  }

  /// The question it answers.
  package var question: Question {
    Question(metric: metric, slice: slice, dataset: dataset, split: split, purpose: purpose)
  }

  /// `recall[region=south]`.
  package var subject: String { metric + (slice.map { "[\($0)]" } ?? "") }
}
