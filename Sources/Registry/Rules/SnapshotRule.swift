package import Findings

/// A rule over one snapshot of a registry: what it asks, and the check.
package struct SnapshotRule: Sendable {
  /// What it asks.
  package let descriptor: RuleDescriptor
  /// Everything that breaks it.
  package let check: @Sendable (Subject) -> [Finding]

  /// What a rule judges, and by whose word.
  package struct Subject: Sendable {
    /// The registry: facts come from here.
    package let snapshot: Snapshot
    /// The registry that says what is required and who may do what: the same one, or for a change its
    /// base, so that no change relaxes a rule for itself.
    package let authority: Snapshot
    /// The clock.
    package let moment: Timestamp

    /// The environment named `name`: by the authority, or one that the change brings.
    package func environment(_ name: String) -> Environment? {
      authority.environment(name) ?? snapshot.environment(name)
    }
  }

  /// Makes a rule.
  package init(
    _ descriptor: RuleDescriptor, check: @escaping @Sendable (Subject) -> [Finding]
  ) {
    self.descriptor = descriptor
    self.check = check
  }
}
