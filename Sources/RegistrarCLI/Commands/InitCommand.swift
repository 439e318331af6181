import ArgumentParser
import Foundation
import Git
import Registry
import Workflow

/// `registrar init [DIR]`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new registry, in a new repository or inside one that exists.",
    discussion: """
      Writes registry.yaml with a first team and the environments staging and production, the schemas, a \
      first policy, CODEOWNERS, .gitattributes, CI workflows and a README, in one commit.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var commit: CommitOptions

  @Argument(help: ArgumentHelp("Where; the current directory unless given.", valueName: "dir"))
  var directory: String?

  @Flag(help: "Make a repository without a work tree.")
  var bare = false

  @Option(help: "The registry's name; made from the directory's unless given.")
  var name: String?

  @Option(help: "The registry's title.")
  var title: String?

  func run() throws {
    let directory = URL(
      filePath: self.directory?.literalPath ?? repository.resolvedDirectory,
      relativeTo: URL(filePath: repository.resolvedDirectory, directoryHint: .isDirectory)
    ).standardizedFileURL.path(percentEncoded: false)
    let name = try Identifier(self.name ?? Self.suggestedName(directory))
    var setup = Initialization(
      directory: directory, name: name, title: title ?? "Registry of \(name)")
    setup.isBare = bare
    setup.subdirectory = repository.registry
    let options = try commit.writeOptions { try Self.identity(in: directory) }
    let result = try setup.run(options)
    let console = repository.console
    if let commit = result.outcome.commit {
      console.print("\(commit.short) \(result.outcome.plan.summary)")
    } else {
      console.print("would commit: \(result.outcome.plan.summary)")
      return
    }
    let prefix = self.directory.map { "-C \(ShellWord(text: $0)) " } ?? ""
    console.talk(
      """
      The registry '\(name)' is ready. Next:
        registrar \(prefix)add person NAME --email ADDRESS
        registrar \(prefix)set team:owners members+=person:NAME
        registrar \(prefix)add model NAMESPACE/NAME --title TITLE --owner team:owners
      """)
  }

  /// Git's configured identity: the repository's where there is one, else the user's.
  private static func identity(in directory: String) throws -> ConfiguredIdentity {
    do {
      return try Repository.open(at: directory).configuredIdentity()
    } catch GitError.notARepository {
      return try Repository.userIdentity()
    }
  }

  /// The directory's last part as an identifier.
  private static func suggestedName(_ directory: String) -> String {
    let last = URL(filePath: directory).lastPathComponent.lowercased()
    let mapped = String(last.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    let trimmed = mapped.drop { !$0.isLetter }.split(separator: "-").joined(separator: "-")
    return trimmed.isEmpty ? "registry" : String(trimmed.prefix(64))
  }
}
