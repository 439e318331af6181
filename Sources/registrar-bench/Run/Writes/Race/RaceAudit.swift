import Foundation

/// Looks for everything that writers who race may have lost, doubled or broken.
struct RaceAudit {
  private let stage: Stage
  private let ground: RaceGround
  private let documents: [RaceDocument]

  /// Trees that are judged unless all are to be.
  private static let sample = 10

  /// After a race on `ground` that was to add `documents`.
  init(_ stage: Stage, _ ground: RaceGround, documents: [RaceDocument]) {
    self.stage = stage
    self.ground = ground
    self.documents = documents
  }

  /// All that came after the start.
  func history() throws -> HistoryVerdict {
    HistoryVerdict(
      log: try git(HistoryVerdict.arguments(from: ground.start, to: "HEAD"), in: ground.target),
      start: ground.start)
  }

  func report(to trial: inout Trial) throws {
    let history = try history()
    let paths = documents.map(\.path)
    let tip = Set(
      try git(["ls-tree", "-r", "--name-only", "HEAD"], in: ground.target)
        .split(separator: "\n").map(String.init))
    trial.add("new commits", history.commits, expected: documents.count)
    trial.add("merges", history.merges, expected: 0)
    trial.add("commits off the chain", history.offChain, expected: 0)
    trial.add("files lost at the tip", paths.count { !tip.contains($0) }, expected: 0)
    trial.add("files that no commit added", history.missing(of: paths), expected: 0)
    trial.add("files added twice", history.addedTwice, expected: 0)
    trial.add("files nobody asked for", history.unasked(besides: paths), expected: 0)
    trial.add("changes of other kinds", history.otherChanges, expected: 0)
    let repositories = Set(ground.directories + [ground.target]).sorted()
    let checks = try repositories.map { try GitCheck(stage, $0) }
    trial.add("repositories that fsck finds broken", checks.count { !$0.isSound }, expected: 0)
    trial.add(
      "objects that nothing reaches",
      checks.reduce(into: [:]) { $0.merge($1.unreachable, uniquingKeysWith: +) })
    let untidy = try ground.workTrees.map {
      try git(["status", "--porcelain"], in: $0).split(separator: "\n").count
    }
    if !untidy.isEmpty {
      trial.add("lines of git status", untidy.reduce(0, +), expected: 0)
    }
    try judge(into: &trial)
  }

  /// Every rule over the tip, and over trees before it.
  private func judge(into trial: inout Trial) throws {
    let cold = ["validate", "--quiet", "--no-cache"]
    let tip = try stage.attempt(stage.registrar, cold, in: ground.target)
    trial.add("exit status of validate at the tip", status(tip), expected: 0)
    let commits = try git(["rev-list", "\(ground.start)..HEAD"], in: ground.target)
      .split(separator: "\n").map(String.init)
    let chosen = stage.writes.everyCommit ? commits : Self.spread(Self.sample, of: commits)
    let judged = try chosen.map {
      try stage.attempt(stage.registrar, cold + ["--at", $0], in: ground.target)
    }
    let broken = judged.filter { !$0.succeeded }
    trial.add("trees judged", judged.count)
    trial.add("trees with errors", broken.count, expected: 0)
    trial.add("first of these", broken.first?.summary ?? "")
  }

  /// At most so many of them, evenly apart.
  private static func spread(_ count: Int, of all: [String]) -> [String] {
    all.count <= count ? all : (0..<count).map { all[$0 * all.count / count] }
  }

  private func status(_ attempt: Attempt) -> Int {
    switch attempt.ending {
    case .exit(let status): Int(status)
    case .signal(let number): 128 + Int(number)
    }
  }

  private func git(_ arguments: [String], in directory: String) throws -> String {
    try stage.git().output(of: arguments, in: directory, environment: stage.environment)
  }
}
