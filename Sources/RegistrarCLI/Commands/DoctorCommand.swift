import ArgumentParser
import Findings
import Git
import Workflow

/// `registrar doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check this clone and its set-up, and say what to do about what is wrong.",
    discussion: """
      Looks at the repository and the registry, what commands left that were ended before their time, \
      remotes, the branch and what it follows, history that is not whole or that git shows otherwise than \
      it is recorded, who commits and how commits are signed, \
      hooks, line ends, letter case, and whether schemas, rules and CODEOWNERS are up to date. Each is ok, \
      a warning, or a problem, with the next step to take. Nothing is written and nothing is fetched.

      With --forge it also lists the settings of the forge that the audit trail relies on, by the names \
      that GitHub, GitLab or Gitea gives them. Where the address of the remote does not tell which forge \
      it is, 'git config registrar.forge github' (gitlab, gitea) does.

      Exit code 1 when something is a problem.
      """)

  @OptionGroup var repository: RepositoryOptions

  @Flag(help: "List the settings of the forge too.")
  var forge = false

  @Option(help: "How to print the report.")
  var format: Format = .human

  @Flag(help: "The same as --format json.")
  var json = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json
  }

  func run() throws {
    let report = CloneReport(
      of: repository.resolvedDirectory, subdirectory: repository.registry,
      author: Surroundings.current.identity(of: .author)
    ) { error in
      guard let report = ErrorReport(error) else { return ("\(error)", nil) }
      let first = report.findings.first.map {
        "\(report.message): \($0.location.description): \($0.summary)"
      }
      return (first ?? report.message, report.hint)
    }
    let output = DoctorReport(report, console: repository.console, showsForge: forge)
    switch json ? .json : format {
    case .human: output.print(isQuiet: repository.global.quiet)
    case .json: output.printJSON()
    }
    if report.count(.problem) > 0 { throw ExitCode(1) }
  }
}
