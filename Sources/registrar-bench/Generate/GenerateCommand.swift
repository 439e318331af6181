import ArgumentParser
import Workflow

/// `registrar-bench generate`.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make a large valid registry with history.",
    discussion: """
      The registry holds --models models with --versions versions each and --evaluations evaluations of \
      each version, with teams, people, data sets, approvals, and deployments to staging and production. \
      Models lie in namespaces, so that no directory has more than 1,000 entries, unless --flat puts them all \
      in one. The first commit is the registry with its schemas; --commits counts it.
      """)

  @OptionGroup var size: RegistrySize

  @Flag(help: "Make a repository with a work tree; it is bare otherwise.")
  var checkout = false

  @Argument(help: "Where to make the repository: a directory that is empty or does not exist.")
  var directory: String

  func run() throws {
    var line = ProgressLine("generate")
    let clock = ContinuousClock()
    let start = clock.now
    var generator = try HistoryGenerator(size)
    let result: HistoryGenerator.Result
    do {
      defer { line.end() }
      result = try generator.run(at: directory, bare: !checkout) { line.show($0, of: $1) }
    } catch WorkflowError.directoryNotEmpty(let path) {
      throw ValidationError(
        "'\(path)' is not empty: name a directory that is, or that does not exist")
    }
    let seconds = FixedText.seconds(clock.now - start)
    print(
      "\(directory): \(size.commits) commits, \(result.documents) documents, HEAD \(result.head), \(seconds)"
    )
  }
}
