/// What a run prints.
enum FuzzText {
  /// A failure, with all that it takes to have it again.
  static func failure(_ failure: FuzzRun.Failure, seed: UInt64) -> String {
    """
    \(failure.target.name) case \(failure.number) of seed \(seed): not so: \(failure.breach.law.rawValue)
      seen   \(failure.breach.observation)
      input  \(Shown.text(failure.input))
      again  registrar-bench fuzz --only \(failure.target.name) --seed \(seed) \
    --first \(failure.number) --cases 1
    """
  }

  /// What failures have in common that are likely of one cause.
  static func kind(_ failure: FuzzRun.Failure) -> String {
    let observation = failure.breach.observation.filter { !$0.isNumber }.prefix(60)
    return "\(failure.target.name): \(failure.breach.law.rawValue): \(observation)"
  }

  /// One target's share.
  static func line(_ name: String, _ report: StretchReport) -> String {
    "\(name): \(report.cases) cases, \(report.accepted) accepted, slowest "
      + "\(FixedText.decimal(report.slowestSeconds)) s (case \(report.slowestCase)), "
      + "peak \(report.peakKibibytes / 1024) MiB"
  }

  /// All of them together.
  static func summary(
    _ total: StretchReport, seed: UInt64, taken: Duration, failures: Int
  ) -> String {
    let rate = Double(total.cases) / max(taken / .seconds(1), 0.001)
    return "\(total.cases) cases of seed \(seed) in \(FixedText.seconds(taken)), "
      + "\(Int(rate)) a second: \(failures) failures"
  }
}
