import Foundation

/// What one input may take.
struct FuzzLimits: Equatable {
  /// Seconds of processor time, so that a busy machine makes no failures.
  let seconds: Double
  /// Resident memory of a whole process, in MiB.
  let mebibytes: Int

  /// Feeds one input to `target`; an answer that comes too late is a breach.
  func timed(
    _ target: any FuzzTarget, _ input: [UInt8]
  ) -> (outcome: Result<Bool, Breach>, seconds: Double) {
    let start = ProcessFigures.processorSeconds
    let outcome = Result { () throws(Breach) in try target.accepts(input) }
    let taken = ProcessFigures.processorSeconds - start
    if case .success = outcome, taken > seconds {
      return (.failure(Breach(.endsInTime, "\(FixedText.decimal(taken)) s")), taken)
    }
    return (outcome, taken)
  }
}

/// What this process has taken so far.
enum ProcessFigures {
  /// Processor time of all threads.
  static var processorSeconds: Double { Double(clock()) / 1_000_000 }

  /// The most memory that was ever resident, in KiB, as Linux tells (proc_pid_status(5)).
  static func peakKibibytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let peak = Int(line.filter(\.isNumber))
    else { throw NoPeak() }
    return peak
  }

  private struct NoPeak: Error, CustomStringConvertible {
    let description = "/proc/self/status has no line 'VmHWM'"
  }
}
