import Foundation

extension Stage {
  /// A clone with what every benchmark of writes adds to: a model with a version, and a data set.
  func writingGround(_ name: String, bare: Bool, of source: String) throws -> String {
    let directory = try clone(name, bare: bare, of: source)
    let subject = BenchDocument.subject
    try addModel(subject, in: directory)
    try registrar.time(
      ["add", "dataset", subject, "--title", "Bench", "--origin", "A benchmark."], in: directory,
      environment: environment)
    return directory
  }

  /// Adds a model with a version, and a team of the registry for its owner.
  func addModel(_ name: String, in directory: String) throws {
    let teams = try git().output(
      of: ["ls-tree", "--name-only", "HEAD", "teams/"], in: directory, environment: environment)
    guard let file = teams.split(separator: "\n").first(where: { $0.hasSuffix(".yaml") }) else {
      throw NoTeam(repository: directory)
    }
    let team = file.dropFirst("teams/".count).dropLast(".yaml".count)
    for arguments in [
      ["model", name, "--title", "Bench", "--owner", "team:\(team)"],
      ["version", "\(name)@1.0.0"],
    ] {
      try registrar.time(["add"] + arguments, in: directory, environment: environment)
    }
  }

  /// The registry has no team that could own a model.
  struct NoTeam: Error, CustomStringConvertible {
    let repository: String
    var description: String { "'\(repository)' holds no team in 'teams/'" }
  }

  /// Writes a file into a work tree and returns how long `git add` and `git commit` of it take.
  func commitByGit(_ path: String, _ text: String, in workTree: String) throws -> Duration {
    try put(text, at: path, in: workTree)
    let git = try git()
    return try git.time(["add", path], in: workTree, environment: environment)
      + git.time(
        ["commit", "--quiet", "-m", "Add \(path)"], in: workTree, environment: environment)
  }

  /// Writes a file into a work tree.
  func put(_ text: String, at path: String, in workTree: String) throws {
    let file = URL(fileURLWithPath: "\(workTree)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// How many files HEAD holds.
  func fileCount(of repository: String) throws -> Int {
    try git().output(
      of: ["ls-tree", "-r", "--name-only", "HEAD"], in: repository, environment: environment
    ).split(separator: "\n").count
  }
}
