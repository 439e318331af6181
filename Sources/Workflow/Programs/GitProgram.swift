import Git

/// The `git` program in a repository, for what needs the user's own set-up: credential helpers, ssh
/// configuration, extra headers, hooks, push options.
struct GitProgram {
  private let directory: String
  private let gitDirectory: String

  /// The program for `repository`.
  init(_ repository: Repository) {
    directory = repository.workTree ?? repository.gitDirectory
    // Git repeats it in messages as it is given here.
    gitDirectory = String(repository.gitDirectory.dropLast())
  }

  /// Runs `git` for what it prints, without the line feed at the end; nil when it fails or is missing.
  func answer(_ arguments: String...) throws -> String? {
    do {
      let outcome = try run(arguments).finish()
      guard outcome.status == 0 else { return nil }
      let text = String(decoding: outcome.output, as: UTF8.self)
      return text.hasSuffix("\n") ? String(text.dropLast()) : text
    } catch is ProgramRun.Missing {
      return nil
    }
  }

  /// Runs `git` and lets it ask on the terminal and speak on standard error; returns its exit status.
  ///
  /// - Throws: `WorkflowError.gitProgramMissing`.
  func speak(_ arguments: [String]) throws -> Int32 {
    try orMissing { try run(arguments).finishSpeaking() }
  }

  /// Runs `git` and returns its exit status with all that it wrote, less the secrets of addresses. What it asks,
  /// it asks on the terminal.
  ///
  /// - Parameters:
  ///   - environment: what it sees beside the environment of this process.
  ///   - input: what it reads from standard input.
  /// - Throws: `WorkflowError.gitProgramMissing`.
  func exchange(
    _ arguments: [String], environment: [String: String] = [:], input: [UInt8] = []
  ) throws -> (status: Int32, words: String) {
    try orMissing {
      let outcome = try run(arguments, environment).finish(reading: input)
      let words = String(decoding: outcome.output + outcome.talk, as: UTF8.self)
      return (outcome.status, Self.withoutSecrets(words))
    }
  }

  /// Does the same for what it does to the repository: that waits for the disk as what libgit2 writes here does, and
  /// what it says is in English, since some of that has to be understood.
  func operate(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (status: Int32, words: String) {
    try exchange(
      ["-c", "core.fsync=all"] + arguments,
      environment: environment.merging(["LC_ALL": "C.UTF-8", "LANGUAGE": ""]) { $1 })
  }

  private func run(
    _ arguments: [String], _ environment: [String: String] = [:]
  ) -> ProgramRun {
    ProgramRun(
      program: "git", arguments: ["-C", directory, "--git-dir=\(gitDirectory)"] + arguments,
      environment: environment)
  }

  private func orMissing<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch is ProgramRun.Missing {
      throw WorkflowError.gitProgramMissing
    }
  }

  /// `text` without what stands before `@` in addresses: a name and perhaps a password or a token.
  private static func withoutSecrets(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let scheme = rest.firstRange(of: "://") {
      result += rest[..<scheme.upperBound]
      rest = rest[scheme.upperBound...]
      let authority = rest.prefix { !$0.isWhitespace && !"/'\"".contains($0) }
      if let at = authority.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    }
    return result + rest
  }
}
