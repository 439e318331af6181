import Documents

/// Values that an instance is looked for among: a few are compared one by one, more found by hash.
struct ValueSet: Sendable {
  /// The types of the values.
  let kinds: TypeMask
  private let few: [Node]
  private let many: Set<NodeValue>

  /// Values that are compared one by one.
  private static let mostCompared = 8

  /// The set of `values`.
  init(_ values: [Node]) {
    kinds = values.reduce(into: []) { $0.insert(TypeMask($1.kind)) }
    let isFew = values.count <= Self.mostCompared
    few = isFew ? values : []
    many = isFew ? [] : Set(values.map(NodeValue.init))
  }

  /// Whether a value equal to the one at `node` is among them.
  func contains(_ node: Node) -> Bool {
    many.isEmpty ? few.contains { $0.isEqual(to: node) } : many.contains(NodeValue(node: node))
  }
}
