import Findings
import Git
package import Registry

extension Writer {
  /// Commits a change to a branch of its own, which begins at the tip of `base`; the current branch and
  /// the work tree stay as they are. Where that was done before, the branch is left as it is.
  ///
  /// - Parameters:
  ///   - options: `branch` names the branch; where it is nil, the name is made of the change.
  ///   - subjects: as for `write`.
  /// - Throws: what `write` throws; `WorkflowError.refused` before there is a branch, `.proposesBase`.
  package func propose(
    _ options: WriteOptions, onto base: ProposalBase, about subjects: [EntityRef]? = nil,
    planning: (Context) throws -> Plan
  ) throws -> Outcome {
    var options = options
    options.start = base.tip
    let repository = location.repository
    if let branch = options.branch { try base.refuse(branch) }
    func draft(on tip: ObjectID) throws -> Draft {
      try self.draft(
        on: tip, asOf: options.moment, by: options.author, about: subjects, planning: planning)
    }
    let existing = try options.branch.flatMap { try repository.target(of: $0) }
    // Where the change was made, if it is the last one of the branch.
    let ground = try existing.flatMap { try repository.commit($0).parents.first } ?? base.tip
    let first = Result { try draft(on: ground) }
    func isHeld(by commit: ObjectID) throws -> Bool {
      // What cannot be done there may be fine on top of the branch.
      guard case .success(let first) = first else { return false }
      return try first.plan.isMade(by: commit, on: ground, at: location)
    }
    let extended = try existing.flatMap { try isHeld(by: $0) ? nil : $0 }
    let last = try extended.map(draft) ?? first.get()
    let branch =
      try options.branch
      ?? ProposalBranch.name(
        for: last.plan.summary, remote: base.remote?.name, in: repository, holding: isHeld)
    // A branch that is not extended is not there yet, or holds the change.
    let made = try extended == nil ? repository.target(of: branch) : nil
    if options.isDryRun || made != nil {
      return Outcome(last, commit: options.isDryRun ? nil : made, branch: branch)
    }
    options.branch = branch
    return try write(options, about: subjects, planning: planning)
  }
}
