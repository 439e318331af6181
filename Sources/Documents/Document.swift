/// What a node of a document is: one of the six types of the JSON data model.
package enum NodeKind: UInt8, CaseIterable, Sendable {
  case null, boolean, number, string, array, object

  /// The type's name in JSON Schema (`null`, `boolean`, `number`, `string`, `array`, `object`).
  package var name: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

/// One immutable parsed document: a flat arena in document order, with a source range for every node.
package final class Document: Sendable {
  /// Its nodes.
  package let arena: Arena

  /// The largest source that a document takes, in bytes.
  package static let maximumSourceSize = 0x4000_0000

  init(_ arena: Arena) { self.arena = arena }

  /// The text that was parsed, byte for byte.
  package var source: [UInt8] { arena.source }
  /// The root node.
  package var root: Node { Node(document: self, index: 0) }
  /// Number of nodes, keys included.
  package var nodeCount: Int { arena.nodes.count }
  /// Line and column of byte offsets in the source; scans the source, so keep it while you need it.
  package var lines: LineIndex { LineIndex(source) }
}
