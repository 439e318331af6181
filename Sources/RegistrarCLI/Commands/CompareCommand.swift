import ArgumentParser
import Compliance
import Documents
import Registry
import Workflow
import YAML

/// `registrar compare MODEL@A MODEL@B…`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Set versions side by side: metrics by slice with thresholds, and what else differs.")

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: ArgumentHelp("Two or more versions.", valueName: "version"))
  var versions: [String]

  @Option(name: .shortAndLong, help: "How to print the comparison.")
  var format: RowFormat = .table

  func validate() throws {
    guard versions.count > 1 else { throw ValidationError("name two versions or more") }
  }

  func run() throws {
    let observation = try read.observation(repository, needsHistory: false)
    let entities = try versions.map { try observation.snapshot.resolve($0) }
    for entity in entities where entity.kind != .version {
      throw WorkflowError.notApplicable(
        entity.ref, operation: "compare", remedy: "name versions, like \(entity.ref)@1.0.0")
    }
    let comparison = Comparison(entities, in: observation.inventory)
    let console = repository.console
    let both: JSONValue = [
      "metrics": .array(comparison.metrics.rows), "fields": .array(comparison.fields.rows),
    ]
    switch format {
    case .json: console.print(JSONWriter.text(both, .indented))
    case .jsonl: console.print(JSONWriter.text(both))
    case .yaml: console.printRaw(YAMLWriter.text(both))
    case .csv: console.printRaw(CSVText.text(comparison.metrics))
    case .table:
      console.printRaw(
        console.table(comparison.metrics, whenEmpty: "None of them was evaluated for release."))
      guard !comparison.fields.rows.isEmpty else { return }
      console.printRaw("\n" + console.table(comparison.fields, whenEmpty: ""))
    }
  }
}
