package import Findings

/// A rule over one snapshot of a registry: what it asks, and the check.
package struct SnapshotRule: Sendable {
  /// What it asks.
  package let descriptor: RuleDescriptor
  /// Everything in a snapshot that breaks it, as of a moment.
  package let check: @Sendable (Snapshot, Timestamp) -> [Finding]

  /// Makes a rule.
  package init(
    _ descriptor: RuleDescriptor, check: @escaping @Sendable (Snapshot, Timestamp) -> [Finding]
  ) {
    self.descriptor = descriptor
    self.check = check
  }
}
