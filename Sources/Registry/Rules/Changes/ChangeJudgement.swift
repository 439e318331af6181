import Documents
package import Findings
import Git

/// What a change does to the findings of a registry: those that it brings, and those that were there.
///
/// Authority comes from the base, facts from the head: severities are those of the base's registry.yaml,
/// and what a document must look like is what both its own schemas and the base's say.
package struct ChangeJudgement: Sendable {
  /// What the change brings, in report order.
  package let introduced: [Finding]
  /// What the base has too, as warnings at most, in report order.
  package let standing: [Finding]

  /// Judges `change`.
  ///
  /// - Parameter start: the state that the change began at, where that is not the base: what was wrong
  ///   there did not come with the change either, even if the base has mended it since.
  package init(_ change: ProposedChange, since start: Snapshot? = nil) {
    let authority = change.authority
    let settings = RuleSettings(authority.registry)
    let found = change.head.findings(on: change.today, under: authority)
    // Of base and start it matters only what they share with the head.
    let broken = Set(found.map(\.rule))
    var known = Self.counts(change.base.findings(on: change.today, of: broken.contains))
    if let start {
      known.merge(
        Self.counts(start.findings(on: change.today, of: broken.contains)), uniquingKeysWith: max)
    }
    var standing: [Finding] = []
    var fresh: [Finding] = []
    for finding in found {
      let identity = FindingIdentity(finding)
      if let left = known[identity], left > 0 {
        known[identity] = left - 1
        standing.append(finding)
      } else {
        fresh.append(finding)
      }
    }
    let breaches =
      ChangeRules.breaches(in: change) + Self.foreign(change, beside: fresh + standing)
      + RuleCatalogue.changeRules.flatMap { $0.check(change) }
    introduced = (fresh + breaches.compactMap { settings.apply(to: $0, on: change.today) }).sorted()
    self.standing = standing.map { finding in
      var finding = finding
      finding.severity = min(finding.severity, .warning)
      return finding
    }
  }

  /// How often each finding is there: a second mistake of the same words is a new one.
  private static func counts(_ findings: [Finding]) -> [FindingIdentity: Int] {
    findings.reduce(into: [:]) { counts, finding in
      counts[FindingIdentity(finding), default: 0] += 1
    }
  }

  /// What the base's schemas find in changed documents, where the change brings schemas of its own, so
  /// that none relaxes a rule for itself.
  private static func foreign(_ change: ProposedChange, beside others: [Finding]) -> [Finding] {
    guard !change.base.schemas.isSame(as: change.head.schemas) else { return [] }
    let known = Set(others.map(FindingIdentity.init))
    let check = DocumentCheck(change.base.schemas)
    return change.documents.flatMap { path, _, new -> [Finding] in
      guard let new else { return [] }
      let entry = FileEntry(path: path, mode: .regular, blob: new.blob)
      return check.read(entry, content: new.document.source).findings
        .filter { !known.contains(FindingIdentity($0)) }
        .map { finding in
          Finding(
            finding.rule, at: finding.location, "\(finding.summary), by the schema of the base",
            remedy: "change the schema first, in a pull request of its own")
        }
    }
  }
}
