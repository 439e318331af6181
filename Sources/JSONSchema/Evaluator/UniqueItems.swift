import Documents

/// Looks for equal elements of an array (JSON Schema Validation 2020-12, section 6.4.3).
enum UniqueItems {
  /// Arrays up to this length are compared pair by pair, without allocating.
  private static let pairwiseLimit = 12

  /// The first element that equals an earlier one, with that one; nil when all differ.
  static func firstRepeated(in array: Node) -> (first: Node, second: Node)? {
    guard array.count > 1 else { return nil }
    return array.count <= pairwiseLimit ? pairwise(array) : hashed(array)
  }

  private static func pairwise(_ array: Node) -> (first: Node, second: Node)? {
    for (position, second) in array.elements.enumerated() {
      for first in array.elements.prefix(position) where first.isEqual(to: second) {
        return (first, second)
      }
    }
    return nil
  }

  private static func hashed(_ array: Node) -> (first: Node, second: Node)? {
    var seen: [NodeValue: Node] = [:]
    seen.reserveCapacity(array.count)
    for element in array.elements {
      if let first = seen.updateValue(element, forKey: NodeValue(node: element)) {
        return (first, element)
      }
    }
    return nil
  }
}
