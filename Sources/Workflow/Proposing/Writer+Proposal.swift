import Git
import Registry

extension Writer {
  /// Commits a change to a branch of its own, which begins at the tip of `base`; the current branch and
  /// the work tree stay as they are.
  ///
  /// - Parameter options: `branch` names the branch; where it is nil, the name is made of the change.
  /// - Throws: what `write` throws; `WorkflowError.refused` before there is a branch, `.proposesBase`.
  package func propose(
    _ options: WriteOptions, onto base: ProposalBase, planning: (Context) throws -> Plan
  ) throws -> Outcome {
    var options = options
    options.start = base.tip
    let repository = location.repository
    if let branch = options.branch { try base.refuse(branch) }
    let existing = try options.branch.flatMap { try repository.target(of: $0) }
    let draft = try draft(
      on: existing ?? base.tip, asOf: options.moment, by: options.author, planning: planning)
    if options.branch == nil {
      options.branch = try ProposalBranch.name(
        for: draft.plan.summary, remote: base.remote?.name, in: repository)
    }
    return try write(options, planning: planning)
  }
}
