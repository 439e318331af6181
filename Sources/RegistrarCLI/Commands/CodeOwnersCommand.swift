import ArgumentParser
import Git
import Registry
import Workflow

/// `registrar codeowners`.
struct CodeOwnersCommand: ChangeCommand {
  static let configuration = CommandConfiguration(
    commandName: "codeowners",
    abstract: "Bring CODEOWNERS up to date with models and teams.",
    discussion: """
      Teams with a handle review the models that they own: one line for each namespace, and one for a \
      model where its owner is another. A namespace is that of the teams that list it under \
      'namespaces', else of the only team that owns models in it.

      The lines stand between two comments; all others stay as they are. A new block goes below lines \
      that match everything and above all others; it may be moved, since the last line that matches a \
      path decides.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var change: ChangeOptions

  @Flag(help: "Change nothing; show what would change at HEAD and exit with 1 if anything would.")
  var check = false

  func planning() throws -> Planning {
    if check { throw ValidationError("--check makes no change that could be proposed") }
    return { context in try Operation.updateCodeOwners(in: context) }
  }

  func run() throws {
    if check {
      try compare()
      return
    }
    do {
      try ChangeReport.make(
        Writer(repository.location()), repository, change, planning: planning())
    } catch WorkflowError.upToDate(let path) {
      repository.console.talk("\(path) is up to date")
    }
  }

  private func compare() throws {
    let observation = try Observation(
      try repository.location(), at: .head, asOf: nil, now: Surroundings.current.now,
      needsHistory: false)
    let (old, new) = try Operation.codeOwners(
      of: observation.snapshot, in: observation.commit?.tree, at: observation.location)
    if old == new {
      repository.console.talk("\(old.path) is up to date")
      return
    }
    let (before, after) = (try old.generated, try new.generated)
    repository.console.print("\(new.path) would change:")
    for line in before where !after.contains(line) { repository.console.print("- \(line)") }
    for line in after where !before.contains(line) { repository.console.print("+ \(line)") }
    repository.console.talk("run 'registrar codeowners' to change it")
    throw ExitCode(1)
  }
}
