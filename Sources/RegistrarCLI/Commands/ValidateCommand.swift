import ArgumentParser
import Documents
import Findings
import Foundation
import Git
import Registry
import Workflow

/// `registrar validate [PATH…]`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check every file of the registry, and what they say of each other.",
    discussion: """
      Judges the work tree (files that Git does not ignore), HEAD in a bare repository, or --at a \
      revision or date. With --schema it checks any YAML or JSON files against that schema instead.

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

  @Argument(help: ArgumentHelp("Report on these files or folders only.", valueName: "path"))
  var paths: [String] = []

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json
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
      schema: try Arguments.content(of: schema), path: schema)
    let files = try paths.flatMap(Self.files)
    var findings: [Finding] = []
    for file in files {
      findings += validation.findings(in: try Arguments.content(of: file), path: file)
    }
    report(findings, documents: files.count)
    if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  /// `path`, or the YAML and JSON files below it.
  private static func files(_ path: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { throw MissingFile(path: path) }
    let values = try URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey])
    guard values.isDirectory == true else { return [path] }
    let suffixes = [".yaml", ".yml", ".json"]
    return try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
      .filter { name in suffixes.contains { name.hasSuffix($0) } }
      .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }

  private func report(_ findings: [Finding], documents: Int) {
    let console = repository.console
    switch format {
    case .json:
      console.print(
        JSONWriter.text(JSONFindings.value(findings, filesChecked: documents), .indented))
    case .human:
      console.printRaw(console.findings(findings))
      console.talk(Self.summary(FindingCounts(findings), documents: documents))
    }
  }

  private static func summary(_ counts: FindingCounts, documents: Int) -> String {
    let files = "\(documents) file\(documents == 1 ? "" : "s") checked"
    let parts = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note")]
      .filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return "\(files): \(parts.isEmpty ? "nothing to report" : parts.joined(separator: ", "))"
  }
}
