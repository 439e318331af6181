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
      revision or date. With --schema it checks any files against that schema instead: JSON where the \
      name ends in .json, else YAML. A folder is searched for .yaml, .yml and .json files, those below \
      folders like .git left out. 'format' in the schema is asserted unless --no-assert-format is given.

      The formats flag, basic, detailed and verbose are the standard output of JSON Schema \
      (Draft 2020-12) and need --schema: one JSON object when one file is named; for a folder or \
      several paths an object a line, with the member 'file' first.

      Exit code 1 when there are errors, or with --strict warnings; 65 when a schema cannot be used; 66 \
      when there is no such file, or none to check in a folder.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var read: ReadOptions

  @Option(help: "How to print the findings.")
  var format: Format = .human

  @Flag(help: "Fail on warnings too.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      """
      Check the files against this JSON Schema instead; JSON where its name ends in .json, else YAML.
      """,
      valueName: "schema"))
  var schema: String?

  @OptionGroup var schemas: SchemaOptions

  @Flag(
    inversion: .prefixedNo,
    help: """
      With --schema: whether the keyword 'format' judges values, as it does unless told, or only \
      annotates them.
      """)
  var assertFormat: Bool?

  @Argument(
    help: ArgumentHelp(
      """
      Report on these files or folders of the registry only; with --schema, the files and folders to \
      check, - for standard input.
      """,
      valueName: "path"))
  var paths: [String] = []

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json, flag, basic, detailed, verbose

    /// The standard format of JSON Schema that goes by the same name.
    var output: OutputFormat? { OutputFormat(rawValue: rawValue) }
  }

  func validate() throws {
    guard let schema else { return try refuseOptionsOfSchemas() }
    if paths.isEmpty { throw ValidationError("--schema needs files to check") }
    try InputFiles.refuseSecondStandardInput([schema] + paths)
    let ofRegistries = [
      ("--at", read.at != nil), ("--as-of", read.asOf != nil),
      ("--registry", repository.registry != nil), ("--strict", strict),
    ]
    for (option, isGiven) in ofRegistries where isGiven {
      throw ValidationError("\(option) needs a registry; it does not go with --schema")
    }
  }

  private func refuseOptionsOfSchemas() throws {
    if format.output != nil {
      throw ValidationError("--format \(format.rawValue) needs --schema")
    }
    if schemas.remotes != nil { throw ValidationError("--remotes needs --schema") }
    if let assertFormat {
      throw ValidationError("--\(assertFormat ? "" : "no-")assert-format needs --schema")
    }
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
    guard full.hasPrefix(root + "/"), try FileTree.kind(at: full) != nil else {
      throw InputError.missing(path)
    }
    return String(full.dropFirst(root.utf8.count + 1))
  }

  private func validate(against schema: String) throws {
    let validation = try SchemaValidation(
      schema: try Arguments.content(of: schema, as: "schema file"), path: schema,
      reader: SchemaReader(
        remotes: try schemas.remoteSchemas(), assertsFormats: assertFormat ?? true))
    let files = try InputFiles.files(at: paths, endingIn: DocumentFile.suffixes)
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
    // Not what a folder happens to hold decides on the shape.
    let isOneFile = paths.count == 1 && files == paths
    var areValid = true
    for file in files {
      let (output, unreadable) = validation.output(
        format, of: try Arguments.content(of: file), path: file)
      areValid = areValid && output.isValid
      if isOneFile {
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
