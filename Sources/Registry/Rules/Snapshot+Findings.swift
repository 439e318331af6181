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
    let authority = authority ?? self
    let settings = RuleSettings(authority.registry)
    let rules = RuleCatalogue.snapshotRules.filter { rules($0.descriptor) }
    // The larger ones first, so that no core waits long for another.
    let jobs =
      parts().sorted { $0.count > $1.count }.map(Job.part)
      + rules.filter { $0.checkPaths != nil }.map(Job.paths)
    let broken = jobs.concurrentMap { job -> [Finding] in
      switch job {
      case .paths(let rule): return rule.checkPaths?(sortedPaths) ?? []
      case .part(let part):
        let subject = SnapshotRule.Subject(
          snapshot: only(part), authority: authority, on: today, in: self)
        return rules.flatMap { $0.checkDocuments?(subject) ?? [] }
      }
    }
    return (fileFindings + broken.joined()).compactMap { settings.apply(to: $0, on: today) }
      .sorted()
  }

  /// What can be judged by itself: what documents say of each other within a part, or what paths tell.
  private enum Job: Sendable {
    case part(Part)
    case paths(SnapshotRule)
  }
}
