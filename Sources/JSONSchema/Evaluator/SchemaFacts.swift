import Documents

/// What failures and annotations quote of schemas, looked up once for each.
struct SchemaFacts {
  private var knownNames: [UInt32: [String]] = [:]
  private var requiredNames: [UInt32: [(name: String, bit: UInt64)]] = [:]
  private var choices: [UInt32: [Node]] = [:]
  private var annotations: [UInt32: [(name: String, value: Node)]] = [:]

  /// The names that the schema of `block` knows for members.
  mutating func knownNames(of block: UInt32, in program: Program) -> [String] {
    if let known = knownNames[block] { return known }
    let names = KnownNames.of(block, in: program)
    knownNames[block] = names
    return names
  }

  /// The required names of a member table, each with its bit.
  mutating func requiredNames(
    of table: UInt32, in program: Program
  ) -> [(name: String, bit: UInt64)] {
    if let known = requiredNames[table] { return known }
    let names = program.names.slots(of: program.memberTables[Int(table)].properties)
      .filter { $0.required != 0 }
      .map { slot in
        let bytes = program.names.bytes[Int(slot.nameStart)..<Int(slot.nameEnd)]
        return (name: String(decoding: bytes, as: UTF8.self), bit: slot.required)
      }
    requiredNames[table] = names
    return names
  }

  /// The values of the `enum` of `block`.
  mutating func choices(of block: UInt32, in program: Program) -> [Node] {
    if let known = choices[block] { return known }
    let schema = program.origins[Int(block)].location.node
    let values = schema[Keyword.enum.rawValue].map { Array($0.elements) } ?? []
    choices[block] = values
    return values
  }

  /// The annotations of `block` whose keywords are among `wanted`, which is the same at every call.
  mutating func annotations(
    of block: UInt32, among wanted: Set<String>, in program: Program
  ) -> [(name: String, value: Node)] {
    if let known = annotations[block] { return known }
    let found = program.origins[Int(block)].annotations.filter { wanted.contains($0.name) }
    annotations[block] = found
    return found
  }
}
