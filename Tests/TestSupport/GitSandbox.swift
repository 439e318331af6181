import Foundation

/// A repository of a test's own, and the `git` program with a home, names and dates that never
/// change.
package final class GitSandbox: Sendable {
  /// Holds the home directory and the repository.
  package let root: TemporaryDirectory
  /// Where `git` runs.
  package let directory: String

  /// What every program here sees of its environment.
  package var environment: [String: String] {
    [
      "HOME": root.path, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C", "TZ": "UTC",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "GIT_AUTHOR_NAME": "Ada Author", "GIT_AUTHOR_EMAIL": "ada@example.org",
      "GIT_AUTHOR_DATE": "1700000000 +0100", "GIT_COMMITTER_NAME": "Carl Committer",
      "GIT_COMMITTER_EMAIL": "carl@example.org", "GIT_COMMITTER_DATE": "1700000100 +0000",
      "GIT_TERMINAL_PROMPT": "0",
    ]
  }

  /// Makes an empty repository on branch `main`.
  ///
  /// - Parameter options: further options of `git init`.
  package init(_ options: String...) throws {
    root = try TemporaryDirectory()
    directory = root.appending("work")
    let made = try run(
      "git", ["init", "--quiet", "--initial-branch=main"] + options + [directory],
      environment: environment)
    if made.status != 0 { throw GitFailed(arguments: ["init"] + options, stderr: made.stderr) }
  }

  /// A sandbox around a directory of the same root, such as a clone.
  private init(_ other: GitSandbox, directory: String) {
    root = other.root
    self.directory = directory
  }

  /// The same sandbox, with `git` running in another directory of it.
  package func at(_ name: String) -> GitSandbox {
    GitSandbox(self, directory: root.appending(name))
  }

  /// Runs `git` and returns what it wrote, without the line feed at the end.
  ///
  /// - Throws: `GitFailed` when it fails.
  @discardableResult
  package func git(
    _ arguments: String..., input: String = "", overriding: [String: String] = [:]
  ) throws -> String {
    let result = try attempt(arguments, input: input, overriding: overriding)
    if result.status != 0 { throw GitFailed(arguments: arguments, stderr: result.stderr) }
    let text = result.stdout
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Runs `git`, however it ends.
  package func attempt(
    _ arguments: [String], input: String = "", overriding: [String: String] = [:]
  ) throws -> RunResult {
    try run(
      "git", arguments, environment: environment.merging(overriding) { $1 }, in: directory,
      input: Array(input.utf8))
  }

  /// Writes a file of the work tree.
  package func write(_ content: String, to name: String) throws {
    let top = directory.dropFirst(root.path.count + 1)
    try root.write(content, to: "\(top)/\(name)")
  }

  /// What a file of the work tree holds.
  package func read(_ name: String) throws -> String {
    try root.read("\(directory.dropFirst(root.path.count + 1))/\(name)")
  }

  /// Whether the work tree holds something by this name.
  package func holds(_ name: String) -> Bool {
    root.holds("\(directory.dropFirst(root.path.count + 1))/\(name)")
  }

  /// Writes files, adds them and commits; returns the commit's id.
  @discardableResult
  package func commit(
    _ files: [String: String], message: String = "change", seconds: Int = 1_700_000_100
  ) throws -> String {
    for (name, content) in files { try write(content, to: name) }
    try git("add", "--all")
    try git(
      "commit", "--quiet", "--allow-empty", "-m", message,
      overriding: ["GIT_COMMITTER_DATE": "\(seconds) +0000"])
    return try git("rev-parse", "HEAD")
  }
}

/// The `git` program refused.
package struct GitFailed: Error {
  /// What it was asked.
  package let arguments: [String]
  /// What it said.
  package let stderr: String
}
