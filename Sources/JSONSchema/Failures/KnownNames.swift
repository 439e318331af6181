/// The names that a schema knows for the members of an object, for suggestions.
enum KnownNames {
  /// Names in the schema's own tables and in those of the schemas that it applies in place.
  static func of(_ block: UInt32, in program: Program) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    var visited: Set<UInt32> = []
    var pending = [block]
    while let next = pending.popLast() {
      guard visited.insert(next).inserted else { continue }
      let code = program.blocks[Int(next)]
      for step in program.instructions[Int(code.assertions)..<Int(code.end)] {
        if step.operation == .members {
          let table = program.memberTables[Int(step.first)].properties
          for slot in program.names.slots(of: table) where slot.isKnown {
            let bytes = program.names.bytes[Int(slot.nameStart)..<Int(slot.nameEnd)]
            let name = String(decoding: bytes, as: UTF8.self)
            if seen.insert(name).inserted { names.append(name) }
          }
        }
        pending += step.inPlaceBlocks(
          branches: program.branches, dependencies: program.dependencies,
          dynamicReferences: program.dynamicReferences)
      }
    }
    return names
  }
}
