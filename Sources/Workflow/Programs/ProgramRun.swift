import Dispatch
import Subprocess
import Synchronization
import SystemPackage

/// Runs another program to its end, in the foreground of the terminal, where it may ask for a passphrase.
struct ProgramRun: Sendable {
  /// Its name, to be looked up on the path, or its path.
  let program: String
  var arguments: [String] = []
  /// Where it runs; the current directory unless told.
  var directory: String?
  /// What it sees beside the environment of this process.
  var environment: [String: String] = [:]

  /// How a program ended.
  struct Outcome: Sendable {
    /// Its exit status; for a signal its number and 128.
    let status: Int32
    /// What it wrote to standard output.
    let output: [UInt8]
    /// What it wrote to standard error.
    let talk: [UInt8]
  }

  /// There is no such program.
  struct Missing: Error {
    let program: String
  }

  /// How much a program may write.
  private static let limit = 1 << 24

  /// Runs it and keeps what it writes.
  ///
  /// - Parameter input: what it reads from standard input.
  /// - Throws: `Missing`; `SubprocessError` where it cannot be run.
  func finish(reading input: [UInt8] = []) throws -> Outcome {
    try wait {
      let result = try await Subprocess.run(
        executable, arguments: Arguments(arguments), environment: inherited,
        workingDirectory: directory.map { FilePath($0) }, input: .array(input),
        output: .bytes(limit: Self.limit), error: .bytes(limit: Self.limit))
      return Outcome(
        status: Self.status(result.terminationStatus), output: result.standardOutput,
        talk: result.standardError)
    }
  }

  /// Runs it and lets it speak on standard error, where its output goes too: standard output is for results.
  ///
  /// - Returns: its exit status.
  /// - Throws: `Missing`; `SubprocessError` where it cannot be run.
  func finishSpeaking() throws -> Int32 {
    try wait {
      let result = try await Subprocess.run(
        executable, arguments: Arguments(arguments), environment: inherited,
        workingDirectory: directory.map { FilePath($0) }, output: .currentStandardError,
        error: .currentStandardError)
      return Self.status(result.terminationStatus)
    }
  }

  /// Where the result of a run is left for who waits for it.
  private final class Place<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }

  private var executable: Executable {
    program.contains("/") ? .path(FilePath(program)) : .name(program)
  }

  private var inherited: Environment {
    .inherit.updating(
      Dictionary(
        uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
      ))
  }

  private static func status(_ status: TerminationStatus) -> Int32 {
    switch status {
    case .exited(let code): code
    case .signaled(let signal): 128 + signal
    }
  }

  /// What `work` gives. A command does one thing at a time, and waits for it.
  private func wait<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let place = Place<Value>()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let result: Result<Value, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      place.result.withLock { $0 = result }
      done.signal()
    }
    done.wait()
    do {
      guard let result = place.result.withLock({ $0 }) else { throw CancellationError() }
      return try result.get()
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Missing(program: program)
    }
  }
}
