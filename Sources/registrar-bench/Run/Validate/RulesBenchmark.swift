/// The part of `validate` that grows with the registry, by itself: for registries of many sizes.
struct RulesBenchmark: Benchmark {
  let name = "rules"
  let purpose = "all rules over the registry: cold, judged before, and for a change of ten files"

  func measure(_ stage: Stage, into ledger: inout Ledger) throws {
    ledger.enter(
      try WholeRegistry(
        stage, workTree: try stage.clone("rules", bare: false), paths: try stage.paths()
      ).comparisons())
  }
}
