import Documents
import RegularExpressions

/// Compiles `properties`, `patternProperties`, `additionalProperties` and `required` into one table,
/// and `unevaluatedProperties` too where what is evaluated is known beforehand.
struct MemberCompiler {
  /// The schema object and its resource.
  let location: SchemaLocation
  /// What the resource understands.
  let dialect: Dialect

  /// Bits for required names that a table has.
  private static let requiredLimit = 64
  /// Required names that are looked for one by one where there is no table otherwise.
  private static let searchedNames = 3

  private var schema: Node { location.node }
  private var vocabularies: Vocabularies { dialect.vocabularies }

  /// The instruction for the table, and one for required names that it has no room for.
  func compile(
    with compiler: inout SchemaCompiler
  ) throws(SchemaError) -> [Instruction] {
    var steps: [Instruction] = []
    // By their bytes, as Swift takes some names for equal that are not.
    var order: [ArraySlice<UInt8>] = []
    var entries: [ArraySlice<UInt8>: NameTables.Entry] = [:]
    func change(_ name: ArraySlice<UInt8>, _ body: (inout NameTables.Entry) -> Void) {
      if entries[name] == nil { order.append(name) }
      body(&entries[name, default: NameTables.Entry(name: name, isKnown: false)])
    }
    if vocabularies.contains(.applicator) {
      let properties = try object("properties", compiler)
      for member in properties.map({ Array($0.members) }) ?? [] {
        let block = try compiler.block(for: member.value, inside: location)
        change(member.key.textBytes) { entry in
          entry.block = block
          entry.isKnown = true
        }
      }
    }
    var additional = Instruction.none
    var keyword = Keyword.additionalProperties
    var patterns = try patternProperties(with: &compiler)
    if vocabularies.contains(.applicator), let value = schema["additionalProperties"] {
      additional = try compiler.block(for: value, inside: location)
    } else if vocabularies.contains(.unevaluated), dialect.draft.knows("unevaluatedProperties"),
      let value = schema["unevaluatedProperties"]
    {
      let coverage = try PropertyCoverage(of: location, with: &compiler)
      if coverage.isStatic, !coverage.certain.isAll {
        for name in Self.sorted(coverage.certain.names) { change(name) { $0.isKnown = true } }
        let own = schema["patternProperties"]?.members.map(\.key.textBytes) ?? []
        for pattern in Self.sorted(coverage.certain.patterns.subtracting(own)) {
          let text = String(decoding: pattern, as: UTF8.self)
          patterns.append(
            MemberPattern(
              pattern: try self.pattern(text, at: schema, &compiler), block: Instruction.none))
        }
        additional = try compiler.block(for: value, inside: location)
        keyword = .unevaluatedProperties
      }
    }
    var mask: UInt64 = 0
    if vocabularies.contains(.validation), let value = schema["required"] {
      let names = try required(value, compiler)
      // A few names that nothing else is said about are looked for one by one.
      let isAlone = order.isEmpty && patterns.isEmpty && additional == Instruction.none
      if names.count <= Self.requiredLimit, !isAlone || names.count > Self.searchedNames {
        for (position, name) in names.enumerated() {
          let bit: UInt64 = 1 << UInt64(position)
          mask |= bit
          change(name) { $0.required = bit }
        }
      } else {
        let range = compiler.builder.nameList(names)
        steps.append(
          Instruction(.required, range.lowerBound, range.upperBound, of: .required))
      }
    }
    guard !order.isEmpty || !patterns.isEmpty || additional != Instruction.none else {
      return steps
    }
    let table = MemberTable(
      properties: compiler.builder.names.add(order.compactMap { entries[$0] }), required: mask,
      patterns: ProgramBuilder.append(patterns, to: &compiler.builder.memberPatterns),
      additional: additional)
    let number = ProgramBuilder.append(table, to: &compiler.builder.memberTables)
    steps.append(Instruction(.members, number, of: keyword))
    return steps
  }

  private func patternProperties(
    with compiler: inout SchemaCompiler
  ) throws(SchemaError) -> [MemberPattern] {
    guard vocabularies.contains(.applicator),
      let members = try object("patternProperties", compiler)?.members
    else { return [] }
    var patterns: [MemberPattern] = []
    for member in members {
      patterns.append(
        MemberPattern(
          pattern: try pattern(member.name, at: member.key, &compiler),
          block: try compiler.block(for: member.value, inside: location)))
    }
    return patterns
  }

  private func pattern(
    _ pattern: String, at node: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> UInt32 {
    do {
      return try compiler.builder.pattern(pattern)
    } catch {
      throw compiler.error(.invalidPattern(error), at: node, location)
    }
  }

  private func object(
    _ name: String, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> Node? {
    guard let value = schema[name] else { return nil }
    guard value.kind == .object else {
      throw compiler.error(.malformedKeyword(name), at: value, location)
    }
    return value
  }

  private static func sorted(_ texts: Set<ArraySlice<UInt8>>) -> [ArraySlice<UInt8>] {
    texts.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The distinct names of `required`.
  private func required(
    _ value: Node, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> [ArraySlice<UInt8>] {
    var seen: Set<ArraySlice<UInt8>> = []
    let names = value.elements.filter { $0.kind == .string }.map(\.textBytes)
    guard value.kind == .array, names.count == value.count else {
      throw compiler.error(.malformedKeyword("required"), at: value, location)
    }
    return names.filter { seen.insert($0).inserted }
  }
}
