/// The audit trail of one model beside git's own log of its directory.
struct LogBenchmark: Benchmark {
  let name = "log"
  let purpose = "the audit trail of one model, against git log --raw of its directory"

  func measure(_ stage: Stage, into ledger: inout Ledger) throws {
    let paths = try stage.paths()
    guard let file = paths.first(where: { $0.hasPrefix("models/") && $0.hasSuffix("/model.yaml") })
    else { return }
    let directory = String(file.dropLast("/model.yaml".count))
    let model = String(directory.dropFirst("models/".count))
    let git = try stage.git()
    let medians = try stage.medians([
      { _ in
        try stage.registrar.time(
          ["log", model, "--format", "jsonl"], in: stage.repository, environment: stage.environment)
      },
      { _ in
        try git.time(
          ["log", "--raw", "--", directory], in: stage.repository, environment: stage.environment)
      },
    ])
    let commits = try git.output(
      of: ["rev-list", "--count", "HEAD"], in: stage.repository, environment: stage.environment
    ).filter(\.isNumber)
    ledger.enter(
      Comparison(
        work: "events of \(model) in \(commits) commits, \(paths.count) files", ours: medians[0],
        peer: "git log --raw -- \(directory)", outcome: medians[1], runs: stage.runs))
  }
}
