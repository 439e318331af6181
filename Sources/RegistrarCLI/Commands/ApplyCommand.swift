import ArgumentParser
import Registry
import Workflow

/// `registrar apply -f FILE`.
struct ApplyCommand: ChangeCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Make the registry hold the documents given: many changes, one commit.",
    discussion: """
      FILE holds YAML documents, one after the other behind '---', or JSON, one object a line; of a folder \
      all files are taken. New documents are added, others get the content given, comments included; what \
      is so already is left alone, so that a job may run twice. An evaluation without 'id' gets one made of \
      its date, its data set and a digest of its content.

      It is all or nothing: what the rules refuse is told by document and line, and nothing is written. \
      With --each every document is a commit of its own, up to the first that is refused.

      Example: registrar apply -f evaluations.jsonl
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var change: ChangeOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A file or folder of documents; - for standard input; may be repeated.", valueName: "file"))
  var file: [String]

  @Flag(help: "Commit the documents one by one.")
  var each = false

  func validate() throws {
    try InputFiles.refuseSecondStandardInput(file)
    if each, change.message != nil {
      throw ValidationError("--message is the words for one commit, and --each makes many")
    }
    if each, change.dryRun {
      throw ValidationError("--each builds on what it commits; leave it out of a dry run")
    }
  }

  func planning() throws -> Planning {
    if each { throw ValidationError("with --each there is more than one change to propose") }
    let documents = try documents()
    return { context in try Operation.apply(documents, in: context) }
  }

  func run() throws {
    do {
      if each {
        try applyEach()
      } else {
        try make(Writer(repository.location()), documents())
      }
    } catch WorkflowError.nothingToApply(let count) where count > 0 {
      repository.console.print(Self.nothing(count))
    }
  }

  /// A commit for each document; what is so already needs none.
  private func applyEach() throws {
    let writer = Writer(try repository.location())
    let documents = try documents()
    var known = 0
    for (number, document) in documents.enumerated() {
      do {
        try make(writer, [document])
      } catch WorkflowError.nothingToApply {
        known += 1
      } catch {
        let rest = documents.count - number
        repository.console.talk(
          "stopped at \(document.file):\(document.line); \(number - known) committed, "
            + "\(known) so already, \(rest) not applied")
        throw error
      }
    }
    if known == documents.count { throw WorkflowError.nothingToApply(count: known) }
  }

  private func make(_ writer: Writer, _ documents: [ManifestDocument]) throws {
    try ChangeReport.make(writer, repository, change, about: documents.compactMap(\.subject)) {
      context in try Operation.apply(documents, in: context)
    }
  }

  /// Everything that the files hold, in order.
  private func documents() throws -> [ManifestDocument] {
    let paths = try InputFiles.files(
      at: file, endingIn: [".yaml", ".yml", ".json", ".jsonl", ".ndjson"])
    return try paths.flatMap { path in
      try Manifest.documents(
        in: Arguments.content(of: path), of: path == "-" ? "standard input" : path)
    }
  }

  private static func nothing(_ count: Int) -> String {
    count == 1
      ? "the document is so already; nothing to commit"
      : "all \(count) documents are so already; nothing to commit"
  }
}
