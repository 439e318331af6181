import Foundation

/// A document that both sides add, to the byte the same.
enum BenchDocument: CaseIterable {
  case version
  case dataset

  /// The model and the data set that everything here belongs to.
  static let subject = "bench-writes"

  /// What is added, in words.
  var title: String {
    switch self {
    case .version: "add version (draft)"
    case .dataset: "add dataset"
    }
  }

  /// How `registrar` adds the one of that number.
  func arguments(_ number: Int) -> [String] {
    switch self {
    case .version: ["add", "version", "\(Self.subject)@2.\(number).0"]
    case .dataset:
      [
        "add", "dataset", "bench-\(number)", "--title", "Bench \(number)", "--origin",
        "A benchmark.",
      ]
    }
  }

  /// Where it lies.
  func path(_ number: Int) -> String {
    switch self {
    case .version: "models/\(Self.subject)/versions/2.\(number).0.yaml"
    case .dataset: "datasets/bench-\(number).yaml"
    }
  }

  /// What it says.
  func text(_ number: Int) -> String {
    switch self {
    case .version:
      """
      # yaml-language-server: $schema=../../../schemas/version.schema.json
      apiVersion: registrar/v1
      kind: Version
      model: \(Self.subject)
      version: 2.\(number).0
      status: draft

      """
    case .dataset:
      """
      # yaml-language-server: $schema=../schemas/dataset.schema.json
      apiVersion: registrar/v1
      kind: Dataset
      name: bench-\(number)
      title: Bench \(number)
      origin: A benchmark.

      """
    }
  }
}

extension Stage {
  /// A clone with what every benchmark of writes adds to: a model with a version, and a data set.
  func writingGround(_ name: String, bare: Bool, of source: String) throws -> String {
    let directory = try clone(name, bare: bare, of: source)
    let teams = try git().output(
      of: ["ls-tree", "--name-only", "HEAD", "teams/"], in: source, environment: environment)
    guard let file = teams.split(separator: "\n").first(where: { $0.hasSuffix(".yaml") }) else {
      throw NoTeam(repository: source)
    }
    let team = file.dropFirst("teams/".count).dropLast(".yaml".count)
    let subject = BenchDocument.subject
    for arguments in [
      ["model", subject, "--title", "Bench", "--owner", "team:\(team)"],
      ["version", "\(subject)@1.0.0"],
      ["dataset", subject, "--title", "Bench", "--origin", "A benchmark."],
    ] {
      try registrar.time(["add"] + arguments, in: directory, environment: environment)
    }
    return directory
  }

  /// The registry has no team that could own a model.
  struct NoTeam: Error, CustomStringConvertible {
    let repository: String
    var description: String { "'\(repository)' holds no team in 'teams/'" }
  }

  /// Writes a file into a work tree and returns how long `git add` and `git commit` of it take.
  func commitByGit(_ path: String, _ text: String, in workTree: String) throws -> Duration {
    let file = URL(fileURLWithPath: "\(workTree)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    let git = try git()
    return try git.time(["add", path], in: workTree, environment: environment)
      + git.time(
        ["commit", "--quiet", "-m", "Add \(path)"], in: workTree, environment: environment)
  }

  /// How many files HEAD holds.
  func fileCount(of repository: String) throws -> Int {
    try git().output(
      of: ["ls-tree", "-r", "--name-only", "HEAD"], in: repository, environment: environment
    ).split(separator: "\n").count
  }
}
