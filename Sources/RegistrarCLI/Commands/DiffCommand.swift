import ArgumentParser
import Documents
import Git
import Registry
import Workflow

/// `registrar diff [BASE] [HEAD]`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What changes between two states of the registry, in its own terms.",
    discussion: """
      Without arguments, what the work tree changes since HEAD; with BASE, since that revision; with HEAD \
      too, what lies between the two. --merge-base starts where HEAD left BASE, as a pull request does.

      A metric is shown with the value before it, for the same version or else the released one before, \
      and with its thresholds. Layout and comments are no change.

      The format markdown is meant for a comment on a pull request: it begins with a hidden line by \
      which a program finds its comment again, to edit it instead of adding another.
      """)

  @OptionGroup var repository: RepositoryOptions

  @Argument(help: ArgumentHelp("The state before; HEAD when left out.", valueName: "base"))
  var base: String?

  @Argument(help: ArgumentHelp("The state after; the work tree when left out.", valueName: "head"))
  var head: String?

  @Flag(help: "Start from the commit that both build on, not from BASE itself.")
  var mergeBase = false

  @Option(name: .shortAndLong, help: "How to print the changes.")
  var format: Format = .human

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, markdown, json
  }

  func run() throws {
    let text = DiffText(
      try RegistryDiff(
        try repository.location(), from: base ?? "HEAD",
        to: head.map { .named($0) } ?? .workTree, fromMergeBase: mergeBase))
    switch format {
    case .human: repository.console.printRaw(text.plain)
    case .markdown: repository.console.printRaw(text.markdown())
    case .json: repository.console.print(JSONWriter.text(text.value, .indented))
    }
  }
}
