import Dispatch
import Foundation

extension Stage {
  /// Runs a program to whatever end it comes to.
  ///
  /// Its output goes to files: a pipe that a program started meanwhile inherits would stay open.
  ///
  /// - Parameters:
  ///   - extra: what it finds in its environment besides what all programs do.
  ///   - limit: after how long it is killed with SIGKILL, if it still runs.
  func attempt(
    _ program: Program, _ arguments: [String], in directory: String,
    environment extra: [String: String] = [:], killedAfter limit: Duration? = nil
  ) throws -> Attempt {
    let folder = scratch.appending("said-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    let output = URL(fileURLWithPath: "\(folder)/output")
    let errors = URL(fileURLWithPath: "\(folder)/errors")
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = environment.merging(extra) { $1 }
    process.standardInput = FileHandle.nullDevice
    let handles = try [output, errors].map { try FileHandle(forWritingTo: $0) }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    let duration = try run(process, killedAfter: limit)
    // Nobody else does in time, and with some 1,360 files open `Process.run` reads beyond the end of
    // its list of them (Foundation of Swift 6.3 on Linux).
    for handle in handles { try handle.close() }
    let attempt = Attempt(
      ending: process.terminationReason == .exit
        ? .exit(process.terminationStatus) : .signal(process.terminationStatus),
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self), duration: duration)
    try FileManager.default.removeItem(atPath: folder)
    return attempt
  }

  /// Starts a process, kills it in time if it must be, and returns how long it took.
  private func run(_ process: Process, killedAfter limit: Duration?) throws -> Duration {
    // `waitUntilExit` looks only every 50 ms.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    if let limit {
      let moment = DispatchTime.now() + limit / .seconds(1)
      if ended.wait(timeout: moment) == .success { return clock.now - start }
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
    ended.wait()
    return clock.now - start
  }
}
