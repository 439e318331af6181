package import Findings

extension Snapshot {
  /// Everything that is wrong with the registry on the day of `moment`, UTC: severities as registry.yaml sets them,
  /// rules that it switches off left out, in report order.
  package func findings(asOf moment: Timestamp) -> [Finding] { findings(on: moment.day) }

  /// The same on the day `today`.
  ///
  /// - Parameters:
  ///   - authority: whose word decides; for a change that is its base, so that no change relaxes a rule for
  ///     itself.
  ///   - rules: the rules that are asked; all unless told.
  func findings(
    on today: CalendarDate, under authority: Snapshot? = nil,
    of rules: (RuleDescriptor) -> Bool = { _ in true }
  ) -> [Finding] {
    let subject = SnapshotRule.Subject(
      snapshot: self, authority: authority ?? self, on: today)
    let settings = RuleSettings(subject.authority.registry)
    let broken = RuleCatalogue.snapshotRules.filter { rules($0.descriptor) }
      .concurrentMap { $0.check(subject) }
    return (fileFindings + broken.joined())
      .compactMap { settings.apply(to: $0, on: subject.today) }
      .sorted()
  }
}
