import Findings
import Git
import Registry

/// A plan that was judged and may be carried out: what it changes and what that brings.
struct Draft {
  let plan: Plan
  /// What the change brings that does not stop it.
  let findings: [Finding]
  /// The change as rules see it.
  let change: ProposedChange
  /// The commit that it was planned on; nil on an unborn branch.
  let tip: ObjectID?

  /// Judges what the commit of it would prove, by the keys and the policy of the commit before.
  ///
  /// - Parameter signature: what it carries; nil where it is not signed.
  /// - Returns: what is wrong and does not stop it.
  /// - Throws: `WorkflowError.refused`.
  func judge(
    _ signature: CommitSignature?, _ options: WriteOptions, in repository: Repository
  ) throws -> [Finding] {
    let authority = change.authority
    guard SignaturePolicy(authority.registry).strictest > .off else { return [] }
    let last = try tip.map { try repository.commit($0).committer.seconds } ?? 0
    let names = try tip.flatMap { try repository.mailmap(at: $0) }
    var change = change
    change.proofs = [
      CommitProof(
        of: nil, by: names?.resolve(options.author) ?? options.author, paths: change.paths,
        standing: SignatureStanding(
          of: signature, under: authority, at: max(options.committer.seconds, last)))
    ]
    let findings = change.signatureFindings
    if findings.contains(where: { $0.severity == .error }) {
      throw WorkflowError.refused(findings)
    }
    return findings
  }
}
