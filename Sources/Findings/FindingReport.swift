/// One run of a check, ready to be told: what was judged, and what is wrong with it.
///
/// For forges paths are those of the repository, which is what they know, and not of the registry in it.
package struct FindingReport: Sendable {
  /// What is wrong, in report order.
  package let findings: [Finding]
  /// The files that were judged.
  private let judgedFiles: [String]
  /// The rules that were applied, in order of their ids.
  package let rules: [RuleDescriptor]
  /// Whether warnings fail the run too.
  package let isStrict: Bool
  /// How many findings there are of each severity.
  package let counts: FindingCounts

  /// A report.
  ///
  /// - Parameters:
  ///   - findings: what is wrong, with paths below `folder`.
  ///   - files: the files that were judged, with paths below `folder`.
  ///   - folder: where these paths begin in the repository, `governance/registry`; empty for its top.
  package init(
    _ findings: [Finding], files: [String], rules: [RuleDescriptor], below folder: String = "",
    isStrict: Bool = false
  ) {
    let prefix = folder.isEmpty ? "" : folder + "/"
    self.findings = findings.sorted().map { $0.moved(below: prefix) }
    judgedFiles = prefix.isEmpty ? files : files.map { prefix + $0 }
    self.rules = rules.sorted { $0.id < $1.id }
    self.isStrict = isStrict
    counts = FindingCounts(findings)
  }

  /// How many files were judged.
  package var judged: Int { judgedFiles.count }

  /// Every file that was judged or has a finding, in order of paths; put together when it is asked for, since most
  /// formats tell of findings only.
  package var files: [String] { Set(judgedFiles + findings.map(\.location.path)).sorted() }

  /// Whether `finding` fails the run.
  package func isFailure(_ finding: Finding) -> Bool {
    finding.severity == .error || (isStrict && finding.severity == .warning)
  }

  /// Whether the run fails.
  package var fails: Bool { findings.contains(where: isFailure) }

  /// Every file with its findings, in order of paths.
  package var findingsByFile: [(path: String, findings: [Finding])] {
    let byPath = Dictionary(grouping: findings, by: \.location.path)
    return files.map { ($0, byPath[$0] ?? []) }
  }

  /// The findings with a fingerprint each, in report order.
  ///
  /// It comes from the rule, the path and the words, and from how often those came before: it stays
  /// the same when lines move, so that a forge shows an old finding as old.
  package var fingerprinted: [(finding: Finding, fingerprint: String)] {
    var seen: [FindingIdentity: Int] = [:]
    return findings.map { finding in
      let identity = FindingIdentity(finding)
      let ordinal = seen[identity, default: 0]
      seen[identity] = ordinal + 1
      return (finding, identity.fingerprint(ordinal: ordinal))
    }
  }
}
