import ArgumentParser
import Documents
import Findings
import Registry
import Workflow

/// `registrar schema`: what concerns schemas themselves.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Check and test JSON Schemas themselves.",
    subcommands: [Check.self, Test.self])

  /// `registrar schema check FILE…`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check that schemas are valid JSON Schema (Draft 2020-12) and can be used.",
      discussion: """
        Every schema is held to its meta-schema; its patterns are compiled and its references followed. \
        Exit code 65 when one of them cannot be used.
        """)

    @OptionGroup var repository: RepositoryOptions
    @OptionGroup var schemas: SchemaOptions

    @Flag(
      inversion: .prefixedNo,
      help: "Whether the keyword 'format' is to judge values or only to annotate them.")
    var assertFormat = false

    @Argument(help: ArgumentHelp("Schemas, as JSON or YAML.", valueName: "file"))
    var files: [String]

    func run() throws {
      let reader = SchemaReader(
        remotes: try schemas.remoteSchemas(), assertsFormats: assertFormat)
      var findings: [Finding] = []
      for file in files {
        findings += reader.findings(in: try Arguments.content(of: file), path: file)
      }
      let console = repository.console
      console.printRaw(console.findings(findings))
      console.talk(
        FindingCounts(findings).summary(of: files.count, "schema"))
      if !findings.isEmpty { throw ExitCode(ErrorReport.Code.brokenSchema.rawValue) }
    }
  }
}
