/// The stable name of a rule: `RG` and four digits, grouped by the first two.
package struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number behind `RG`, 1000 to 9999.
  package let number: Int

  /// The rule with this number; numbers outside 1000 to 9999 are clamped.
  package init(_ number: Int) { self.number = Swift.max(1000, Swift.min(number, 9999)) }

  /// Reads `RG1203`; nil for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 6, text.hasPrefix("RG"), let number = Int(text.dropFirst(2)),
      number >= 1000
    else { return nil }
    self.number = number
  }

  package var description: String { "RG\(number)" }
  package static func < (left: RuleID, right: RuleID) -> Bool { left.number < right.number }
}

/// What a rule is: everything that documentation, machine formats and `explain` say about it.
package struct RuleDescriptor: Sendable, Hashable {
  /// Its stable id.
  package let id: RuleID
  /// A kebab-case name, unique as the id is.
  package let name: String
  /// The severity where registry.yaml does not set another.
  package let severity: Severity
  /// What the rule asks for, in one sentence.
  package let summary: String
  /// Why it asks, and what to do when it is broken.
  package let explanation: String
  /// Whether what breaks it lies elsewhere, so that one mistake shows in many files: people are told once.
  package let isEchoed: Bool
  /// What breaks it and what does not; nil where it takes more than files to show.
  package let example: RuleExample?

  /// Describes a rule.
  package init(
    _ id: Int, _ name: String, _ severity: Severity, _ summary: String, why explanation: String,
    isEchoed: Bool = false, example: RuleExample? = nil
  ) {
    self.id = RuleID(id)
    self.name = name
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.isEchoed = isEchoed
    self.example = example
  }
}
