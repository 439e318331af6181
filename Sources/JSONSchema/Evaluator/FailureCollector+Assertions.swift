import Documents

/// Keywords that judge a value by itself.
extension FailureCollector {
  /// Adds the failure of an assertion; a missing name or a repeated element gives one failure each.
  mutating func fail(_ step: Instruction, _ block: UInt32, _ node: Int) {
    let instance = Node(document: document, index: node)
    switch step.operation {
    case .never: fail(.falseSchema, .schema, block, node)
    case .required:
      let keys = ObjectKeys(of: instance)
      for name in missing(step.first..<step.second, keys) {
        fail(.required(missing: name), step.keyword, block, node)
      }
    case .dependentRequired: failDependentRequired(step, block, instance)
    case .uniqueItems:
      guard let pair = UniqueItems.firstRepeated(in: instance) else { return }
      fail(.uniqueItems(first: pair.first), step.keyword, block, pair.second.index)
    case .enumeration:
      fail(.enumeration(allowed: facts.choices(of: block, in: program)), step.keyword, block, node)
    default:
      guard let value = program.origins[Int(block)].location.node[step.keyword.rawValue],
        let kind = SchemaFailure.Kind(step, value, instance)
      else { return }
      fail(kind, step.keyword, block, node)
    }
  }

  private mutating func failDependentRequired(
    _ step: Instruction, _ block: UInt32, _ instance: Node
  ) {
    let keys = ObjectKeys(of: instance)
    for dependency in program.dependencies[Int(step.first)..<Int(step.second)]
    where keys.contains(bytes(dependency.name)) {
      for name in missing(dependency.required, keys) {
        fail(
          .dependentRequired(missing: name, because: text(dependency.name)), step.keyword, block,
          instance.index)
      }
    }
  }

  /// The names of a range of the program's name lists that are not among `keys`.
  private func missing(_ names: Range<UInt32>, _ keys: ObjectKeys) -> [String] {
    program.nameLists[Int(names.lowerBound)..<Int(names.upperBound)]
      .filter { !keys.contains(bytes($0)) }.map { text($0) }
  }

  /// A name out of the program's name buffer.
  func text(_ name: Range<UInt32>) -> String { String(decoding: bytes(name), as: UTF8.self) }

  private func bytes(_ name: Range<UInt32>) -> ArraySlice<UInt8> {
    program.names.bytes[Int(name.lowerBound)..<Int(name.upperBound)]
  }
}
