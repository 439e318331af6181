extension HealthCheck {
  /// A function that checks one topic.
  struct Part: Sendable {
    let topic: Topic
    let check: @Sendable (Clone) throws -> [HealthCheck]
  }

  /// What any repository is asked.
  static let ofRepository = [
    Part(topic: .registry, check: registry), Part(topic: .leftovers, check: leftovers),
    Part(topic: .leftovers, check: workTreeLeftovers), Part(topic: .remotes, check: remotes),
    Part(topic: .branch, check: branch), Part(topic: .history, check: history),
    Part(topic: .substitutes, check: substitutes), Part(topic: .identity, check: identity),
    Part(topic: .signing, check: signing), Part(topic: .hooks, check: hooks),
    Part(topic: .lineEnds, check: lineEnds), Part(topic: .letterCase, check: letterCase),
  ]

  /// What a registry that can be read is asked too.
  static let ofRegistry = [
    Part(topic: .schemas, check: schemas), Part(topic: .rules, check: rules),
    Part(topic: .codeowners, check: codeOwners),
  ]
}
