import ArgumentParser
import Documents
import Foundation

/// `registrar-bench fuzz`.
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Feed the engine damaged and random input, and see that what must hold does.",
    discussion: """
      A case is made of the seed and its number alone, so that every failure can be had again. Cases run in \
      processes of their own: one that traps, hangs or eats memory is a failure like others. A failure is \
      printed with its seed, its case and a smaller input that shows the same, and the command ends with 1.

      \(FuzzCatalogue.all.map { "\($0.name): \($0.purpose)" }.joined(separator: "\n"))

      What must hold:
      \(Law.allCases.map { "- \($0.rawValue)" }.joined(separator: "\n"))
      """)

  @Option(help: "Cases in all; every target has an equal share.")
  var cases = 1_000_000

  @Option(help: "What the cases are made from.")
  var seed: UInt64 = 1

  @Option(help: "The only target to feed: yaml, json, schema or pattern.")
  var only: String?

  @Option(help: "The number of each target's first case.")
  var first = 0

  @Option(help: "Seconds of processor time that one input may take.")
  var seconds = 1.0

  @Option(help: "Resident memory that a process may take, in MiB.")
  var memory = 256

  @Flag(help: "Go on after a failure, and show the first of each kind.")
  var keepGoing = false

  @Option(help: "Feed the target the content of this file, and nothing else.")
  var input: String?

  @Flag(help: "Print the input of the first case, and do nothing else.")
  var printInput = false

  @Flag(help: .private)
  var inProcess = false

  func validate() throws {
    if cases < 0 || first < 0 { throw ValidationError("cases are counted from 0") }
    if let only, FuzzCatalogue.target(only) == nil {
      let known = FuzzCatalogue.all.map(\.name).joined(separator: ", ")
      throw ValidationError("there is no target '\(only)': one of \(known)")
    }
    if only == nil, input != nil || printInput || inProcess {
      throw ValidationError("say by --only which target the input is for")
    }
  }

  func run() throws {
    let limits = FuzzLimits(seconds: seconds, mebibytes: memory)
    let targets = only.flatMap(FuzzCatalogue.target).map { [$0] } ?? FuzzCatalogue.all
    if printInput {
      let bytes = Stretch.input(targets[0], seed: seed, number: first)
      FileHandle.standardOutput.write(Data(bytes))
    } else if inProcess || input != nil {
      try report(on: targets[0], limits)
    } else {
      try supervise(targets, limits)
    }
  }

  /// Runs cases here, and says how it went in JSON.
  private func report(on target: any FuzzTarget, _ limits: FuzzLimits) throws {
    var report = StretchReport()
    if let input {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: input)))
      report.cases = 1
      let (outcome, seconds) = limits.timed(target, bytes)
      report.slowestSeconds = seconds
      switch outcome {
      case .success(let isAccepted): report.accepted = isAccepted ? 1 : 0
      case .failure(let breach): report.failure = .init(number: 0, breach: breach)
      }
    } else {
      let stretch = Stretch(target: target.name, seed: seed, cases: first..<(first + cases))
      report = stretch.run(target, limits)
    }
    report.peakKibibytes = try ProcessFigures.peakKibibytes()
    print(JSONWriter.text(report.json))
    if report.failure != nil { throw ExitCode.failure }
  }

  private func supervise(_ targets: [any FuzzTarget], _ limits: FuzzLimits) throws {
    let run = FuzzRun(
      seed: seed, process: FuzzProcess(limits: limits, scratch: try ScratchDirectory()),
      keepsGoing: keepGoing)
    let clock = ContinuousClock()
    let start = clock.now
    var total = StretchReport()
    var failures: [String: Int] = [:]
    for (index, target) in targets.enumerated() {
      let share = cases / targets.count + (index < cases % targets.count ? 1 : 0)
      var line = ProgressLine(target.name)
      let report = try run.run(target, first..<(first + share)) { failure in
        line.end()
        let kind = FuzzText.kind(failure)
        failures[kind, default: 0] += 1
        if failures[kind] == 1 { print(FuzzText.failure(failure, seed: seed)) }
      } progress: {
        line.show($0, of: share)
      }
      line.end()
      print(FuzzText.line(target.name, report))
      total.add(report)
      if !failures.isEmpty, !keepGoing { break }
    }
    let taken = clock.now - start
    let count = failures.values.reduce(0, +)
    print(FuzzText.summary(total, seed: seed, taken: taken, failures: count))
    for (kind, count) in failures.sorted(by: { $0.key < $1.key }) where keepGoing {
      print("  \(count) times \(kind)")
    }
    if count > 0 { throw ExitCode.failure }
  }
}
