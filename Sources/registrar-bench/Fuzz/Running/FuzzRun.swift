import Documents

/// A whole run: stretches of every target, what they say, and failures made small.
struct FuzzRun {
  let seed: UInt64
  let process: FuzzProcess
  /// Whether to go on after a failure.
  let keepsGoing: Bool

  /// A case that breaks a law, with the smallest input found that does.
  struct Failure {
    let target: any FuzzTarget
    let number: Int
    let breach: Breach
    let input: [UInt8]
  }

  /// Cases in one process: so many that starting it costs nothing, so few that one is soon found.
  private static let stretchLength = 2_000
  /// Smaller inputs that are tried for one failure.
  private static let attempts = 3_000
  /// The same where each takes a process.
  private static let attemptsInProcesses = 60

  /// Runs `cases` of a target, and calls `found` for every failure and `progress` now and then.
  func run(
    _ target: any FuzzTarget, _ cases: Range<Int>, found: (Failure) -> Void,
    progress: (Int) -> Void
  ) throws -> StretchReport {
    var total = StretchReport()
    var next = cases.lowerBound
    while next < cases.upperBound {
      let end = min(next + Self.stretchLength, cases.upperBound)
      let stretch = Stretch(target: target.name, seed: seed, cases: next..<end)
      let report = try process.run(stretch)
      total.add(report)
      next = end
      if let failure = report.failure {
        found(try smallest(target, failure))
        if !keepsGoing { break }
        next = failure.number + 1
      }
      progress(next - cases.lowerBound)
    }
    return total
  }

  private func smallest(
    _ target: any FuzzTarget, _ failure: StretchReport.Failure
  ) throws -> Failure {
    let isSafe = ![Law.neverTraps, .endsInTime, .endsInMemory].contains(failure.breach.law)
    var breach = failure.breach
    var input = Stretch.input(target, seed: seed, number: failure.number)
    var attemptsLeft = isSafe ? Self.attempts : Self.attemptsInProcesses
    search: while true {
      for candidate in target.smaller(than: input) {
        guard attemptsLeft > 0 else { break search }
        attemptsLeft -= 1
        if isSafe {
          let outcome = Result { () throws(Breach) in try target.accepts(candidate) }
          guard case .failure(let other) = outcome, other.law == breach.law else { continue }
          breach = other
        } else if try !process.shows(breach, target, candidate) {
          continue
        }
        input = candidate
        continue search
      }
      break
    }
    return Failure(target: target, number: failure.number, breach: breach, input: input)
  }
}
