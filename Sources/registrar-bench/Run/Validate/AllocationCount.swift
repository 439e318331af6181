import Foundation

/// Heap blocks that validation takes on the passing path: as many for N documents as for 2 N.
struct AllocationCount {
  private let stage: Stage
  private let sample: SampleFiles
  private static let validations = 10_000

  init(_ stage: Stage, _ sample: SampleFiles) {
    self.stage = stage
    self.sample = sample
  }

  func comparison() throws -> Comparison {
    let peer = "\(2 * Self.validations) validations, by valgrind's dhat"
    let work = "heap blocks of a process that validates \(Self.validations) times"
    guard let valgrind = Program.find("valgrind"), let strip = Program.find("strip") else {
      return Comparison(
        work: work, ours: Quantity(0, .blocks), peer: peer,
        outcome: .notInstalled(hint: "apt-get install valgrind binutils"), runs: "none")
    }
    // Valgrind gives up on the debug information of large Swift programs.
    let program = stage.scratch.appending("registrar-bench")
    try strip.time(
      ["-g", "-o", program, Program.besideThis("registrar-bench")], in: stage.scratch.path,
      environment: stage.environment)
    let counts = try [Self.validations, 2 * Self.validations].map {
      try blocks(valgrind, program, $0)
    }
    return Comparison(
      work: work, ours: counts[0], peer: peer, outcome: .measured(counts[1]), runs: "1 run",
      target: 1)
  }

  private func blocks(
    _ valgrind: Program, _ program: String, _ validations: Int
  ) throws -> Quantity {
    let report = stage.scratch.appending("dhat.txt")
    try valgrind.time(
      [
        "--tool=dhat", "--log-file=\(report)", "--dhat-out-file=/dev/null",
        program, "judge", sample.schema, sample.paths[0],
        "--times", String(validations),
      ], in: stage.scratch.path, environment: stage.environment)
    return Quantity(try Self.total(in: report), .blocks)
  }

  /// `==1== Total:     1,234 bytes in 56 blocks`.
  private static func total(in report: String) throws -> Double {
    let lines = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n")
    guard let line = lines.first(where: { $0.contains("Total:") }),
      let count = Double(line.split(separator: " ").dropLast().last?.filter(\.isNumber) ?? "")
    else { throw Unreadable(path: report) }
    return count
  }

  private struct Unreadable: Error {
    let path: String
  }
}
