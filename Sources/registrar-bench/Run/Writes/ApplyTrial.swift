import Foundation

/// Many evaluations of one version in one commit, beside a `git add` and a `git commit` for each.
struct ApplyTrial {
  private let stage: Stage
  private let count: Int

  /// What git commits; the rest would take as long.
  private static let mostOfGit = 50

  init(_ stage: Stage) {
    self.stage = stage
    count = stage.writes.documents
  }

  func run(into ledger: inout Ledger) throws {
    let bare = try stage.writingGround("apply.git", bare: true, of: stage.repository)
    let ours = try stage.writingGround("apply-ours", bare: false, of: stage.repository)
    let theirs = try stage.writingGround("apply-theirs", bare: false, of: stage.repository)
    let files = try stage.fileCount(of: bare)
    let places = [("bare", bare), ("with a work tree", ours)]
    let before = try places.map { try state(of: $0.1) }
    let medians = try stage.medians(
      places.map { _, directory in { run in try apply(run, in: directory) } })
    let sample = min(count, Self.mostOfGit)
    let git = try commitOneByOne(sample, in: theirs) * Double(count) / Double(sample)
    // The first run of either does not count for the median, but it writes.
    let runs = stage.runs == 1 ? 1 : stage.runs + 1
    for (((place, directory), old), median) in zip(zip(places, before), medians) {
      let work =
        "apply of \(count) evaluations in a clone of the registry, \(place), \(files) files"
      ledger.enter(
        Comparison(
          work: work, ours: Quantity(median),
          peer: "git add and git commit of each, from \(sample) of them, core.fsync=all",
          outcome: .measured(Quantity(git)), runs: "medians of \(stage.runs), of 1 for git",
          target: .ratio(0.05)))
      let new = try state(of: directory)
      var trial = Trial(work: work)
      // Each run brings a model and a version of its own as well.
      trial.add("commits of \(runs) runs", new.commits - old.commits, expected: runs * 3)
      trial.add("new files", new.files - old.files, expected: runs * (count + 2))
      ledger.enter(trial)
    }
    for directory in [bare, ours, theirs] {
      try FileManager.default.removeItem(atPath: directory)
    }
  }

  private func apply(_ run: Int, in directory: String) throws -> Duration {
    let first = EvaluationLine(run: run, number: 0)
    try stage.addModel(first.subject, in: directory)
    let file = stage.scratch.appending("evaluations-\(run).jsonl")
    let text = (0..<count).map { EvaluationLine(run: run, number: $0).text + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let attempt = try stage.attempt(stage.registrar, ["apply", "-f", file], in: directory)
    guard attempt.succeeded else { throw Refused(run: run, attempt: attempt) }
    return attempt.duration
  }

  /// An apply that did not end well.
  struct Refused: Error, CustomStringConvertible {
    let run: Int
    let attempt: Attempt
    var description: String { "apply of run \(run) ended with \(attempt.summary)" }
  }

  private func commitOneByOne(_ count: Int, in workTree: String) throws -> Duration {
    try (0..<count).reduce(.zero) { sum, number in
      let line = EvaluationLine(run: 0, number: number)
      return try sum + stage.commitByGit(line.path, line.document, in: workTree)
    }
  }

  private func state(of directory: String) throws -> (commits: Int, files: Int) {
    let commits = try stage.git().output(
      of: ["rev-list", "--count", "HEAD"], in: directory, environment: stage.environment)
    return (Int(commits.filter(\.isNumber)) ?? 0, try stage.fileCount(of: directory))
  }
}
