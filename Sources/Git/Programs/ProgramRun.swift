import Glibc
import SystemPackage

/// Runs another program to its end in the current directory and the foreground of the terminal, where it may ask
/// for a passphrase.
///
/// Nothing but the calling thread takes part: what the program reads and writes are files without names.
package struct ProgramRun: Sendable {
  /// Its name, to be looked up on the path, or its path.
  package let program: String
  /// What it is told, without its name.
  package let arguments: [String]
  /// What it sees beside the environment of this process.
  package let environment: [String: String]

  /// Describes a run.
  package init(
    program: String, arguments: [String] = [], environment: [String: String] = [:]
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
  }

  /// How a program ended.
  package struct Outcome: Sendable {
    /// Its exit status; for a signal its number and 128.
    package let status: Int32
    /// What it wrote to standard output.
    package let output: [UInt8]
    /// What it wrote to standard error.
    package let talk: [UInt8]
  }

  /// There is no such program.
  package struct Missing: Error {
    /// What was looked for.
    package let program: String
  }

  /// Runs it and keeps what it writes.
  ///
  /// - Parameter input: what it reads from standard input.
  /// - Throws: `Missing`; `GitError.system` where it cannot be run.
  package func finish(reading input: [UInt8] = []) throws -> Outcome {
    let source = try NamelessFile(input)
    let output = try NamelessFile([])
    let talk = try NamelessFile([])
    let status = try spawn(reading: source, output: output.descriptor, talk: talk.descriptor)
    return Outcome(status: status, output: try output.content(), talk: try talk.content())
  }

  /// Runs it and lets it speak on standard error, where its output goes too: standard output is for results.
  ///
  /// - Returns: its exit status.
  /// - Throws: `Missing`; `GitError.system` where it cannot be run.
  package func finishSpeaking() throws -> Int32 {
    let nothing = try NamelessFile([])
    return try spawn(reading: nothing, output: .standardError, talk: .standardError)
  }

  /// Starts it with these as its standard descriptors and waits for its end.
  private func spawn(
    reading input: borrowing NamelessFile, output: FileDescriptor, talk: FileDescriptor
  ) throws -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (source, target) in [(input.descriptor, 0), (output, 1), (talk, 2)]
      as [(FileDescriptor, Int32)]
    {
      _ = unsafe posix_spawn_file_actions_adddup2(&actions, source.rawValue, target)
    }
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) }
    let surroundings = unsafe self.surroundings().map { unsafe strdup($0) }
    defer { unsafe (words + surroundings).forEach { unsafe free($0) } }
    var process = pid_t()
    let code = unsafe posix_spawnp(
      &process, program, &actions, nil, words + [nil], surroundings + [nil])
    if code == ENOENT { throw Missing(program: program) }
    guard code == 0 else {
      throw GitError(Errno(rawValue: code), operation: "run a program", path: program)
    }
    return try wait(for: process)
  }

  /// The environment of this process with what was given, as `NAME=VALUE`.
  private func surroundings() -> [String] {
    var all: [String] = []
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let text = unsafe String(cString: entry)
      if environment[String(text.prefix { $0 != "=" })] == nil { all.append(text) }
      unsafe next += 1
    }
    return all + environment.map { "\($0.key)=\($0.value)" }
  }

  private func wait(for process: pid_t) throws(GitError) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 {
      let error = Errno(rawValue: errno)
      if error != .interrupted {
        throw GitError(error, operation: "wait for a program", path: program)
      }
    }
    let signal = status & 0x7f
    return signal == 0 ? status >> 8 & 0xff : 128 + signal
  }
}
