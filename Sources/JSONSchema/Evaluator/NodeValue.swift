import Documents

/// A node as a dictionary key: equal for equal values.
struct NodeValue: Hashable {
  /// The node.
  let node: Node

  static func == (left: NodeValue, right: NodeValue) -> Bool { left.node.isEqual(to: right.node) }

  func hash(into hasher: inout Hasher) { node.hash(into: &hasher) }
}
