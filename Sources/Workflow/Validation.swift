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
    self.init(
      findings: observation.snapshot.findings(asOf: observation.moment),
      files: observation.snapshot.documentPaths)
  }

  /// Judges the registry in `state`, unless that was done before.
  ///
  /// - Parameter cache: where verdicts of earlier runs are; nil judges anew and keeps nothing.
  package init(_ state: RegistryState, cache: VerdictCache?) throws {
    // What keeps a key from being made is met again by who reads, and told there.
    guard let cache, let before = try? VerdictKey(state) else {
      try self.init(judging: state)
      return
    }
    if let verdict = cache.verdict(for: before) {
      self = verdict
      return
    }
    try self.init(judging: state)
    // What changed in the work tree while it was read is under no key.
    if try !state.isWorkTree || VerdictKey(state.lookedAtAnew) == before {
      cache.keep(self, for: before)
    }
  }

  private init(judging state: RegistryState) throws {
    let judgement = try RegistryJudgement(state.view, asOf: state.moment)
    if !judgement.files.contains(RegistryPath.registryFile) {
      throw try state.location.noRegistry(at: state.commit, isWorkTree: state.isWorkTree)
    }
    self.init(findings: judgement.findings, files: judgement.files)
  }

  /// A verdict: what is wrong, in report order, and the files that were judged.
  init(findings: [Finding], files: [String]) {
    self.findings = findings
    self.files = files
    counts = FindingCounts(findings)
  }

  /// Judges a change against its base as of `moment`: what it brings as the rules say, what the base has
  /// too as warnings.
  package init(_ comparison: BaseComparison, asOf moment: Timestamp) throws {
    let (change, start) = try comparison.change(asOf: moment)
    let judgement = ChangeJudgement(change, since: start)
    self.init(
      findings: (judgement.introduced + judgement.standing).sorted(), files: change.paths)
  }

  /// Leaves only what concerns files at or below `paths`.
  package init(_ validation: Validation, only paths: [String]) {
    func concern(_ file: String) -> Bool { paths.contains { Self.lies(file, below: $0) } }
    self.init(
      findings: validation.findings.filter { concern($0.location.path) },
      files: validation.files.filter(concern))
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
