/// What it costs to start the programs at all, which is part of every other figure.
struct StartUp {
  private let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func comparison() throws -> Comparison {
    let programs = [stage.registrar, try stage.git()]
    let medians = try stage.medians(
      programs.map { program in
        { _ in
          try program.time(["--version"], in: stage.scratch.path, environment: stage.environment)
        }
      })
    return Comparison(
      work: "start-up alone: registrar --version", ours: medians[0], peer: "git --version",
      outcome: medians[1], runs: stage.runs)
  }
}
