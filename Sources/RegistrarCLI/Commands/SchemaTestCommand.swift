import ArgumentParser
import Documents
import Workflow

extension SchemaCommand {
  /// `registrar schema test FILE…`.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Run tests of schemas, in the format of the official JSON Schema test suite.",
      discussion: """
        A file of tests is an array of {description, schema, tests: [{description, data, valid}]}. A test \
        may hold schemas for the standard output formats, as in {output: {basic: …}}, besides or instead \
        of 'valid'. The 'results' of --format json are the tests that failed or were skipped.

        Exit code 1 when a test fails, 65 when a file holds no tests, 66 when there is no such file or \
        no .json file in a folder. Nothing is run when a file holds no tests.
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var schemas: SchemaOptions

    @Flag(
      inversion: .prefixedNo,
      help: "Whether the keyword 'format' judges values or only annotates them.")
    var assertFormat = false

    @Option(help: "How to print the results.")
    var format: Format = .human

    @Argument(
      help: ArgumentHelp(
        """
        Files of tests; folders are searched for .json files, those below folders like .git left out; \
        - for standard input.
        """,
        valueName: "file"))
    var files: [String]

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case human, json, tap
    }

    func validate() throws { try InputFiles.refuseSecondStandardInput(files) }

    func run() throws {
      let run = SchemaTestRun(
        remotes: try schemas.remoteSchemas(), assertsFormats: assertFormat)
      // Everything is read first, so that nothing is run when a file holds no tests.
      let tests = try InputFiles.files(at: files, endingIn: [".json"])
        .map { try SchemaTestFile(try Arguments.content(of: $0), path: $0) }
      let console = global.console
      var report = SchemaTestReport(
        format: format, planned: tests.reduce(0) { $0 + $1.count }, files: tests.count)
      console.printRaw(report.beginning)
      for file in tests {
        for result in run.results(of: file) { console.printRaw(report.text(of: result)) }
      }
      console.printRaw(report.end)
      if report.counts.failed > 0 { throw ExitCode(ErrorReport.Code.findings.rawValue) }
    }
  }
}
