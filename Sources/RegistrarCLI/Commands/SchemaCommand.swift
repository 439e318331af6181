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
        A schema is JSON where its name ends in .json, else YAML.

        Exit code 65 when one of them cannot be used, 66 when there is no such file.
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var schemas: SchemaOptions

    @Argument(
      help: ArgumentHelp(
        "Schemas, as JSON or YAML; - for one on standard input.", valueName: "file"))
    var files: [String]

    func validate() throws { try InputFiles.refuseSecondStandardInput(files) }

    func run() throws {
      // Whether 'format' judges decides nothing about a schema itself.
      let reader = SchemaReader(remotes: try schemas.remoteSchemas(), assertsFormats: false)
      var findings: [Finding] = []
      for file in files {
        let text = try Arguments.content(of: file, as: "schema file")
        findings += try reader.findings(in: text, path: file)
      }
      let console = global.console
      console.printRaw(console.findings(findings))
      console.talk(
        FindingCounts(findings).summary(of: files.count, "schema"))
      if !findings.isEmpty { throw ExitCode(ErrorReport.Code.brokenSchema.rawValue) }
    }
  }
}
