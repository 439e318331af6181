import Dispatch
import Foundation

/// A program to run as a whole process.
struct Program: Sendable {
  let path: String

  /// A run that did not end as it should.
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let arguments: [String]
    let status: Int32

    var description: String {
      "'\(path) \(arguments.joined(separator: " "))' ended with status \(status)"
    }
  }

  /// The program called `name` in the first of `directories`, or else of the PATH, that has one.
  static func find(_ name: String, in directories: [String] = []) -> Program? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return (directories + path.split(separator: ":").map(String.init))
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
      .map(Program.init)
  }

  /// The same, or what lies at `place` beside one of `directories`, of which the last part and one
  /// folder may hold a star: where Python packages keep programs of their own.
  static func find(_ name: String, at place: String, in directories: [String]) -> Program? {
    if let program = find(name, in: directories) { return program }
    return directories.lazy.flatMap { matches(place.split(separator: "/")[...], in: $0) }
      .first { FileManager.default.isExecutableFile(atPath: $0) }.map(Program.init)
  }

  private static func matches(_ parts: ArraySlice<Substring>, in folder: String) -> [String] {
    guard let part = parts.first else { return [folder] }
    guard let star = part.firstIndex(of: "*") else {
      return matches(parts.dropFirst(), in: "\(folder)/\(part)")
    }
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch { return [] }
    return names.filter { $0.hasPrefix(part[..<star]) }.sorted()
      .flatMap { matches(parts.dropFirst(), in: "\(folder)/\($0)") }
  }

  /// The path of a program in the directory of this one.
  static func besideThis(_ name: String) -> String {
    URL(fileURLWithPath: this).deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// The path of this program, whatever it was called by.
  static var this: String {
    let own = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: own).resolvingSymlinksInPath().path
  }

  /// Runs it to its end with its output thrown away, and returns the wall time.
  ///
  /// - Throws: `Failure` unless it ends with 0.
  @discardableResult
  func time(
    _ arguments: [String], in directory: String, environment: [String: String]
  ) throws -> Duration {
    let process = prepare(arguments, in: directory, environment)
    process.standardOutput = FileHandle.nullDevice
    // `waitUntilExit` looks only every 50 ms.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    ended.wait()
    let duration = clock.now - start
    try require(process, arguments)
    return duration
  }

  /// Runs it to its end and returns what it wrote to standard output.
  ///
  /// - Throws: `Failure` unless it ends with 0.
  func output(
    of arguments: [String], in directory: String, environment: [String: String]
  ) throws -> String {
    let process = prepare(arguments, in: directory, environment)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try require(process, arguments)
    return String(decoding: data, as: UTF8.self)
  }

  private func prepare(
    _ arguments: [String], in directory: String, _ environment: [String: String]
  ) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  private func require(_ process: Process, _ arguments: [String]) throws {
    let status = process.terminationStatus
    if status != 0 || process.terminationReason != .exit {
      throw Failure(path: path, arguments: arguments, status: status)
    }
  }
}
