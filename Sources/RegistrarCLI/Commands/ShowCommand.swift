import ArgumentParser
import AuditTrail
import Compliance
import Documents
import Registry
import Workflow
import YAML

/// `registrar show REF`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything known about one document.",
    discussion: """
      A reference is MODEL, MODEL@VERSION, MODEL@latest, MODEL#ENVIRONMENT[/NAME], MODEL@VERSION/eval:ID, or \
      KIND:NAME as in team:risk.

      Reads what is committed: HEAD, or the state that --at names.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: ArgumentHelp("What to show.", valueName: "ref"))
  var reference: String

  @Option(name: .shortAndLong, help: "How to print it.")
  var format: Format = .human

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json, yaml
  }

  func run() throws {
    _ = try ReferenceText(reference)
    let observation = try read.observation(repository)
    let entity = try observation.snapshot.resolve(reference)
    let detail = observation.inventory.detail(of: entity)
    let console = repository.console
    switch format {
    case .json: console.print(JSONWriter.text(detail, .indented))
    case .yaml: console.printRaw(YAMLWriter.text(detail))
    case .human:
      var filter = AuditFilter()
      filter.subjects = [entity.ref]
      let events = try observation.history?.events(filter, limit: 5) ?? []
      console.printRaw(
        DetailText(console: console, observation: observation).text(
          of: entity, detail: detail, events: events))
    }
  }
}
