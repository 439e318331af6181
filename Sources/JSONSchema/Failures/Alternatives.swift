import Documents

/// Picks the branch of a failed `anyOf` or `oneOf` that an instance most likely means.
enum Alternatives {
  /// How one branch failed, and what it leaves all the same.
  struct Attempt {
    let branch: Int
    let failures: [SchemaFailure]
    /// The room that they take; see `FailureBounds`.
    let room: Int
    let annotations: [Annotation]
    let evaluated: [Validator.EvaluatedRange]
  }

  /// The best branch, or one failure that says for all branches what they ask.
  struct Choice {
    let best: Attempt?
    /// The facts that replace the branches' own, and the instance that they are about.
    let merged: (kind: SchemaFailure.Kind, instance: Node)?
  }

  /// The choice among failed branches for `instance`; of all `count` branches, or only of the first
  /// ones where a bound kept the others from being tried.
  static func choose(among attempts: [Attempt], of count: Int, for instance: Node) -> Choice {
    if attempts.count == count,
      let merged = mergedTypes(attempts, instance) ?? mergedValues(attempts)
    {
      return Choice(best: nil, merged: merged)
    }
    if attempts.count == 1 { return Choice(best: attempts[0], merged: nil) }
    let members = Set(instance.members.lazy.map(\.value.index))
    var best: (attempt: Attempt, fit: Fit)?
    for attempt in attempts {
      let fit = Fit(attempt, instance, members)
      if let known = best?.fit, known <= fit { continue }
      best = (attempt, fit)
    }
    return Choice(best: best?.attempt, merged: nil)
  }

  /// When every branch wants another type: all the types together.
  private static func mergedTypes(
    _ attempts: [Attempt], _ instance: Node
  ) -> (kind: SchemaFailure.Kind, instance: Node)? {
    var expected: [String] = []
    for attempt in attempts {
      guard case .type(let names, _)? = attempt.failures.first?.kind,
        attempt.failures.count == 1, attempt.failures[0].instance.index == instance.index
      else { return nil }
      expected += names.filter { !expected.contains($0) }
    }
    guard !expected.isEmpty else { return nil }
    return (.type(expected: expected, actual: instance.kind.name), instance)
  }

  /// When every branch names other values for the same part: all the values together.
  private static func mergedValues(
    _ attempts: [Attempt]
  ) -> (kind: SchemaFailure.Kind, instance: Node)? {
    guard let first = attempts.first else { return nil }
    let wanted = attempts.map { attempt in
      Dictionary(
        attempt.failures.lazy.compactMap { failure in
          failure.allowedValues.map { (failure.instance.index, $0) }
        },
        uniquingKeysWith: { first, _ in first })
    }
    for candidate in first.failures {
      let place = candidate.instance.index
      guard wanted.allSatisfy({ $0[place] != nil }) else { continue }
      var seen: Set<NodeValue> = []
      let allowed = wanted.flatMap { $0[place] ?? [] }
        .filter { seen.insert(NodeValue(node: $0)).inserted }
      return (.enumeration(allowed: allowed), candidate.instance)
    }
    return nil
  }

  /// How badly a branch fits: less is better, and the first difference decides.
  private struct Fit: Comparable {
    /// The instance itself has the wrong type or value.
    let isOther: Int
    /// A member that tells the branches apart has another branch's value.
    let discriminators: Int
    let count: Int
    /// Failures further down mean that more of the instance fits.
    let shallowness: Int

    /// Failures of a branch that are looked at: alternatives inside one another look at the same ones
    /// again and again.
    private static let mostSteps = 100

    /// How `attempt` fits `instance`, whose members have their values at the nodes `members`.
    init(_ attempt: Attempt, _ instance: Node, _ members: Set<Int>) {
      var isOther = 0
      var discriminators = 0
      var deepest = 0
      var count = 0
      var steps = Self.mostSteps
      func look(at failure: SchemaFailure) {
        count += 1
        let isValue = failure.allowedValues != nil
        if failure.instance.index == instance.index {
          if case .type = failure.kind { isOther = 1 }
          if case .falseSchema = failure.kind { isOther = 1 }
          if isValue { isOther = 1 }
        } else if isValue, members.contains(failure.instance.index) {
          discriminators += 1
        }
        deepest = max(deepest, failure.instance.index)
      }
      for failure in attempt.failures { failure.forEachLeaf(within: &steps, look) }
      self.isOther = isOther
      self.discriminators = discriminators
      self.count = count
      shallowness = -deepest
    }

    static func < (left: Fit, right: Fit) -> Bool {
      (left.isOther, left.discriminators, left.count, left.shallowness)
        < (right.isOther, right.discriminators, right.count, right.shallowness)
    }
  }
}

extension SchemaFailure {
  /// The values that `const` or `enum` wanted, when that is what failed.
  var allowedValues: [Node]? {
    switch kind {
    case .constant(let value): [value]
    case .enumeration(let values): values
    default: nil
    }
  }
}
