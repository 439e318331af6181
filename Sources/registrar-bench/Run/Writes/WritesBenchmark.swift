/// Everything about writing: what one and many cost, and whether nothing is lost when writers race or die.
struct WritesBenchmark: Benchmark {
  let name = "writes"
  let purpose =
    "one add and an apply of 1,000, bare and in a clone, against git add and git commit; "
    + "what becomes of racing writers, and of writers that are killed"

  func measure(_ stage: Stage, into ledger: inout Ledger) throws {
    let fresh = stage.scratch.appending("fresh")
    try stage.registrar.time(
      ["init", fresh], in: stage.scratch.path, environment: stage.environment)
    if stage.writes.includes(.ratios) {
      ledger.enter(try StartUp(stage).comparison())
      ledger.enter(
        try WriteRatios(stage, source: fresh, title: "a fresh registry", atMost: 3).comparisons())
      ledger.enter(
        try WriteRatios(stage, source: stage.repository, title: "the registry", atMost: 0.6)
          .comparisons())
    }
    if stage.writes.includes(.growth) {
      ledger.enter(try BareGrowth(stage, fresh: fresh).comparisons())
    }
    if stage.writes.includes(.apply) { try ApplyTrial(stage).run(into: &ledger) }
    let source = stage.writes.inRegistry ? stage.repository : fresh
    if stage.writes.includes(.races) {
      for place in RacePlace.allCases where place != .remote || stage.writes.push {
        try WriteRace(stage, place, source: source).run(into: &ledger)
      }
    }
    if stage.writes.includes(.kills) {
      for isBare in [true, false] {
        let ground = try KillGround(stage, source: source, isBare: isBare)
        ledger.enter(try RandomKills(ground).trial())
        ledger.enter(try FaultKills(ground).trial())
      }
    }
  }
}
