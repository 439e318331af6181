import Dispatch
import Documents
import Foundation

/// Runs cases in a process of their own, so that one that traps, hangs or eats memory is only a failure.
struct FuzzProcess {
  let limits: FuzzLimits
  /// Where inputs are put down for the process.
  let scratch: ScratchDirectory

  /// Runs a stretch, up to its first failure.
  func run(_ stretch: Stretch) throws -> StretchReport {
    // A stretch is short: one that takes so long hangs somewhere.
    let patience = 20 + limits.seconds * (stretch.cases.count == 1 ? 2 : 20)
    let ending = try end(
      of: [
        "--only", stretch.target, "--seed", String(stretch.seed), "--first",
        String(stretch.cases.lowerBound), "--cases", String(stretch.cases.count), "--in-process",
      ], patience: patience)
    switch ending {
    case .report(let report) where report.peakKibibytes <= limits.mebibytes * 1024: return report
    case .report(let report):
      return try narrowed(stretch, Breach(.endsInMemory, "\(report.peakKibibytes / 1024) MiB"))
    case .silence(let breach): return try narrowed(stretch, breach)
    }
  }

  /// Whether one input ends as `breach` says, in a process of its own.
  func shows(_ breach: Breach, _ target: any FuzzTarget, _ input: [UInt8]) throws -> Bool {
    let file = scratch.appending("input")
    try Data(input).write(to: URL(fileURLWithPath: file))
    switch try end(of: ["--only", target.name, "--input", file, "--in-process"], patience: 5) {
    case .report(let report):
      return report.failure?.breach.law == breach.law
        || (breach.law == .endsInMemory && report.peakKibibytes > limits.mebibytes * 1024)
    case .silence(let other): return other.law == breach.law
    }
  }

  /// Which case of the stretch it is, by halves.
  private func narrowed(_ stretch: Stretch, _ breach: Breach) throws -> StretchReport {
    if stretch.cases.count == 1 {
      var report = StretchReport()
      report.cases = 1
      report.failure = .init(number: stretch.cases.lowerBound, breach: breach)
      return report
    }
    var report = try run(stretch.halves.first)
    if report.failure == nil { report.add(try run(stretch.halves.second)) }
    return report
  }

  private enum Ending {
    case report(StretchReport)
    /// It ended without one.
    case silence(Breach)
  }

  private func end(of arguments: [String], patience: Double) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.this)
    process.arguments =
      ["fuzz"] + arguments + [
        "--seconds", String(limits.seconds), "--memory", String(limits.mebibytes),
      ]
    let output = scratch.appending("report")
    try Data().write(to: URL(fileURLWithPath: output))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + patience) == .timedOut {
      process.terminate()
      process.waitUntilExit()
      return .silence(Breach(.endsInTime, "no answer"))
    }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: output)))
    if let report = Reading.value(ofJSON: bytes).flatMap(StretchReport.init) {
      return .report(report)
    }
    let how = process.terminationReason == .uncaughtSignal ? "signal" : "exit status"
    return .silence(Breach(.neverTraps, "\(how) \(process.terminationStatus)"))
  }
}
