import Documents

/// Cases of one target that one process runs, one after the other.
struct Stretch: Equatable {
  /// The target's name.
  let target: String
  let seed: UInt64
  /// The numbers of the cases.
  let cases: Range<Int>

  /// The input of the case `number`: it depends on the target, the seed and the number only.
  static func input(_ target: any FuzzTarget, seed: UInt64, number: Int) -> [UInt8] {
    let place = FuzzCatalogue.all.firstIndex { $0.name == target.name } ?? 0
    var random = SeededRandom(seed: seed, place, number)
    return target.input(&random)
  }

  /// Both halves; the second is empty for a single case.
  var halves: (first: Stretch, second: Stretch) {
    let middle = cases.lowerBound + (cases.count + 1) / 2
    return (
      Stretch(target: target, seed: seed, cases: cases.lowerBound..<middle),
      Stretch(target: target, seed: seed, cases: middle..<cases.upperBound)
    )
  }

  /// Runs the cases in this process, up to the first failure.
  func run(_ target: any FuzzTarget, _ limits: FuzzLimits) -> StretchReport {
    var report = StretchReport()
    for number in cases {
      let input = Self.input(target, seed: seed, number: number)
      let (outcome, seconds) = limits.timed(target, input)
      report.cases += 1
      if seconds > report.slowestSeconds {
        report.slowestSeconds = seconds
        report.slowestCase = number
      }
      switch outcome {
      case .success(let isAccepted): report.accepted += isAccepted ? 1 : 0
      case .failure(let breach):
        report.failure = StretchReport.Failure(number: number, breach: breach)
        return report
      }
    }
    return report
  }
}
