import Foundation

/// Any files against one schema, whole and in parts, beside the validators and the parser that are
/// known to be quick; and a registry under every rule.
struct ValidateBenchmark: Benchmark {
  let name = "validate"
  let purpose =
    "20,000 files against one schema; parsing, validation, allocations and growth by themselves; "
    + "all rules over the registry"

  func measure(_ stage: Stage, into ledger: inout Ledger) throws {
    let workTree = try stage.clone("validate", bare: false)
    let paths = try stage.paths()
    let sample = try SampleFiles(
      20_000, of: workTree, paths: paths, into: stage.scratch.appending("sample"))
    guard !sample.paths.isEmpty else { return }
    ledger.enter(try WholeCommand(stage, sample).comparisons())
    ledger.enter(try ParsingRace(stage, sample).comparison())
    ledger.enter(try VerdictRace(stage, sample).comparison())
    ledger.enter(try AllocationCount(stage, sample).comparison())
    ledger.enter(try GrowthCurve(stage).comparisons())
    ledger.enter(try WholeRegistry(stage, workTree: workTree, paths: paths).comparisons())
  }
}
