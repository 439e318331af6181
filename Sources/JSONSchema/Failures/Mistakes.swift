import Documents

extension Sequence where Element == SchemaFailure {
  /// What there is to repair: the ends of these failures, and only one of those that a single mistake
  /// has led to.
  ///
  /// A text that is malformed breaks its pattern as well as its format, and a text that is missing both
  /// of them and its least length; the clearest of these says it. Schemas that agree say it once.
  package var mistakes: [SchemaFailure] {
    let leaves = flatMap(\.leaves)
    var weights: [Int: Int] = [:]
    for leaf in leaves {
      if let weight = leaf.clarity {
        weights[leaf.instance.index] = Swift.max(weights[leaf.instance.index] ?? 0, weight)
      }
    }
    var told: Set<Told> = []
    return leaves.filter { leaf in
      if let weight = leaf.clarity, weight < weights[leaf.instance.index] ?? 0 { return false }
      return told.insert(Told(instance: leaf.instance.index, summary: leaf.summary)).inserted
    }
  }
}

/// A remark about a part of an instance.
private struct Told: Hashable {
  let instance: Int
  let summary: String
}

extension SchemaFailure {
  /// How well it tells what is wrong with the spelling of a text, compared with others; nil when it is
  /// about something else.
  fileprivate var clarity: Int? {
    switch kind {
    case .pattern: 1
    case .format: 2
    case .minLength(_, actual: 0): 3
    default: nil
    }
  }
}
