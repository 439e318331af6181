import Foundation
import Git

/// The `git` program in a repository, for what needs the user's own set-up: credential helpers, ssh
/// configuration, extra headers, hooks, push options.
struct GitProgram {
  private let directory: String
  private let gitDirectory: String

  /// The program for `repository`.
  init(_ repository: Repository) {
    directory = repository.workTree ?? repository.gitDirectory
    gitDirectory = repository.gitDirectory
  }

  /// Runs `git` for what it prints, without the line feed at the end; nil when it fails or is missing.
  func answer(_ arguments: String...) throws -> String? {
    let output = Pipe()
    let process = try start(arguments, output: output, talk: FileHandle.nullDevice)
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Runs `git` and lets it ask on the terminal and speak on standard error; returns its exit status.
  ///
  /// - Throws: `WorkflowError.gitProgramMissing`.
  func run(_ arguments: [String]) throws -> Int32 {
    // Standard output is for results.
    let process = try start(
      arguments, output: FileHandle.standardError, talk: FileHandle.standardError)
    process.waitUntilExit()
    let status = process.terminationStatus
    if process.terminationReason == .uncaughtSignal { return 128 + status }
    // What env says when there is no such program.
    if status == 127 { throw WorkflowError.gitProgramMissing }
    return status
  }

  private func start(_ arguments: [String], output: Any, talk: FileHandle) throws -> Process {
    let process = Process()
    // Looks the program up as a shell does.
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "--git-dir=\(gitDirectory)"] + arguments
    process.currentDirectoryURL = URL(filePath: directory, directoryHint: .isDirectory)
    process.standardOutput = output
    process.standardError = talk
    try process.run()
    return process
  }
}
