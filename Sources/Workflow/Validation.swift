package import Findings
package import Registry

/// All rules over one state of a registry.
package struct Validation: Sendable {
  /// What is wrong, in report order.
  package let findings: [Finding]
  /// The files that were judged, in order of paths.
  package let files: [String]
  /// How many there are of each severity.
  package let counts: FindingCounts

  /// Judges `observation` as of its moment.
  package init(_ observation: Observation) {
    findings = observation.snapshot.findings(asOf: observation.moment)
    files = observation.snapshot.documentPaths
    counts = FindingCounts(findings)
  }

  /// Judges a change against its base as of `moment`: what it brings as the rules say, what the base has
  /// too as warnings.
  package init(_ comparison: BaseComparison, asOf moment: Timestamp) throws {
    let (change, start) = try comparison.change(asOf: moment)
    let judgement = ChangeJudgement(change, since: start)
    findings = (judgement.introduced + judgement.standing).sorted()
    files = change.paths
    counts = FindingCounts(findings)
  }

  /// Leaves only what concerns files at or below `paths`.
  package init(_ validation: Validation, only paths: [String]) {
    func concern(_ file: String) -> Bool { paths.contains { Self.lies(file, below: $0) } }
    findings = validation.findings.filter { concern($0.location.path) }
    files = validation.files.filter(concern)
    counts = FindingCounts(findings)
  }

  /// Whether a file at or below `path` was judged, or is what a finding is about.
  package func concerns(_ path: String) -> Bool {
    files.contains { Self.lies($0, below: path) }
      || findings.contains { Self.lies($0.location.path, below: path) }
  }

  private static func lies(_ file: String, below path: String) -> Bool {
    path.isEmpty || file == path || file.hasPrefix(path + "/")
  }
}
