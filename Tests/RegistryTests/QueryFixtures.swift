import Documents

@testable import Registry

/// What the tests of the query language ask about.
enum QueryRows {
  static let fields = FieldSet([
    field("reference", .text), field("owner", .text), field("status", .text),
    field("inProduction", .boolean), field("version", .version), field("updatedAt", .date),
    field("created", .date), field("tags", .text), field("note", .text), field("nothing", .text),
    field("artifacts.digest", .text), field("artifacts.size", .number), field("count", .number),
    field("in", .text), field("metric.", .number), field("label.", .text),
    field("parameters.", .any),
  ])

  static let scorer: JSONValue = [
    "reference": "credit/scorer", "owner": "team:risk", "status": "released",
    "inProduction": true, "version": "2.10.0", "updatedAt": "2026-03-03T09:00:00Z",
    "created": "2026-03-03", "tags": ["eu", "credit"], "note": "", "nothing": .null,
    "artifacts": [["digest": "sha256:aa", "size": 5], ["digest": "sha256:bb"]],
    "count": 0, "in": "a",
    "metric": [
      "accuracy": .number("0.87"), "auc": .number("0.10000000000000000000000001"),
      "f1 @ 0.5": .number("0.4"), "bias": .number("-1e-3"),
    ],
    "label": ["team": "risk", "app.io/name": "Scorer's \"x\"", "year": "2024"],
    "parameters": ["depth": 6, "mode": "fast", "seed": "7", "shuffle": false],
  ]

  private static func field(_ name: String, _ type: FieldType) -> FieldSet.Field {
    FieldSet.Field(name, type, title: name, doc: "A field.")
  }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
