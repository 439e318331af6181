/// The most memory that a program holds at once.
enum PeakMemory {
  /// How to get what is missing when there is no figure.
  static let hint = "apt-get install python3"

  /// The peak of one run; nil where there is no Python to ask the system for it.
  static func of(
    _ program: Program, _ arguments: [String], _ stage: Stage
  ) throws -> Quantity? {
    guard let python = Program.find("python3", in: stage.peerDirectories) else { return nil }
    let script = """
      import resource, subprocess, sys
      subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
      """
    let text = try python.output(
      of: ["-c", script, program.path] + arguments, in: stage.scratch.path,
      environment: stage.environment)
    return Double(text.filter(\.isNumber)).map { Quantity($0 / 1024, .mebibytes) }
  }
}
