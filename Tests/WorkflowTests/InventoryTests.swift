import AuditTrail
import Compliance
import Documents
import Findings
import Registry
import Testing
import Workflow

@Suite("Facts about a registry")
struct InventoryTests {
  /// A registry whose version 1.1.0 runs in production and misses its threshold.
  private func observation() throws -> Observation {
    let fixture = try WorkflowFixture()
    try fixture.write { context in
      try Operation.promote(context.entity("scorer@1.1.0"), to: "production", in: context)
    }
    for (version, value) in [("1.0.0", "0.95"), ("1.1.0", "0.85")] {
      let fields: JSONValue = [
        "purpose": "release", "evaluatedAt": "2026-11-23T14:05:00Z",
        "results": [
          [
            "dataset": ["uri": "https://data.example/x"],
            "metrics": [["name": "accuracy", "value": .number(value), "direction": "higher"]],
          ]
        ],
      ]
      try fixture.write { context in
        try Operation.addEvaluation(
          of: try ModelName("scorer"), try VersionNumber(version), fields, in: context)
      }
    }
    return try Observation(
      fixture.location(), at: .head, asOf: nil, now: Timestamp(seconds: 1_796_040_000))
  }

  @Test("A model's row says what runs, what underperforms, and who changed it last")
  func model() throws {
    let inventory = try observation().inventory
    let row = try #require(inventory.row(of: .model(try ModelName("scorer")), in: .models))
    #expect(row["owner"] == "team:risk" && row["latest"] == "1.1.0")
    #expect(row["inProduction"] == true && row["production"] == ["1.1.0"])
    #expect(row["underperforming"] == ["1.1.0"])
    #expect(row["versions"] == 3 && row["evaluations"] == 2)
    #expect(row["metric"] == ["accuracy": .number("0.85")])
    #expect(row["changedBy"] == "Ada Author" && row["changedAt"] == "2026-11-30T12:00:00Z")
  }

  @Test("A version's row says where it runs and what it misses")
  func version() throws {
    let rows = try observation().inventory.listing(.versions).rows
    #expect(rows.map { $0["ref"] } == ["scorer@1.0.0", "scorer@1.1.0", "scorer@2.0.0"])
    #expect(rows.map { $0["underperforming"] } == [false, true, false])
    #expect(rows.map { $0["environments"] } == [[], ["production"], []])
    #expect(rows[1]["missed"] == ["accuracy 0.85, wanted >= 0.9"])
  }

  @Test("Every collection has its columns in its rows", arguments: Inventory.Collection.allCases)
  func columns(_ collection: Inventory.Collection) throws {
    let listing = try observation().inventory.listing(collection)
    for row in listing.rows {
      for column in listing.columns {
        #expect(row[column.key] != nil, "\(collection) \(column.key)")
      }
    }
  }

  @Test("Versions side by side: metrics with the difference of the last to the first, then fields")
  func comparison() throws {
    let observation = try observation()
    let versions = try ["scorer@1.0.0", "scorer@1.1.0"].map { try observation.snapshot.resolve($0) }
    let comparison = Comparison(versions, in: observation.inventory)
    let row = try #require(comparison.metrics.rows.first)
    #expect(row["ref"] == "accuracy on https://data.example/x")
    #expect(row["scorer@1.0.0"] == .number("0.95") && row["scorer@1.1.0"] == .number("0.85"))
    #expect(row["delta"] == .number("-0.1") && row["threshold"] == ">= 0.9")
    #expect(comparison.fields.rows.map { $0["ref"] } == ["artifacts.0.uri"])
  }

  @Test("Versions differ value by value: null where one has none, whole where one has no parts")
  func comparedFields() throws {
    let texts = [
      "1.2.0": "depth: 7, layers: [1, 2], mode: fast, same: {a: [1]}",
      "1.3.0": "layers: [1, 3, 4], mode: {name: fast}, same: {a: [1]}, rate: 0.1, none: []",
    ]
    let fixture = try WorkflowFixture(
      Dictionary(
        uniqueKeysWithValues: texts.map { number, parameters in
          (
            "models/scorer/versions/\(number).yaml",
            Sample.version(number) + "parameters: {\(parameters)}\n"
          )
        }))
    let observation = try Observation(
      fixture.location(), at: .head, asOf: nil, now: Timestamp(seconds: 1_796_040_000))
    let versions = try texts.keys.sorted().map {
      try observation.snapshot.resolve("scorer@\($0)")
    }
    let rows = Comparison(versions, in: observation.inventory).fields.rows.dropFirst()
    let expected: [(String, JSONValue, JSONValue)] = [
      ("depth", 7, .null), ("layers.1", 2, 3), ("layers.2", .null, 4),
      ("mode", "fast", ["name": "fast"]), ("rate", .null, .number("0.1")), ("none", .null, []),
    ]
    #expect(
      Array(rows)
        == expected.map {
          ["ref": .string("parameters.\($0)"), "scorer@1.2.0": $1, "scorer@1.3.0": $2]
        })
  }

  @Test("A document is shown with its facts and what belongs to it")
  func detail() throws {
    let observation = try observation()
    let detail = observation.inventory.detail(of: try observation.snapshot.resolve("scorer@1.1.0"))
    #expect(detail["path"] == "models/scorer/versions/1.1.0.yaml")
    #expect(detail["document"]?["status"] == "released")
    #expect(detail["facts"]?["inProduction"] == true)
    #expect(detail["evaluations"]?.elements.count == 1)
    #expect(detail["deployments"]?.elements.map { $0["ref"] } == ["scorer#production"])
    #expect(detail["metrics"]?.elements.map { $0["missed"] } == [true])
  }
}

@Suite("Any document against any schema")
struct SchemaValidationTests {
  private static let schema = #"{"required": ["a"], "properties": {"a": {"type": "integer"}}}"#

  @Test(
    "A finding points into the file, YAML or JSON",
    arguments: [
      ("x.yaml", "a: 1\n", []), ("x.yaml", "a: one\n", ["RG1101 x.yaml:1:4"]),
      ("x.json", "{\"a\": \"one\"}", ["RG1101 x.json:1:7"]),
      ("x.json", "{\"a\": 1,}", ["RG1002 x.json:1:9"]),
      ("x.yaml", "a: [\n", ["RG1002"]),
    ] as [(String, String, [String])])
  func findings(_ path: String, _ text: String, _ expected: [String]) throws {
    let validation = try SchemaValidation(schema: Array(Self.schema.utf8), path: "s.json")
    let found = validation.findings(in: Array(text.utf8), path: path)
      .map { "\($0.rule.id) \($0.location.description)" }
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) { #expect(one.hasPrefix(other)) }
  }

  @Test(
    "A schema that is broken is an error with its place",
    arguments: [
      ("s.json", "{"), ("s.json", "{\"type\": 5}"), ("s.yaml", "a: ["), ("s.yaml", "type: 5\n"),
    ])
  func broken(_ path: String, _ text: String) {
    #expect {
      try SchemaValidation(schema: Array(text.utf8), path: path)
    } throws: {
      guard case .brokenSchema(let findings)? = $0 as? RegistryError else { return false }
      return findings.map(\.location.path) == [path]
    }
  }
}
