import Documents

/// Finds values by the tokens of JSON Pointers (RFC 6901). Large containers are searched through once:
/// a schema may refer thousands of times into one `$defs`.
struct ChildIndex {
  private var members: [NodeIdentity: [ArraySlice<UInt8>: Node]] = [:]
  private var elements: [NodeIdentity: [Node]] = [:]

  /// Containers with fewer children are searched each time.
  private static let searched = 16

  /// The value that `token` names in `node`; nil when there is none.
  mutating func child(_ token: String, of node: Node) -> Node? {
    guard node.count > Self.searched else { return node.value(at: JSONPointer([token])) }
    let identity = NodeIdentity(node)
    switch node.kind {
    case .object:
      if members[identity] == nil { members[identity] = Self.members(of: node) }
      return members[identity]?[Array(token.utf8)[...]]
    case .array:
      // Digits without a leading zero, as section 4 has them.
      guard let position = Int(token), String(position) == token, 0..<node.count ~= position
      else { return nil }
      if elements[identity] == nil { elements[identity] = Array(node.elements) }
      return elements[identity]?[position]
    case .null, .boolean, .number, .string: return nil
    }
  }

  private static func members(of node: Node) -> [ArraySlice<UInt8>: Node] {
    Dictionary(
      node.members.map { ($0.key.textBytes, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
