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

      With --base it judges a change: what it adds, changes or removes since it left that branch. The \
      branch's own registry.yaml, schemas, teams and documents decide; what is wrong there already is \
      shown as a warning.

      What a whole registry was found to be is kept in the Git directory (registrar/verdicts), and told \
      again as long as no file, rule, schema, or day has changed; with --base the documents beside a change \
      are (registrar/documents). --no-cache judges anew.

      Formats: human; json; sarif for code scanning; github for annotations, and a summary of the job \
      where GITHUB_STEP_SUMMARY names a file; gitlab for a code quality report; junit; tap. The formats \
      flag, basic, detailed and verbose are the standard output of JSON Schema (Draft 2020-12) and need \
      --schema: one JSON object when one file is named; for a folder or several paths an object a line, \
      with the member 'file' first.

      Exit code 1 when there are errors, or with --strict warnings; 65 when a schema cannot be used; 66 \
      when there is no such file, or none to check in a folder.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var read: ReadOptions

  @Option(help: "How to print the findings.")
  var format: Format = .human

  @Option(
    help: ArgumentHelp(
      """
      Judge what changed since the branch left this one, by the rules that hold there.
      """,
      valueName: "rev"))
  var base: String?

  @Flag(help: "Fail on warnings too.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      """
      Check the files against this JSON Schema instead; JSON where its name ends in .json, else YAML.
      """,
      valueName: "schema"))
  var schema: String?

  @Flag(
    name: .customLong("cache"), inversion: .prefixedNo,
    help: "Whether what was judged before, unchanged, is told again without reading it.")
  var usesCache = true

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
    case human, json, sarif, github, gitlab, junit, tap
    case flag, basic, detailed, verbose

    /// The format of findings that goes by the same name; for others that of what cannot be read.
    var findings: FindingFormat { FindingFormat(rawValue: rawValue) ?? .human }
    /// The standard format of JSON Schema that goes by the same name.
    var output: OutputFormat? { OutputFormat(rawValue: rawValue) }
  }

  func validate() throws {
    guard let schema else { return try refuseOptionsOfSchemas() }
    if paths.isEmpty { throw ValidationError("--schema needs files to check") }
    try InputFiles.refuseSecondStandardInput([schema] + paths)
    let ofRegistries = [
      ("--at", read.at != nil), ("--as-of", read.asOf != nil),
      ("--registry", repository.registry != nil), ("--strict", strict), ("--base", base != nil),
      ("--no-cache", !usesCache),
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
    if let base {
      try validate(against: try comparison(with: base))
      return
    }
    let state = try read.state(repository, workTree: true)
    let validation = try Validation(state, cache: usesCache ? VerdictCache(state.location) : nil)
    read.announce(
      try state.commit.map { try state.location.repository.commit($0) }, repository)
    try report(validation, state.location)
  }

  private func comparison(with base: String) throws -> BaseComparison {
    let location = try repository.location()
    return try BaseComparison(
      location, base: base, head: read.at.map { .named($0) } ?? .workTree,
      store: usesCache ? DocumentStore(location) : nil)
  }

  private func validate(against comparison: BaseComparison) throws {
    let moment =
      try read.asOf.map(Arguments.timestamp) ?? comparison.moment ?? Surroundings.current.now
    repository.console.talk(
      "\(comparison.isWorkTree ? "the work tree" : comparison.head.id.short) against "
        + "\(comparison.base.id.short), from \(comparison.start.id.short): "
        + "\(comparison.paths.count) file\(comparison.paths.count == 1 ? "" : "s") changed")
    try report(
      Validation(comparison, asOf: moment), comparison.location, gone: Set(comparison.paths))
  }

  /// Prints what concerns the paths asked for; fails when the run does.
  private func report(
    _ whole: Validation, _ location: RegistryLocation, gone: Set<String> = []
  ) throws {
    var validation = whole
    if !paths.isEmpty {
      let below = try paths.map { try registryPath($0, location, gone: gone) }
      validation = Validation(whole, only: below)
      // What a change leaves alone is judged all the same; what no rule looks at is not.
      if base == nil, let idle = zip(paths, below).first(where: { !whole.concerns($1) }) {
        throw InputError.noDocuments(idle.0)
      }
    }
    let report = FindingReport(
      validation.findings, files: validation.files, rules: RuleCatalogue.all,
      below: format == .human || format == .json ? "" : location.root?.description ?? "",
      isStrict: strict)
    format.findings.print(report, on: repository.console)
    if report.fails { throw ExitCode(1) }
  }

  /// A path given on the command line as one below the registry.
  ///
  /// - Parameter gone: files that need not be there, since the change may have removed them.
  private func registryPath(_ path: String, _ location: RegistryLocation, gone: Set<String>) throws
    -> String
  {
    let here = URL(filePath: repository.resolvedDirectory, directoryHint: .isDirectory)
    let full = URL(filePath: path.literalPath, relativeTo: here).standardizedFileURL
      .resolvingSymlinksInPath()
      .path
    guard let workTree = location.repository.workTree else { return path }
    let top = URL(filePath: workTree).resolvingSymlinksInPath().path
    let root = location.root.map { "\(top)/\($0)" } ?? top
    if full == root { return "" }
    guard full.hasPrefix(root + "/") else { throw InputError.missing(path) }
    let file = String(full.dropFirst(root.utf8.count + 1))
    guard try gone.contains(file) || FileTree.kind(at: full) != nil else {
      throw InputError.missing(path)
    }
    return file
  }
}
