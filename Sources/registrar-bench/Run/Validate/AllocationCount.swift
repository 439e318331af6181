import Foundation

/// Heap blocks that a validation takes on the passing path: what N validations take more than none.
struct AllocationCount {
  private let stage: Stage
  private let sample: SampleFiles
  private static let validations = 10_000

  init(_ stage: Stage, _ sample: SampleFiles) {
    self.stage = stage
    self.sample = sample
  }

  func comparison() throws -> Comparison {
    guard let valgrind = Program.find("valgrind"), let strip = Program.find("strip") else {
      return comparison(nil, .notInstalled(hint: "apt-get install valgrind binutils"))
    }
    // Valgrind gives up on the debug information of large Swift programs.
    let program = stage.scratch.appending("registrar-bench")
    try strip.time(
      ["-g", "-o", program, Program.this], in: stage.scratch.path,
      environment: stage.environment)
    let few = try blocks(valgrind, program, Self.validations)
    let many = try blocks(valgrind, program, 2 * Self.validations)
    let each = (many - few) / Double(Self.validations)
    return comparison(Quantity(each, .blocks), .none)
  }

  private func comparison(_ ours: Quantity?, _ outcome: Comparison.Outcome) -> Comparison {
    Comparison(
      work: "heap blocks for each validation", ours: ours,
      peer: "a process that validates \(2 * Self.validations) times, less one that does so "
        + "\(Self.validations) times, by valgrind's dhat",
      outcome: outcome, runs: "1 run of each", target: .amount(Quantity(0, .blocks)))
  }

  private func blocks(
    _ valgrind: Program, _ program: String, _ validations: Int
  ) throws -> Double {
    let report = stage.scratch.appending("dhat.txt")
    try valgrind.time(
      [
        "--tool=dhat", "--log-file=\(report)", "--dhat-out-file=/dev/null",
        program, "judge", sample.schema, sample.paths[0],
        "--times", String(validations),
      ], in: stage.scratch.path, environment: stage.environment)
    return try Self.total(in: report)
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
