import Foundation

/// What every benchmark finds: a generated registry, the programs, a place for files of its own.
struct Stage: Sendable {
  /// A bare repository; benchmarks that write clone it.
  let repository: String
  let registrar: Program
  let scratch: ScratchDirectory
  /// How often each program runs.
  let runs: Int
  /// Where to look for peers before the PATH.
  let peerDirectories: [String]
  /// What the benchmark of writes does, and how often.
  let writes: WriteTrialSize

  /// The `git` program, without which nothing here makes sense.
  func git() throws -> Program {
    guard let git = Program.find("git", in: peerDirectories) else { throw GitMissing() }
    return git
  }

  struct GitMissing: Error, CustomStringConvertible {
    let description = "there is no git in the PATH: install it"
  }

  /// What every program sees: nobody's own configuration, one name, git's writes as durable as ours.
  var environment: [String: String] {
    var environment = [
      "HOME": scratch.path, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C", "TZ": "UTC",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
    for role in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(role)_NAME"] = "Bench"
      environment["GIT_\(role)_EMAIL"] = "bench@larkfield.example"
    }
    let configuration = [
      ("core.fsync", "all"), ("user.name", "Bench"), ("user.email", "bench@larkfield.example"),
      ("gc.auto", "0"),
    ]
    environment["GIT_CONFIG_COUNT"] = String(configuration.count)
    for (index, (key, value)) in configuration.enumerated() {
      environment["GIT_CONFIG_KEY_\(index)"] = key
      environment["GIT_CONFIG_VALUE_\(index)"] = value
    }
    return environment
  }

  /// A clone of the registry, or of `source`, in a directory of its own.
  func clone(_ name: String, bare: Bool, of source: String? = nil) throws -> String {
    let directory = scratch.appending(name)
    let git = try git()
    try git.time(
      ["clone", "--quiet", "--no-hardlinks"] + (bare ? ["--bare"] : [])
        + [source ?? repository, directory],
      in: scratch.path, environment: environment)
    for (key, value) in [("user.name", "Bench"), ("user.email", "bench@larkfield.example")] {
      try git.time(["config", key, value], in: directory, environment: environment)
    }
    return directory
  }

  /// The paths of all files of the registry.
  func paths() throws -> [String] {
    try git().output(
      of: ["ls-tree", "-r", "--name-only", "HEAD"], in: repository, environment: environment
    ).split(separator: "\n").map(String.init)
  }

  /// Runs two works in turns and returns the median of each; the first run of either does not count.
  ///
  /// - Parameters:
  ///   - works: each gets the number of its run and returns how long it took.
  ///   - runs: how many runs count; as many as the stage has unless told. A single one is the first:
  ///     what is too slow to run twice needs no warming up.
  func medians(_ works: [(Int) throws -> Duration], runs: Int? = nil) throws -> [Duration] {
    var times: [[Duration]] = Array(repeating: [], count: works.count)
    let runs = runs ?? self.runs
    for run in (runs == 1 ? 1 : 0)...runs {
      for (index, work) in works.enumerated() {
        let time = try work(run)
        if run > 0 { times[index].append(time) }
      }
    }
    return times.map { $0.sorted()[$0.count / 2] }
  }
}
