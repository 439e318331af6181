package import Findings

/// A rule over a change: what it asks, and the check.
package struct ChangeRule: Sendable {
  /// What it asks.
  package let descriptor: RuleDescriptor
  /// Everything in a change that breaks it.
  package let check: @Sendable (ProposedChange) -> [Finding]

  /// Makes a rule.
  package init(
    _ descriptor: RuleDescriptor, check: @escaping @Sendable (ProposedChange) -> [Finding]
  ) {
    self.descriptor = descriptor
    self.check = check
  }
}
