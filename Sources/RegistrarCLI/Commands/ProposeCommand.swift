import ArgumentParser
import Git
import Registry
import Workflow

/// `registrar propose [WRITE…]`.
struct ProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: "Put a change, or what the branch holds, up for review as a pull request.",
    discussion: """
      With a write, such as 'registrar propose add version …', the change is committed to a branch of its \
      own, which begins at the tip of the base and is named from the change; the current branch and the \
      work tree stay as they are. Without one, the commits of the current branch are proposed.

      What the base would not take is refused and not pushed. Else the 'git' program pushes the branch to \
      the remote of the base, and the address is printed at which GitHub, GitLab or Gitea opens the pull \
      request, with title and text filled in. GitLab opens it with the push. Where the name of the host \
      does not tell the forge, 'git config registrar.forge github' (gitlab, gitea) does.

      Options of this command stand before the write, options of the write after it; global ones may stand \
      in both places.

      Example: registrar propose set credit/scorer@2.1.0 status=released
      """)

  @OptionGroup var repository: RepositoryOptions

  @Option(
    help: ArgumentHelp(
      "The branch to land on; the remote's default branch unless given.", valueName: "branch"))
  var base: String?

  @Flag(inversion: .prefixedNo, help: "Whether to push the branch to the remote of the base.")
  var push = true

  // `GlobalArguments` puts `--` before it, so that its options are left to it.
  @Argument(
    help: ArgumentHelp("The change, as one would give it to registrar.", valueName: "write"))
  var write: [String] = []

  func run() throws {
    if write.isEmpty {
      try proposeCurrentBranch()
    } else {
      try propose(try Self.change(write))
    }
  }

  /// The write that `words` spell.
  private static func change(_ words: [String]) throws -> any ChangeCommand {
    if words[0].hasPrefix("-") { throw ValidationError("Unknown option '\(words[0])'") }
    if let unknown = UnknownCommand.first(in: words, of: RegistrarCommand.self) { throw unknown }
    var command = try RegistrarCommand.parseAsRoot(words)
    if let change = command as? any ChangeCommand { return change }
    // The parser's own command, which ends by throwing the text asked for.
    if String(describing: type(of: command)) == "HelpCommand" { try command.run() }
    throw ValidationError("'\(words[0])' makes no change that could be proposed")
  }

  private func proposeCurrentBranch() throws {
    let location = try repository.location()
    let head = try location.repository.head()
    if case .detached(let id) = head { throw WorkflowError.detachedHead(id) }
    guard let branch = head.branch else { return }
    let proposal = try Proposal(
      of: branch, onto: try ProposalBase(base, in: location.repository), in: location,
      asOf: Surroundings.current.now)
    try publish(proposal, repository)
  }

  private func propose(_ command: any ChangeCommand) throws {
    let repository = command.repository.completed(by: self.repository)
    let location = try repository.location()
    let base = try ProposalBase(base, in: location.repository)
    if command.change.push || command.change.pullFirst {
      throw ValidationError(
        "'propose' pushes a branch of its own; leave --push and --pull-first out")
    }
    let options = try command.change.writeOptions(location.repository)
    let outcome = try Writer(location).propose(
      options, onto: base, about: command.subjects,
      planning: ChangeReport.inRegistry(try command.planning()))
    ChangeReport(repository.console).report(outcome)
    if outcome.commit == nil { return }
    let proposal = try Proposal(
      of: outcome.branch, onto: base, in: location, asOf: options.moment)
    try publish(proposal, repository)
  }

  /// Pushes the branch and prints the link.
  private func publish(_ proposal: Proposal, _ repository: RepositoryOptions) throws {
    let console = repository.console
    console.printTalkRaw(console.findings(proposal.findings, asTalk: true))
    guard let remote = proposal.base.remote else {
      console.talk("there is no remote to push to; the change is on \(proposal.branch.shortName)")
      return
    }
    if push {
      try proposal.push(to: remote, isQuiet: repository.global.quiet)
    } else {
      console.talk(
        "not pushed; 'git push -u \(remote.name) \(proposal.branch.shortName)' does it")
    }
    if let link = proposal.link {
      console.print(link.text)
    } else {
      console.hint(missingLink(to: remote, for: proposal.branch))
    }
  }

  /// What was done, why there is no link to go on with, and what to do instead.
  private func missingLink(to remote: ProposalBase.Remote, for branch: RefName) -> String {
    let (reason, remedy) =
      switch remote.forge {
      case .failure(.software):
        (
          "the address of \(remote.name) does not tell which forge runs there",
          "; 'git config registrar.forge github' (gitlab, gitea) gives a link next time"
        )
      case .failure(.address): ("the address of \(remote.name) names no forge", "")
      case .success: ("the names of the branches are too long for a link", "")
      }
    let done = push ? "\(branch.shortName) was pushed; " : ""
    return "\(done)\(reason), so open the pull request by hand\(remedy)"
  }
}
