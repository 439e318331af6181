import Foundation

/// One document of ten thousand, a hundred thousand and a million entries: ten times the entries are
/// to cost ten times as much.
struct GrowthCurve {
  private let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func comparisons() throws -> [Comparison] {
    let schema = stage.scratch.appending("entries.schema.json")
    let text = """
      {"type": "object", "minProperties": 1, "propertyNames": {"pattern": "^entry-[0-9]+$"},
       "additionalProperties": {"type": "object", "required": ["value"],
        "properties": {"value": {"type": "number", "minimum": 0}, "name": {"type": "string"}}}}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: schema))
    let sizes = [10_000, 100_000, 1_000_000]
    let points = try sizes.map { try point(entries: $0, schema) }
    return zip(points, points.dropFirst()).flatMap { smaller, larger in
      let work = "one document of \(larger.entries) entries"
      let peer = "registrar itself, \(smaller.entries) entries"
      return [
        Comparison(
          work: work, ours: larger.time, peer: peer, outcome: .measured(smaller.time),
          runs: "medians of \(stage.runs)", target: Self.mostGrowth),
        Comparison(
          work: "\(work): peak memory", ours: larger.memory, peer: peer,
          outcome: smaller.memory.map { .measured($0) } ?? .notInstalled(hint: PeakMemory.hint),
          runs: "1 run", target: Self.mostGrowth),
      ]
    }
  }

  /// Ten times as much, and room for what is not exact.
  private static let mostGrowth = Comparison.Target.ratio(12)

  private struct Point {
    let entries: Int
    let time: Quantity
    /// Nil where nothing tells.
    let memory: Quantity?
  }

  private func point(entries: Int, _ schema: String) throws -> Point {
    let file = stage.scratch.appending("entries-\(entries).yaml")
    let text = (0..<entries).map { "entry-\($0):\n  value: \($0 % 1000)\n  name: n\($0 % 7)\n" }
    try Data(text.joined().utf8).write(to: URL(fileURLWithPath: file))
    let arguments = ["validate", "--schema", schema, file]
    let time = try stage.medians([
      { _ in
        try stage.registrar.time(
          arguments, in: stage.scratch.path, environment: stage.environment)
      }
    ])[0]
    return Point(
      entries: entries, time: Quantity(time),
      memory: try PeakMemory.of(stage.registrar, arguments, stage))
  }
}
