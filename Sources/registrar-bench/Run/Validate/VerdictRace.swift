import Documents
import Foundation
import JSONSchema
import YAML

/// Yes or no for documents that are parsed already, beside jsonschema-rs.
struct VerdictRace {
  private let stage: Stage
  private let sample: SampleFiles
  private static let (files, rounds) = (200, 200)

  init(_ stage: Stage, _ sample: SampleFiles) {
    self.stage = stage
    self.sample = sample
  }

  func comparison() throws -> Comparison {
    let schema = try sample.compiledSchema()
    let documents = try sample.contents(Self.files).map { try YAMLReader.read($0) }
    let nodes = documents.reduce(0) { $0 + $1.nodeCount } / documents.count
    let race = Race(
      work: "validating a document of \(nodes) nodes, formats asserted", items: documents,
      noun: "documents", rounds: Self.rounds, peer: "jsonschema-rs, is_valid", target: 0.3)
    var judge = SchemaJudge(schema)
    return try race.comparison(with: try peer(documents)) {
      guard try judge.isValid($0.root) else { throw Refused() }
    }
  }

  private struct Refused: Error {}

  /// The peer gets the same documents as JSON, parsed before the clock starts.
  private func peer(_ documents: [Document]) throws -> Comparison.Outcome {
    let hint = "pip install jsonschema-rs, and --peers with the bin directory of its python3"
    let file = stage.scratch.appending("documents.json")
    let all = JSONValue.array(documents.map(\.root.value))
    try Data(JSONWriter.bytes(all)).write(to: URL(fileURLWithPath: file))
    guard let python = Program.find("python3", in: stage.peerDirectories) else {
      return .notInstalled(hint: hint)
    }
    let script = """
      import json, sys, time
      try:
          import jsonschema_rs
      except ImportError:
          sys.exit(0)
      schema, documents = (json.load(open(name)) for name in sys.argv[1:3])
      is_valid = jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid
      clock = time.perf_counter
      least = [1e9] * len(documents)
      for _ in range(int(sys.argv[3])):
          for index, document in enumerate(documents):
              start = clock()
              answer = is_valid(document)
              least[index] = min(least[index], clock() - start)
              assert answer
      print(sum(least) / len(least) * 1e6)
      """
    return try .microseconds(
      printedBy: python, ["-c", script, sample.schema, file, String(Self.rounds)], stage,
      hint: hint)
  }
}
