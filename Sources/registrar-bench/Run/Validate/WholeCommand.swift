/// `registrar validate --schema` over a folder, as a whole process.
struct WholeCommand {
  private let stage: Stage
  private let sample: SampleFiles

  init(_ stage: Stage, _ sample: SampleFiles) {
    self.stage = stage
    self.sample = sample
  }

  /// What 20,000 files may take.
  private static let mostMemory = Quantity(150, .mebibytes)

  private struct Peer {
    let name: String
    let program: Program?
    let hint: String
    let arguments: [String]
    let target: Double
    let runs: Int
  }

  func comparisons() throws -> [Comparison] {
    let ours = ["validate", "--schema", sample.schema, sample.directory]
    let peers = [
      Peer(
        name: "sourcemeta-jsonschema", program: SchemaPeer.sourcemeta(in: stage.peerDirectories),
        hint: SchemaPeer.sourcemetaHint,
        arguments: ["validate", "--fast", sample.schema, sample.directory], target: 0.4,
        runs: stage.runs),
      Peer(
        name: "check-jsonschema",
        program: Program.find("check-jsonschema", in: stage.peerDirectories),
        hint: "pip install check-jsonschema, and --peers with its bin directory",
        arguments: ["--quiet", "--schemafile", sample.schema] + sample.paths, target: 0.02, runs: 1),
    ]
    return try peers.flatMap { try comparisons(ours, beside: $0) }
  }

  private func comparisons(_ ours: [String], beside peer: Peer) throws -> [Comparison] {
    let work = "\(sample.paths.count) files (\(sample.distinct) distinct), one schema, cold"
    let name = ([peer.name] + peer.arguments.prefix(2)).joined(separator: " ")
    func run(_ program: Program, _ arguments: [String]) -> (Int) throws -> Duration {
      { _ in
        try program.time(
          arguments, in: stage.scratch.path, environment: stage.environment)
      }
    }
    guard let program = peer.program else {
      let time = try stage.medians([run(stage.registrar, ours)])[0]
      return [
        Comparison(
          work: work, ours: Quantity(time), peer: name, outcome: .notInstalled(hint: peer.hint),
          runs: "medians of \(stage.runs)", target: .ratio(peer.target))
      ]
    }
    let medians = try stage.medians(
      [run(stage.registrar, ours), run(program, peer.arguments)], runs: peer.runs)
    let memories = try [(stage.registrar, ours), (program, peer.arguments)].map {
      try PeakMemory.of($0.0, $0.1, stage)
    }
    return [
      Comparison(
        work: work, ours: Quantity(medians[0]), peer: name,
        outcome: .measured(Quantity(medians[1])), runs: "medians of \(peer.runs)",
        target: .ratio(peer.target)),
      Comparison(
        work: "\(work): peak memory", ours: memories[0], peer: name,
        outcome: memories[1].map { .measured($0) } ?? .notInstalled(hint: PeakMemory.hint),
        runs: "1 run", target: .amount(Self.mostMemory)),
    ]
  }
}
