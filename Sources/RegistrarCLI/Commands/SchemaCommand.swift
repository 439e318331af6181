import ArgumentParser
import Documents
import Registry
import Workflow

/// `registrar schema check FILE…`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Check JSON Schemas themselves.",
    subcommands: [Check.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check that schemas are valid JSON Schema (Draft 2020-12) and can be used.")

    @OptionGroup var repository: RepositoryOptions

    @Argument(help: ArgumentHelp("Schemas, as JSON or YAML.", valueName: "file"))
    var files: [String]

    func run() throws {
      for file in files {
        _ = try SchemaValidation(schema: try Arguments.content(of: file), path: file)
      }
      repository.console.talk(
        "\(files.count) schema\(files.count == 1 ? "" : "s") checked: nothing to report")
    }
  }
}
