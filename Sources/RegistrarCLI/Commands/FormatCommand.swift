import ArgumentParser
import Findings
import Foundation
import Git
import Workflow

/// `registrar format [--check] [PATH…]`.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Rewrite YAML files in the canonical layout.",
    discussion: """
      Without a path, the documents of the registry in the work tree: two spaces a level, keys in the \
      order of their kind's schema, comments and blank lines kept. A path may be any YAML file, or a \
      folder that is searched for .yaml and .yml files; outside a registry keys stay in their order. \
      With - standard input is formatted to standard output.

      What a document says is never changed. Exit code 1 when a file is no YAML, which is left alone, or \
      with --check when a file would change.
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

  func validate() throws {
    if paths.contains("-"), paths.count > 1 {
      throw ValidationError("'-' stands alone: there is only one standard input")
    }
    if let path = paths.first(where: { $0.hasSuffix(".json") }) {
      throw ValidationError("'\(path)' is JSON; only YAML is formatted")
    }
  }

  func run() throws {
    if paths == ["-"] { return try formatStandardInput() }
    let inputs = try paths.isEmpty ? documents() : paths.flatMap(files)
    var findings: [Finding] = []
    var changed = 0
    for input in inputs {
      let content = try Arguments.content(of: input.file)
      switch input.formatting.outcome(of: content, path: input.path, file: input.file) {
      case .unchanged: break
      case .broken(let finding): findings.append(finding)
      case .changed(let formatted):
        changed += 1
        if check {
          repository.console.print(HumanFindings.visible(input.path))
        } else {
          try FileReplacement.replace(input.file, with: formatted)
        }
      }
    }
    repository.console.printRaw(repository.console.findings(findings))
    repository.console.talk(summary(of: inputs.count, changed: changed, broken: findings.count))
    if !findings.isEmpty || (check && changed > 0) { throw ExitCode(1) }
  }

  private func documents() throws -> [Input] {
    let formatting = try Formatting(registry: try repository.location())
    return try formatting.documents().map {
      Input(path: $0.path, file: $0.file, formatting: formatting)
    }
  }

  private func files(_ path: String) throws -> [Input] {
    let files = try InputFiles.files(at: path, endingIn: [".yaml", ".yml"], hidden: false)
    let isFolder = try InputFiles.isFolder(path)
    let folder = isFolder ? path : URL(filePath: path).deletingLastPathComponent().path
    let formatting = try Formatting(around: folder, subdirectory: repository.registry)
    return try files.filter { try !isFolder || Self.isRegular($0) }.map {
      Input(path: $0, file: Formatting.file(at: $0), formatting: formatting)
    }
  }

  /// Whether `path` is a file and no link, which would be formatted where it leads.
  private static func isRegular(_ path: String) throws -> Bool {
    try URL(filePath: path).resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
  }

  private func formatStandardInput() throws {
    let console = repository.console
    let content = try Arguments.content(of: "-")
    let formatting = try Formatting(
      around: repository.resolvedDirectory, subdirectory: repository.registry)
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
