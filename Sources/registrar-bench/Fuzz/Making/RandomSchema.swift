import Documents

/// Random Draft 2020-12 schemas with every keyword, over the names and values of `RandomValue`.
struct RandomSchema {
  /// The URI of the schema made, so that its references hold wherever it is put.
  static let uri = "https://fuzz.example/schema"

  /// A whole schema with definitions, an inner resource and anchors that its references may name.
  static func root(_ random: inout SeededRandom) -> JSONValue {
    var schema = object(depth: 3, &random)
    schema["$id"] = .string(uri)
    if random.below(4) == 0 { schema["$schema"] = "https://json-schema.org/draft/2020-12/schema" }
    if random.below(6) == 0 { schema["$dynamicAnchor"] = "node" }
    var anchored = object(depth: 2, &random)
    anchored["$anchor"] = "named"
    var inner = object(depth: 2, &random)
    inner["$id"] = "inner"
    inner["$dynamicAnchor"] = "node"
    inner["$defs"] = ["p": Self.schema(depth: 1, &random)]
    schema["$defs"] = [
      "p": Self.schema(depth: 2, &random), "a/b~": Self.schema(depth: 1, &random),
      "named": anchored, "inner": inner,
    ]
    return schema
  }

  /// A schema nested at most `depth` levels.
  static func schema(depth: Int, _ random: inout SeededRandom) -> JSONValue {
    if random.below(12) == 0 { return .boolean(random.below(3) > 0) }
    return object(depth: depth, &random)
  }

  private static func object(depth: Int, _ random: inout SeededRandom) -> JSONValue {
    var result: JSONValue = [:]
    for _ in 0..<(1 + random.below(3)) {
      let (name, value) = keyword(depth: depth, &random)
      result[name] = value
    }
    return result
  }

  private static let references = [
    "#/$defs/p", "#/$defs/a~1b~0", "#/%24defs/p", "#named", "inner", "inner#/$defs/p", "#", "#node",
    "inner#node", "\(uri)#/$defs/p", "#/$defs/inner/$defs/p", "missing",
  ]
  private static let applicators = [
    "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "items", "contains", "not",
    "if", "then", "else", "propertyNames", "contentSchema",
  ]
  private static let counts = [
    "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
    "minContains", "maxContains",
  ]
  private static let bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]
  private static let types = [
    "null", "boolean", "number", "integer", "string", "array", "object",
  ]
  private static let patterns = [
    "^a", "b$", "^.$", "é", "[^a]", "^(a|b)*$", "\\p{L}", "(a)\\1", "(?=a)b|c", "",
  ]
  private static let formats = [
    "date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri",
    "uri-reference", "uuid", "json-pointer", "regex", "unknown",
  ]

  private static func keyword(
    depth: Int, _ random: inout SeededRandom
  ) -> (name: String, value: JSONValue) {
    switch random.below(depth > 0 ? 22 : 11) {
    case 0, 1:
      let one = JSONValue.string(random.pick(types))
      return ("type", random.below(3) > 0 ? one : several(one, .string(random.pick(types))))
    case 2: return (random.pick(counts), .number(random.pick(["0", "1", "2", "3", "1.0", "2e0"])))
    case 3: return (random.pick(bounds), .number(random.pick(RandomValue.numbers)))
    case 4:
      let divisors = RandomValue.numbers.filter { ExactNumber(lexeme: $0.utf8) ?? one > zero }
      return ("multipleOf", .number(random.pick(divisors)))
    case 5: return ("pattern", .string(random.pick(patterns)))
    case 6: return ("required", .array(names(&random).map { .string($0) }))
    case 7: return ("const", RandomValue.value(depth: 2, &random))
    case 8: return ("enum", .array((0..<3).map { _ in RandomValue.value(depth: 1, &random) }))
    case 9: return ("uniqueItems", .boolean(random.below(4) > 0))
    case 10: return ("format", .string(random.pick(formats)))
    case 11, 12:
      let name = random.below(4) == 0 ? "$dynamicRef" : "$ref"
      return (name, .string(random.pick(references)))
    case 13, 14:
      let list = (0..<(1 + random.below(3))).map { _ in schema(depth: depth - 1, &random) }
      return (random.pick(["allOf", "anyOf", "oneOf", "prefixItems"]), .array(list))
    case 15, 16:
      return (random.pick(["properties", "dependentSchemas"]), map(names(&random), depth, &random))
    case 17: return ("patternProperties", map([random.pick(patterns)], depth, &random))
    case 18:
      var value: JSONValue = [:]
      for name in names(&random) { value[name] = .array(names(&random).map { .string($0) }) }
      return ("dependentRequired", value)
    default: return (random.pick(applicators), schema(depth: depth - 1, &random))
    }
  }

  private static let zero = ExactNumber(0)
  private static let one = ExactNumber(1)

  private static func several(_ first: JSONValue, _ second: JSONValue) -> JSONValue {
    .array(first == second ? [first] : [first, second])
  }

  private static func names(_ random: inout SeededRandom) -> [String] {
    RandomValue.names.filter { _ in random.below(3) == 0 }
  }

  private static func map(
    _ names: [String], _ depth: Int, _ random: inout SeededRandom
  ) -> JSONValue {
    .object(names.map { JSONValue.Member($0, schema(depth: depth - 1, &random)) })
  }
}
