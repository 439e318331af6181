import ArgumentParser
import Git
import Workflow

/// How to make a change of a registry, here and at the remote that it shares.
struct ChangeOptions: ParsableArguments {
  @OptionGroup var commit: CommitOptions

  @Flag(help: "Fetch what the branch follows first, and begin there.")
  var pullFirst = false

  @Flag(
    help: """
      Push the commit to what the branch follows; where others were first, the change is made and judged again \
      on top of theirs.
      """)
  var push = false

  /// Whether to show what would be done and change nothing.
  var dryRun: Bool { commit.dryRun }
  /// The commit message.
  var message: String? { commit.message }

  /// The settings for the writer; the identity is git's unless given.
  func writeOptions(_ repository: Repository) throws -> WriteOptions {
    withRemote(try commit.writeOptions { try repository.configuredIdentity() })
  }

  /// The settings for a trial, which needs no author: nothing is written.
  func trialOptions() throws -> WriteOptions { withRemote(try commit.trialOptions()) }

  private func withRemote(_ options: WriteOptions) -> WriteOptions {
    var options = options
    options.pullsFirst = pullFirst
    options.pushes = push
    return options
  }
}
