import ArgumentParser
import Workflow

/// `registrar upgrade`.
struct UpgradeCommand: ChangeCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Bring the registry's schemas and rules forward to those of this registrar.",
    discussion: """
      Replaces schemas that an earlier release wrote, adds those that the registry does not pin yet, and \
      raises 'rulesVersion' in registry.yaml, as one commit. What the new schemas find wrong in documents \
      is reported first, and refuses the change where it is an error.

      A schema that was edited by hand is not replaced without --force; one with an '$id' of your own is \
      never touched.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var change: ChangeOptions

  @Flag(help: "Replace schemas that were edited by hand too.")
  var force = false

  func planning() throws -> Planning {
    return { context in try Operation.upgrade(force: force, in: context) }
  }

  func run() throws {
    do {
      try ChangeReport.make(
        Writer(repository.location()), repository, change, planning: planning())
    } catch WorkflowError.nothingToUpgrade {
      repository.console.talk("the schemas and rules are those of this registrar")
    }
  }
}
