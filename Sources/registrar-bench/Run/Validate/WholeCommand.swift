/// `registrar validate --schema` over a folder, as a whole process.
struct WholeCommand {
  private let stage: Stage
  private let sample: SampleFiles

  init(_ stage: Stage, _ sample: SampleFiles) {
    self.stage = stage
    self.sample = sample
  }

  private struct Peer {
    let program: String
    /// Where the package keeps it, below a directory of programs, if not under its own name.
    let place: String?
    let package: String
    let arguments: [String]
    let target: Double
    let runs: Int
  }

  func comparisons() throws -> [Comparison] {
    let ours = ["validate", "--schema", sample.schema, sample.directory]
    let peers = [
      Peer(
        program: "sourcemeta-jsonschema",
        place: "../lib/python3*/site-packages/sourcemeta_jsonschema/jsonschema-linux-*",
        package: "sourcemeta-jsonschema",
        arguments: ["validate", "--fast", sample.schema, sample.directory], target: 0.4,
        runs: stage.runs),
      Peer(
        program: "check-jsonschema", place: nil, package: "check-jsonschema",
        arguments: ["--quiet", "--schemafile", sample.schema] + sample.paths, target: 0.02, runs: 1),
    ]
    return try peers.flatMap { try comparisons(ours, beside: $0) }
  }

  private func comparisons(_ ours: [String], beside peer: Peer) throws -> [Comparison] {
    let work = "\(sample.paths.count) files (\(sample.distinct) distinct), one schema, cold"
    let name = ([peer.program] + peer.arguments.prefix(2)).joined(separator: " ")
    func run(_ program: Program, _ arguments: [String]) -> (Int) throws -> Duration {
      { _ in
        try program.time(
          arguments, in: stage.scratch.path, environment: stage.environment)
      }
    }
    guard
      let program = Program.find(peer.program, at: peer.place, in: stage.peerDirectories)
    else {
      let hint = "pip install \(peer.package), and --peers with its bin directory"
      let time = try stage.medians([run(stage.registrar, ours)])[0]
      return [
        Comparison(
          work: work, ours: Quantity(time), peer: name, outcome: .notInstalled(hint: hint),
          runs: "medians of \(stage.runs)", target: peer.target)
      ]
    }
    let medians = try stage.medians(
      [run(stage.registrar, ours), run(program, peer.arguments)], runs: peer.runs)
    let memories = try [(stage.registrar, ours), (program, peer.arguments)].map {
      try PeakMemory.of($0.0, $0.1, stage)
    }
    var result = [
      Comparison(
        work: work, ours: Quantity(medians[0]), peer: name,
        outcome: .measured(Quantity(medians[1])), runs: "medians of \(peer.runs)",
        target: peer.target)
    ]
    if let own = memories[0], let other = memories[1] {
      result.append(
        Comparison(
          work: "\(work): peak memory", ours: own, peer: name, outcome: .measured(other),
          runs: "1 run"))
    }
    return result
  }
}

/// The most memory that a program holds at once.
enum PeakMemory {
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
