import Foundation

/// How a program ended and what it wrote.
package struct RunResult: Sendable {
  /// What it wrote to standard output.
  package let output: [UInt8]
  /// The same as text, bad bytes replaced.
  package var stdout: String { String(decoding: output, as: UTF8.self) }
  /// What it wrote to standard error.
  package let stderr: String
  /// Its exit status; for a signal its number and 128.
  package let status: Int32
}

/// Runs a program to its end, with just the environment given.
///
/// - Parameters:
///   - program: its path, or a name to look up in the `PATH` of this process.
///   - directory: where it runs; nil for the directory of this process.
///   - input: what it reads from standard input.
package func run(
  _ program: String, _ arguments: [String], environment: [String: String] = [:],
  in directory: String? = nil, input: [UInt8] = []
) throws -> RunResult {
  // Files, not pipes: neither side ever waits for the other.
  let scratch = try TemporaryDirectory()
  try Data(input).write(to: URL(fileURLWithPath: scratch.appending("in")))
  for name in ["out", "err"] { try scratch.write("", to: name) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: try locate(program))
  process.arguments = arguments
  process.environment = environment
  if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
  process.standardInput = try FileHandle(
    forReadingFrom: URL(fileURLWithPath: scratch.appending("in")))
  process.standardOutput = try FileHandle(
    forWritingTo: URL(fileURLWithPath: scratch.appending("out")))
  process.standardError = try FileHandle(
    forWritingTo: URL(fileURLWithPath: scratch.appending("err")))
  try process.run()
  process.waitUntilExit()
  let output = try Data(contentsOf: URL(fileURLWithPath: scratch.appending("out")))
  let status = process.terminationStatus
  return RunResult(
    output: Array(output), stderr: try scratch.read("err"),
    status: process.terminationReason == .uncaughtSignal ? 128 + status : status)
}

/// The path of a program.
private func locate(_ program: String) throws -> String {
  if program.contains("/") { return program }
  let directories = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    .split(separator: ":")
  for directory in directories {
    let path = "\(directory)/\(program)"
    if FileManager.default.isExecutableFile(atPath: path) { return path }
  }
  throw ProgramNotFound(program: program)
}

/// The `PATH` holds no such program.
package struct ProgramNotFound: Error {
  /// Its name.
  package let program: String
}
