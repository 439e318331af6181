package import Findings
package import Git
package import Registry

/// A branch that is to land on another by a pull request: judged by its base, with words for reviewers.
package struct Proposal: Sendable {
  /// Where it is to land.
  package let base: ProposalBase
  /// The branch that holds it.
  package let branch: RefName
  /// What it brings that is no error, in report order.
  package let findings: [Finding]
  /// The first line of the pull request.
  package let title: String
  /// The text below it: what changes in the registry.
  package let body: String
  /// Where a forge opens the pull request; nil where the remote's address names none, and where the
  /// names of the branches are too long.
  package let link: PullRequestLink?

  private let repository: Repository

  /// Judges what `branch` holds and `base` does not.
  ///
  /// - Throws: `WorkflowError.proposalRefused` with what its base would not take, `.nothingToPropose`,
  ///   `.proposesBase`, and what `BaseComparison` throws.
  package init(
    of branch: RefName, onto base: ProposalBase, in location: RegistryLocation,
    asOf moment: Timestamp
  ) throws {
    repository = location.repository
    self.base = base
    self.branch = branch
    try base.refuse(branch)
    guard let head = try repository.target(of: branch) else {
      throw WorkflowError.nothingToPropose(branch: branch, base: base.label)
    }
    let comparison = try BaseComparison(
      location, base: base.tip.description, head: .named(head.description),
      store: DocumentStore(location))
    if comparison.start.id == head {
      throw WorkflowError.nothingToPropose(branch: branch, base: base.label)
    }
    let (change, start) = try comparison.change(asOf: moment)
    findings = ChangeJudgement(change, since: start).introduced
    if findings.contains(where: { $0.severity == .error }) {
      throw WorkflowError.proposalRefused(branch: branch, findings)
    }
    let diff = DiffText(
      RegistryDiff(from: start ?? change.base, to: change.head, at: comparison.paths))
    title = try Self.title(diff, from: base.tip, to: head, in: repository)
    body = diff.markdown(limit: .max)
    link = try Self.link(base, branch, title: title, body: body, in: repository)
  }

  /// The words of the only commit, else the first change and how many there are.
  private static func title(
    _ diff: DiffText, from base: ObjectID, to head: ObjectID, in repository: Repository
  ) throws -> String {
    var walk = try repository.walk(from: [head], hiding: [base])
    let commits = try walk.rest()
    let items = diff.items
    guard commits.count > 1, let first = items.first else {
      return try repository.commit(head).subject
    }
    return first.summary + (items.count > 1 ? " and \(items.count - 1) more" : "")
  }

  private static func link(
    _ base: ProposalBase, _ branch: RefName, title: String, body: String, in repository: Repository
  ) throws -> PullRequestLink? {
    guard case .success(let forge)? = base.remote?.forge else { return nil }
    return PullRequestLink(
      forge, base: base.name, branch: branch.shortName, title: title, body: body,
      template: try PullRequestTemplate.text(
        for: forge.software, in: repository.commit(base.tip).tree, of: repository))
  }

  /// Pushes the branch to `remote` by the `git` program, which speaks on standard error.
  ///
  /// - Throws: `WorkflowError.pushFailed`, `.gitProgramMissing`; the branch stays as it is.
  package func push(to remote: ProposalBase.Remote, isQuiet: Bool) throws {
    var arguments = ["push", "--set-upstream"] + (isQuiet ? ["--quiet"] : [])
    for option in link?.pushOptions ?? [] { arguments += ["--push-option", option] }
    let status = try GitProgram(repository).speak(
      arguments + ["--", remote.name, "\(branch):\(branch)"])
    if status != 0 {
      throw WorkflowError.pushFailed(branch: branch, remote: remote.name, status: status)
    }
  }
}
