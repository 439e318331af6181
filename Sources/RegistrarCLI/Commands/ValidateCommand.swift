import ArgumentParser
import Documents
import Findings
import Foundation
import Git
import JSONSchema
import Registry
import Workflow

/// `registrar validate [PATH…]`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check every file of the registry, and what they say of each other.",
    discussion: """
      Judges the work tree (files that Git does not ignore), HEAD in a bare repository, or --at a \
      revision or date. With --schema it checks any YAML or JSON files against that schema instead, \
      and 'format' in the schema is asserted unless --no-assert-format is given.

      The formats flag, basic, detailed and verbose are the standard output of JSON Schema \
      (Draft 2020-12) and need --schema: one JSON object for one file, for several one a line with \
      the member 'file' first.

      Exit code 1 when there are errors, or with --strict warnings.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var read: ReadOptions

  @Option(help: "How to print the findings.")
  var format: Format = .human

  @Flag(help: "Fail on warnings too.")
  var strict = false

  @Option(
    help: ArgumentHelp("Check the files against this JSON Schema instead.", valueName: "schema"))
  var schema: String?

  @OptionGroup var schemas: SchemaOptions

  @Flag(
    inversion: .prefixedNo,
    help: "With --schema: whether the keyword 'format' judges values or only annotates them.")
  var assertFormat = true

  @Argument(help: ArgumentHelp("Report on these files or folders only.", valueName: "path"))
  var paths: [String] = []

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json, flag, basic, detailed, verbose

    /// The standard format of JSON Schema that goes by the same name.
    var output: OutputFormat? { OutputFormat(rawValue: rawValue) }
  }

  func validate() throws {
    guard schema == nil else {
      if paths.isEmpty { throw ValidationError("--schema needs files to check") }
      return
    }
    if format.output != nil {
      throw ValidationError("--format \(format.rawValue) needs --schema")
    }
    if schemas.remotes != nil { throw ValidationError("--remotes needs --schema") }
  }

  func run() throws {
    if let schema {
      try validate(against: schema)
      return
    }
    let observation = try read.observation(repository, workTree: true, needsHistory: false)
    var validation = Validation(observation)
    if !paths.isEmpty {
      validation = Validation(validation, only: try paths.map { try registryPath($0, observation) })
    }
    report(validation.findings, documents: validation.documentCount)
    if validation.fails(isStrict: strict) { throw ExitCode(1) }
  }

  /// A path given on the command line as one below the registry.
  private func registryPath(_ path: String, _ observation: Observation) throws -> String {
    let here = URL(filePath: repository.resolvedDirectory, directoryHint: .isDirectory)
    let full = URL(filePath: path, relativeTo: here).standardizedFileURL.resolvingSymlinksInPath()
      .path
    guard let workTree = observation.location.repository.workTree else { return path }
    let top = URL(filePath: workTree).resolvingSymlinksInPath().path
    let root = observation.location.root.map { "\(top)/\($0)" } ?? top
    if full == root { return "" }
    guard full.hasPrefix(root + "/") else { throw MissingFile(path: path) }
    guard FileManager.default.fileExists(atPath: full) else { throw MissingFile(path: path) }
    return String(full.dropFirst(root.utf8.count + 1))
  }

  private func validate(against schema: String) throws {
    let validation = try SchemaValidation(
      schema: try Arguments.content(of: schema), path: schema,
      reader: SchemaReader(
        remotes: try schemas.remoteSchemas(), assertsFormats: assertFormat))
    let files = try paths.flatMap {
      try InputFiles.files(at: $0, endingIn: [".yaml", ".yml", ".json"])
    }
    if let format = format.output {
      try output(format, of: files, by: validation)
      return
    }
    let findings = try validation.findings(inFiles: files) { try Arguments.content(of: $0) }
    report(findings, documents: files.count)
    if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  /// Prints what `validation` says of `files` in a standard format of JSON Schema.
  private func output(
    _ format: OutputFormat, of files: [String], by validation: SchemaValidation
  ) throws {
    let console = repository.console
    var areValid = true
    for file in files {
      let (output, unreadable) = validation.output(
        format, of: try Arguments.content(of: file), path: file)
      areValid = areValid && output.isValid
      if files.count == 1 {
        console.print(JSONWriter.text(output.value, .indented))
      } else {
        let members = [JSONValue.Member("file", .string(file))] + output.value.members
        console.print(JSONWriter.text(.object(members)))
      }
      if let unreadable {
        console.complain(String(console.findings([unreadable], asTalk: true).dropLast()))
      } else if let problem = output.problem {
        console.complain("error: \(file): there is no answer: \(problem.summary)")
      }
    }
    if !areValid { throw ExitCode(1) }
  }

  private func report(_ findings: [Finding], documents: Int) {
    let console = repository.console
    if format == .json {
      console.print(
        JSONWriter.text(JSONFindings.value(findings, filesChecked: documents), .indented))
    } else {
      console.printRaw(console.findings(findings))
      console.talk(FindingCounts(findings).summary(of: documents, "file"))
    }
  }
}
