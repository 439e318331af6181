import Documents

/// Random schemas of one draft over few names and values, so that they and `RandomValues` often meet.
///
/// References in place lead from the root to definitions only, and all others stand below an applicator
/// for children: every evaluation comes to an end.
struct RandomSchemas {
  let draft: String
  var random: SmallRandom

  /// Where a schema stands, which decides what it may refer to.
  private enum Place { case root, definition, below }

  private static let uris = [
    "04": "http://json-schema.org/draft-04/schema#",
    "06": "http://json-schema.org/draft-06/schema#",
    "07": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
  ]

  /// A schema document with two definitions, one of them a resource of its own from 2019-09 on.
  mutating func document() -> JSONValue {
    var root = object(depth: 3, .root)
    root["$schema"] = .string(Self.uris[draft] ?? "")
    root[draft == "04" ? "id" : "$id"] = "https://example.org/root"
    var inner = object(depth: 2, .definition)
    if draft >= "2019-09" { inner["$id"] = "inner" }
    switch draft {
    case "2020-12":
      root[chance(2) ? "$dynamicAnchor" : "$anchor"] = "node"
      inner[chance(2) ? "$dynamicAnchor" : "$anchor"] = "node"
    case "2019-09":
      if chance(2) { root["$recursiveAnchor"] = true }
      if chance(2) { inner["$recursiveAnchor"] = true }
    default: break
    }
    root[draft >= "2019-09" ? "$defs" : "definitions"] = [
      "inner": inner, "plain": schema(depth: 1, .definition),
    ]
    return root
  }

  private mutating func schema(depth: Int, _ place: Place) -> JSONValue {
    if depth == 0 || chance(12) {
      var leaves: [JSONValue] = [["type": "string"], ["type": "integer"], ["minimum": 1], [:]]
      if draft != "04" { leaves += [true, true, false] }
      return pick(leaves)
    }
    return object(depth: depth, place)
  }

  private mutating func object(depth: Int, _ place: Place) -> JSONValue {
    var result: JSONValue = ["title": "t"]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      switch Int.random(in: 0..<5, using: &random) {
      case 0: addReference(place, to: &result)
      case 1: addAssertion(to: &result)
      case 2: addInPlace(depth - 1, place, to: &result)
      default: addForChildren(depth - 1, to: &result)
      }
    }
    return result
  }

  // MARK: - Keywords

  private mutating func addReference(_ place: Place, to schema: inout JSONValue) {
    guard place != .definition else { return addAssertion(to: &schema) }
    let definitions = draft >= "2019-09" ? "root#/$defs/" : "#/definitions/"
    if place == .below, chance(2) {
      switch draft {
      case "2020-12": schema["$dynamicRef"] = "#node"
      case "2019-09": schema["$recursiveRef"] = "#"
      default: schema["$ref"] = "#"
      }
      // With another reference beside it, there are two in one schema.
      if chance(2) { return }
    }
    schema["$ref"] = .string(definitions + pick(["inner", "plain"]))
  }

  private mutating func addAssertion(to schema: inout JSONValue) {
    let number = pick(RandomValues.numbers)
    switch Int.random(in: 0..<13, using: &random) {
    case 0: schema["type"] = pick(["object", "array", "string", "integer", ["number", "null"]])
    case 1: schema["required"] = .array([.string(pick(RandomValues.names))])
    case 2 where draft != "04": schema["const"] = RandomValues.value(depth: 1, &random)
    case 2, 3: schema["enum"] = [RandomValues.value(depth: 1, &random), number]
    case 4: schema["uniqueItems"] = .boolean(chance(2))
    case 5: schema[pick(["minLength", "minItems", "minProperties"])] = 1
    case 6: schema[pick(["maxLength", "maxItems", "maxProperties"])] = 2
    case 7: schema["pattern"] = "^[ab]"
    case 8: schema["multipleOf"] = pick(["0.5", "2"].map { .number($0) })
    case 9: schema["dependencies"] = ["a": ["b"], "b": ["minProperties": 2]]
    case 10 where draft >= "2019-09": schema["dependentRequired"] = ["a": ["b"]]
    case 10, 11:
      let side = pick(["Minimum", "Maximum"])
      schema[side.lowercased()] = number
      if chance(2) { schema["exclusive" + side] = draft == "04" ? .boolean(chance(2)) : number }
    default: schema[pick(["minimum", "maximum"])] = number
    }
  }

  private mutating func addInPlace(_ depth: Int, _ place: Place, to schema: inout JSONValue) {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: schema["not"] = self.schema(depth: depth, place)
    case 1 where draft >= "07":
      for name in ["if", "then", "else"] where !chance(4) {
        schema[name] = self.schema(depth: depth, place)
      }
    case 2 where draft >= "2019-09":
      schema["dependentSchemas"] = members { $0.schema(depth: depth, place) }
    default:
      schema[pick(["allOf", "anyOf", "oneOf"])] = list { $0.schema(depth: depth, place) }
    }
  }

  private mutating func addForChildren(_ depth: Int, to schema: inout JSONValue) {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: schema["properties"] = members { $0.schema(depth: depth, .below) }
    case 2: schema["patternProperties"] = ["^[ab]": self.schema(depth: depth, .below)]
    case 3: schema["additionalProperties"] = self.schema(depth: depth, .below)
    case 4 where draft != "04": schema["propertyNames"] = self.schema(depth: 1, .definition)
    case 5 where draft != "04":
      schema["contains"] = self.schema(depth: depth, .below)
      for (name, count) in [("minContains", 2), ("maxContains", 2)] where chance(3) {
        schema[name] = .int(count)
      }
    case 6 where draft >= "2019-09":
      schema[pick(["unevaluatedItems", "unevaluatedProperties"])] =
        self.schema(depth: depth, .below)
    case 7 where draft == "2020-12":
      schema["prefixItems"] = list { $0.schema(depth: depth, .below) }
    case 7:
      schema["items"] = list { $0.schema(depth: depth, .below) }
      if !chance(3) { schema["additionalItems"] = self.schema(depth: depth, .below) }
    default: schema["items"] = self.schema(depth: depth, .below)
    }
  }

  // MARK: - Chance

  private mutating func chance(_ times: Int) -> Bool {
    Int.random(in: 0..<times, using: &random) == 0
  }

  private mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &random)]
  }

  private mutating func list(_ schema: (inout RandomSchemas) -> JSONValue) -> JSONValue {
    .array((0..<2).map { _ in schema(&self) })
  }

  private mutating func members(_ schema: (inout RandomSchemas) -> JSONValue) -> JSONValue {
    var result: [JSONValue.Member] = []
    for name in RandomValues.names where chance(2) {
      result.append(JSONValue.Member(name, schema(&self)))
    }
    return .object(result)
  }
}

/// Random instances for `RandomSchemas`.
enum RandomValues {
  static let names = ["a", "b", "c", "dd"]
  static let numbers: [JSONValue] = [0, 1, 2].map { .int($0) } + [.number("1.5"), .number("2.0")]
  private static let scalars: [JSONValue] =
    [.null, true, false, "a", "b", "long text", ""] + numbers

  static func value(depth: Int, _ random: inout SmallRandom) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 4 : 2), using: &random) {
    case 2:
      return .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in
          value(depth: depth - 1, &random)
        })
    case 3:
      var members: [JSONValue.Member] = []
      for name in names where Bool.random(using: &random) {
        members.append(JSONValue.Member(name, value(depth: depth - 1, &random)))
      }
      return .object(members)
    default: return scalars[Int.random(in: 0..<scalars.count, using: &random)]
    }
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
