import Foundation

/// All rules over a work tree beside validators that know only the schema.
struct ValidateBenchmark: Benchmark {
  let name = "validate"
  let purpose = "the whole work tree by every rule, against the schema alone over its evaluations"

  private struct Peer: Sendable {
    let program: String
    let package: String
    /// The arguments before the files.
    let arguments: @Sendable (_ schema: String) -> [String]
  }

  private static let peers = [
    Peer(program: "sourcemeta-jsonschema", package: "sourcemeta-jsonschema") {
      ["validate", "--fast", $0]
    },
    Peer(program: "check-jsonschema", package: "check-jsonschema") {
      ["--quiet", "--schemafile", $0]
    },
  ]

  func measure(_ stage: Stage) throws -> [Comparison] {
    let work = try stage.clone("validate", bare: false)
    let paths = try stage.paths()
    let documents = paths.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.count
    let evaluations = paths.filter { $0.contains("/evaluations/") }
    let directory = stage.scratch.appending("evaluations")
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    for (index, path) in evaluations.enumerated() {
      try FileManager.default.copyItem(
        atPath: "\(work)/\(path)", toPath: "\(directory)/\(index).yaml")
    }
    let schema = "\(work)/schemas/evaluation.schema.json"
    let ours: (Int) throws -> Duration = { _ in
      try stage.registrar.time(["validate"], in: work, environment: stage.environment)
    }
    return try Self.peers.map { peer in
      let program = Program.find(peer.program, in: stage.peerDirectories)
      var works = [ours]
      // Files by name, as many as fit; all of them in one process unless there are very many.
      let names = evaluations.indices.map { "\($0).yaml" }
      if let program, !names.isEmpty {
        works.append { _ in
          var total = Duration.zero
          for start in stride(from: 0, to: names.count, by: Self.filesPerProcess) {
            let part = names[start..<min(names.count, start + Self.filesPerProcess)]
            total += try program.time(
              peer.arguments(schema) + part, in: directory, environment: stage.environment)
          }
          return total
        }
      }
      let medians = try stage.medians(works)
      let outcome: Comparison.Outcome =
        medians.count > 1
        ? .measured(medians[1])
        : .notInstalled(
          hint: evaluations.isEmpty
            ? "there are no evaluations for it"
            : "pip install \(peer.package), and --peers with its bin directory")
      return Comparison(
        work: "\(documents) documents, every rule, cold", ours: medians[0],
        peer: "\(peer.program), \(evaluations.count) evaluations, schema only", outcome: outcome,
        runs: stage.runs)
    }
  }

  /// Stays well under the bound on the length of a command line.
  private static let filesPerProcess = 100_000
}
