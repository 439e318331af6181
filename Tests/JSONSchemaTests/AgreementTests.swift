import Documents
import JSONSchema
import Testing

struct AgreementTests {
  @Test("the quick answer and the explained one agree on random schemas and instances")
  func agreement() throws {
    var random = SmallRandom(state: 20_260_101)
    var valid = 0
    var judged = 0
    for _ in 0..<400 {
      let schema = RandomJSON.schema(depth: 3, &random)
      let text = JSONWriter.text(schema)
      let compiled: CompiledSchema
      do {
        compiled = try SchemaCompiler.compile(try JSONReader.read(text))
      } catch {
        Issue.record("\(error): \(text)")
        continue
      }
      for _ in 0..<8 {
        let instance = JSONWriter.text(RandomJSON.value(depth: 3, &random))
        let root = try JSONReader.read(instance).root
        let isValid = try compiled.isValid(root)
        let explained = compiled.evaluate(root, annotations: ["title"])
        #expect(explained.isValid == isValid, "\(text) on \(instance)")
        #expect(compiled.evaluate(root).isValid == isValid)
        for failure in explained.failures.flatMap(\.leaves) {
          #expect(!failure.summary.isEmpty)
          _ = failure.remedy
        }
        judged += 1
        valid += isValid ? 1 : 0
      }
    }
    // Neither answer is rare, or the comparison says little.
    #expect(valid > judged / 10 && valid < judged * 9 / 10)
  }
}

/// A linear congruential generator: the same cases in every run.
struct SmallRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

/// Random schemas over few names and values, so that they often meet.
enum RandomJSON {
  private static let names = ["a", "b", "c", "dd"]
  private static let scalars: [JSONValue] = [
    .null, true, false, 0, 1, 2, .number("1.5"), "a", "b", "long text", "",
  ]

  static func value(depth: Int, _ random: inout SmallRandom) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 4 : 2), using: &random) {
    case 2:
      let count = Int.random(in: 0..<4, using: &random)
      return .array((0..<count).map { _ in value(depth: depth - 1, &random) })
    case 3: return .object(members(&random) { value(depth: depth - 1, &$0) })
    default: return pick(scalars, &random)
    }
  }

  static func schema(depth: Int, _ random: inout SmallRandom) -> JSONValue {
    if depth == 0 || Int.random(in: 0..<12, using: &random) == 0 {
      return pick([true, true, ["type": "string"], ["type": "object"], ["minimum": 1]], &random)
    }
    var result: JSONValue = ["title": "t"]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let keyword = pick(keywords, &random)
      result[keyword.name] = keyword.value(depth - 1, &random)
    }
    return result
  }

  private struct Keyword {
    let name: String
    let value: (Int, inout SmallRandom) -> JSONValue
  }

  private static var keywords: [Keyword] {
    let oneSchema = [
      "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "items", "contains",
      "not", "if", "then", "else", "propertyNames",
    ].map { Keyword(name: $0) { depth, random in schema(depth: depth, &random) } }
    let lists = ["allOf", "anyOf", "oneOf", "prefixItems"].map {
      Keyword(name: $0) { depth, random in
        .array((0..<2).map { _ in schema(depth: depth, &random) })
      }
    }
    let maps = ["properties", "properties", "dependentSchemas"].map {
      Keyword(name: $0) { depth, random in
        .object(members(&random) { schema(depth: depth, &$0) })
      }
    }
    return oneSchema + lists + maps + [
      Keyword(name: "type") { pick(["object", "array", "string", ["number", "null"]], &$1) },
      Keyword(name: "required") { .array([.string(pick(names, &$1))]) },
      Keyword(name: "const") { value(depth: $0, &$1) },
      Keyword(name: "enum") { .array([value(depth: $0, &$1), value(depth: 0, &$1)]) },
      Keyword(name: "uniqueItems") { _, _ in true },
      Keyword(name: "maxLength") { _, _ in 1 },
      Keyword(name: "minItems") { _, _ in 1 },
      Keyword(name: "maxProperties") { _, _ in 2 },
      Keyword(name: "patternProperties") { ["^[ab]": schema(depth: $0, &$1)] },
    ]
  }

  private static func members(
    _ random: inout SmallRandom, _ value: (inout SmallRandom) -> JSONValue
  ) -> [JSONValue.Member] {
    names.filter { _ in Bool.random(using: &random) }
      .map { JSONValue.Member($0, value(&random)) }
  }

  private static func pick<Item>(_ items: [Item], _ random: inout SmallRandom) -> Item {
    items[Int.random(in: 0..<items.count, using: &random)]
  }
}
