import ArgumentParser
import Findings
import Foundation
import Git
import Registry
import Workflow

/// `registrar format [--check] [PATH…]`.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Rewrite YAML files in the canonical layout.",
    discussion: """
      Without a path, the documents of the registry in the work tree: two spaces a level, keys in the \
      order of their kind's schema, comments and blank lines kept. A path may be any .yaml or .yml file, \
      or a folder that is searched for such files, those below folders like .git left out; outside a \
      registry keys stay in their order. With - standard input is formatted to standard output.

      What a document says is never changed. Exit code 1 when a file is no YAML, which is left alone, or \
      with --check when a file would change; 66 when there is no such file, or no .yaml or .yml file in \
      a folder. When a file cannot be read, none is written.
      """)

  @OptionGroup var repository: RepositoryOptions

  @Flag(help: "Change nothing; list the files that would change.")
  var check = false

  @Argument(help: ArgumentHelp("Files or folders; - for standard input.", valueName: "path"))
  var paths: [String] = []

  /// A file to format.
  private struct Input {
    let path: String
    let file: String
    let formatting: Formatting
  }

  private static let suffixes = [".yaml", ".yml"]

  func validate() throws {
    if paths.contains("-"), paths.count > 1 {
      throw ValidationError("'-' stands alone: there is only one standard input")
    }
  }

  func run() throws {
    if paths == ["-"] { return try formatStandardInput() }
    let inputs = try paths.isEmpty ? documents() : files()
    // All is worked out before anything is written.
    let outcomes = try inputs.concurrentMap { input in
      Result {
        input.formatting.outcome(
          of: try Arguments.content(of: input.file), path: input.path, file: input.file)
      }
    }.map { try $0.get() }
    let findings = outcomes.compactMap(\.finding)
    var changed = 0
    let failure = Result {
      for (input, outcome) in zip(inputs, outcomes) {
        guard case .changed(let formatted) = outcome else { continue }
        if check {
          repository.console.print(HumanFindings.visible(input.path))
        } else {
          try FileReplacement.replace(input.file, with: formatted)
        }
        changed += 1
      }
    }
    repository.console.printRaw(repository.console.findings(findings))
    repository.console.talk(summary(of: inputs.count, changed: changed, broken: findings.count))
    try failure.get()
    if !findings.isEmpty || (check && changed > 0) { throw ExitCode(1) }
  }

  private func documents() throws -> [Input] {
    let formatting = try Formatting(registry: try repository.location())
    return try formatting.documents().map {
      Input(path: $0.path, file: $0.file, formatting: formatting)
    }
  }

  private func files() throws -> [Input] {
    var formattings = FormattingByFolder(subdirectory: repository.registry)
    return try paths.flatMap { path in
      let isFolder = try InputFiles.isFolder(path)
      let folder =
        isFolder ? path : URL(filePath: path.literalPath).deletingLastPathComponent().path
      let formatting = try formattings.formatting(around: folder)
      return try files(at: path, isFolder: isFolder).map {
        Input(path: $0, file: Formatting.file(at: $0), formatting: formatting)
      }
    }
  }

  /// The file at `path`, or those below; links among them would be formatted where they lead.
  private func files(at path: String, isFolder: Bool) throws -> [String] {
    if isFolder {
      return try InputFiles.files(below: path, endingIn: Self.suffixes)
        .filter(FileTree.isPlainFile)
    }
    guard Self.suffixes.contains(where: path.hasSuffix) else {
      throw ValidationError("'\(path)' is no .yaml or .yml file; only YAML is formatted")
    }
    return [path]
  }

  private func formatStandardInput() throws {
    let console = repository.console
    let content = try Arguments.content(of: "-")
    var formattings = FormattingByFolder(subdirectory: repository.registry)
    let formatting = try formattings.formatting(around: repository.resolvedDirectory)
    switch formatting.outcome(of: content, path: "-", file: nil) {
    case .broken(let finding):
      console.complain(String(console.findings([finding], asTalk: true).dropLast()))
      throw ExitCode(1)
    case .unchanged:
      if !check { console.printRaw(String(decoding: content, as: UTF8.self)) }
    case .changed(let formatted):
      if check {
        console.print("-")
        throw ExitCode(1)
      }
      console.printRaw(String(decoding: formatted, as: UTF8.self))
    }
  }

  /// `2 of 14 files changed`.
  private func summary(of count: Int, changed: Int, broken: Int) -> String {
    let files = "\(count) file\(count == 1 ? "" : "s")"
    if broken > 0, broken == count { return "\(files) could not be read; nothing changed" }
    var text =
      changed == 0
      ? "\(files) checked: nothing to change"
      : "\(changed) of \(files) \(check ? "would change" : "changed")"
    if broken > 0 {
      text += ", \(broken) left alone because of \(broken == 1 ? "an error" : "errors")"
    }
    return text
  }
}

extension Formatting.Outcome {
  /// What is wrong with a file that is left alone.
  fileprivate var finding: Finding? {
    if case .broken(let finding) = self { finding } else { nil }
  }
}
