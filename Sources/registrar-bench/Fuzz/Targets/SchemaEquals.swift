import Documents
import JSONSchema

/// Schemas that say by other words what a given one says.
enum SchemaEquals {
  /// A schema that must agree.
  struct Equal {
    let law: Law
    let words: String
    let schema: CompiledSchema
  }

  /// A schema that applies the given one to children only.
  struct Container {
    let words: String
    let schema: CompiledSchema
    /// Puts an instance where it is applied.
    let wrap: (JSONValue) -> JSONValue
  }

  private static let reference: JSONValue = ["$ref": .string(RandomSchema.uri)]

  private static let wrappings: [JSONValue] = [
    reference, ["allOf": [reference]], ["anyOf": [reference, reference]],
    ["oneOf": [false, reference]], ["if": reference, "else": false],
    ["not": ["not": reference]], ["$dynamicRef": .string(RandomSchema.uri)],
  ]

  private static let shapes: [(JSONValue, @Sendable (JSONValue) -> JSONValue)] = [
    (["properties": ["k": reference]], { ["k": $0] }),
    (["additionalProperties": reference], { ["k": $0, "l": $0] }),
    (["patternProperties": ["^k$": reference]], { ["kk": 1, "k": $0] }),
    (["unevaluatedProperties": reference, "properties": ["a": true]], { ["k": $0, "a": 1] }),
    (["items": reference], { [$0, $0] }), (["prefixItems": [true, reference]], { [1, $0, 2] }),
    (["contains": reference], { [$0] }),
    (["unevaluatedItems": reference, "prefixItems": [true]], { [1, $0] }),
  ]

  /// One of the schemas that mean the same; nil where it cannot be had.
  static func one(
    of schema: JSONValue, _ random: inout SeededRandom
  ) throws(Breach) -> Equal? {
    switch random.below(4) {
    case 0:
      guard let compiled = try compile(reversed(schema), isTrusted: true) else { return nil }
      return Equal(law: .orderIsSilent, words: "schema", schema: compiled)
    case 1:
      guard case .object = schema, case .object(var definitions) = schema["$defs"] ?? [:] else {
        return nil
      }
      definitions.append(.init("unused", ["type": "string", "properties": ["a": false]]))
      var wider = schema
      wider["$defs"] = .object(definitions)
      guard let compiled = try compile(wider, isTrusted: true) else { return nil }
      return Equal(law: .definitionsAreSilent, words: "$defs", schema: compiled)
    default:
      let wrapping = random.pick(wrappings)
      guard let compiled = try around(schema, wrapping) else { return nil }
      return Equal(law: .wrappingKeeps, words: JSONWriter.text(wrapping), schema: compiled)
    }
  }

  /// One of the schemas that apply it to children.
  static func container(
    of schema: JSONValue, _ random: inout SeededRandom
  ) throws(Breach) -> Container? {
    let (shape, wrap) = random.pick(shapes)
    guard let compiled = try around(schema, shape) else { return nil }
    return Container(words: JSONWriter.text(shape), schema: compiled, wrap: wrap)
  }

  /// The schema that says the opposite.
  static func negation(of schema: JSONValue) throws(Breach) -> CompiledSchema? {
    try around(schema, ["not": reference])
  }

  /// `outer` with `schema` among its definitions; nil where that cannot be had, since it has another URI.
  private static func around(
    _ schema: JSONValue, _ outer: JSONValue
  ) throws(Breach) -> CompiledSchema? {
    guard schema["$id"] == .string(RandomSchema.uri) else { return nil }
    var whole = outer
    whole["$defs"] = ["wrapped": schema]
    return try compile(whole, isTrusted: true)
  }

  /// Compiles a schema; nil when it is refused.
  ///
  /// - Parameter isTrusted: whether its meta-schema need not be asked.
  static func compile(
    _ schema: JSONValue, isTrusted: Bool
  ) throws(Breach) -> CompiledSchema? {
    guard let document = Reading.node(schema)?.document else { return nil }
    let result = Result { () throws(SchemaError) in
      try SchemaCompiler.compile(
        document, options: SchemaCompiler.Options(checkMetaSchema: !isTrusted))
    }
    switch result {
    case .success(let compiled): return compiled
    case .failure(let error):
      if error.summary.isEmpty { throw Breach(.reasonsAreGiven, "schema error") }
      if let location = error.location, location.range.end > location.document.source.count {
        throw Breach(.errorLiesInText, error.summary)
      }
      return nil
    }
  }

  /// The same value, members of all objects in opposite order.
  static func reversed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let values): .array(values.map(reversed))
    case .object(let members):
      .object(members.reversed().map { JSONValue.Member($0.key, reversed($0.value)) })
    default: value
    }
  }
}
