/// One thing that `registrar doctor` looked at, and how it is.
package struct HealthCheck: Sendable, Equatable {
  /// What it looked at.
  package let topic: Topic
  /// How it is.
  package let state: State
  /// What was found: a lower-case fragment.
  package let summary: String
  /// The next step to take; nil where there is nothing to do.
  package let remedy: String?

  /// What is looked at, in the order of reports.
  package enum Topic: String, Sendable, CaseIterable {
    case repository, registry, leftovers, remotes, branch, history, substitutes, identity, signing,
      hooks
    case lineEnds = "line-ends"
    case letterCase = "letter-case"
    case schemas, rules, codeowners
  }

  /// How something is.
  package enum State: String, Sendable, CaseIterable {
    /// As it should be.
    case ok
    /// It works, and will surprise somebody.
    case warning
    /// Something does not work, or answers would be wrong.
    case problem
  }

  static func ok(_ topic: Topic, _ summary: String, remedy: String? = nil) -> HealthCheck {
    HealthCheck(topic: topic, state: .ok, summary: summary, remedy: remedy)
  }

  static func warning(_ topic: Topic, _ summary: String, remedy: String?) -> HealthCheck {
    HealthCheck(topic: topic, state: .warning, summary: summary, remedy: remedy)
  }

  static func problem(_ topic: Topic, _ summary: String, remedy: String?) -> HealthCheck {
    HealthCheck(topic: topic, state: .problem, summary: summary, remedy: remedy)
  }
}
