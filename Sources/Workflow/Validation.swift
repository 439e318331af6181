package import Findings
package import Registry

/// All rules over one state of a registry.
package struct Validation: Sendable {
  /// What is wrong, in report order.
  package let findings: [Finding]
  /// Documents that were judged.
  package let documentCount: Int
  /// How many there are of each severity.
  package let counts: FindingCounts

  /// Judges `observation` as of its moment.
  package init(_ observation: Observation) {
    findings = observation.snapshot.findings(asOf: observation.moment)
    documentCount = observation.snapshot.documentCount
    counts = FindingCounts(findings)
  }

  /// Judges a change against its base as of `moment`: what it brings as the rules say, what the base has
  /// too as warnings.
  package init(_ comparison: BaseComparison, asOf moment: Timestamp) throws(RegistryError) {
    let (change, start) = try comparison.change()
    let judgement = ChangeJudgement(change, since: start, asOf: moment)
    findings = (judgement.introduced + judgement.standing).sorted()
    documentCount = change.documents.count
    counts = FindingCounts(findings)
  }

  /// Leaves only what concerns files at or below `paths`.
  package init(_ validation: Validation, only paths: [String]) {
    findings = validation.findings.filter { finding in
      paths.contains { path in
        path.isEmpty || finding.location.path == path || finding.location.path.hasPrefix(path + "/")
      }
    }
    documentCount = validation.documentCount
    counts = FindingCounts(findings)
  }

  /// Whether the run fails.
  package func fails(isStrict: Bool) -> Bool {
    counts.errors > 0 || (isStrict && counts.warnings > 0)
  }
}
