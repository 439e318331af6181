package import Findings

extension Snapshot {
  /// Everything that is wrong with the registry as of `moment`: severities as registry.yaml sets them,
  /// rules that it switches off left out, in report order.
  ///
  /// - Parameter authority: whose word decides; for a change that is its base, so that no change relaxes
  ///   a rule for itself.
  package func findings(asOf moment: Timestamp, under authority: Snapshot? = nil) -> [Finding] {
    let subject = SnapshotRule.Subject(
      snapshot: self, authority: authority ?? self, moment: moment)
    let settings = RuleSettings(subject.authority.registry)
    let broken = RuleCatalogue.snapshotRules.concurrentMap { $0.check(subject) }
    return (fileFindings + broken.joined())
      .compactMap { settings.apply(to: $0, asOf: moment) }
      .sorted()
  }
}
