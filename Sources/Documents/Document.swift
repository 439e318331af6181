/// What a node of a document is: one of the six types of the JSON data model.
package enum NodeKind: UInt8, Sendable {
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
///
/// Nodes are numbered in preorder; node 0 is the root. An object's children alternate key and value,
/// and keys are string nodes. Everything is held in parallel arrays, so that no node owns a heap block.
/// Strings are ranges of the source where the source spells them plainly, else of a side buffer.
package final class Document: Sendable {
  /// The text that was parsed, byte for byte.
  package let source: [UInt8]
  /// The type of each node.
  package let kinds: [NodeKind]
  /// Index after the last node of each node's sub-tree.
  package let ends: [UInt32]
  /// Elements of an array, members of an object, 1 for `true`, else 0.
  package let counts: [UInt32]
  let sourceStarts: [UInt32]
  let sourceEnds: [UInt32]
  /// Where each string, key or number lexeme starts; see `decodedFlag`.
  package let textStarts: [UInt32]
  /// Where it ends.
  package let textEnds: [UInt32]
  /// Decoded strings, for those that differ from their spelling in the source.
  package let decoded: [UInt8]

  /// Set in a text offset that points into `decoded` and not into `source`.
  package static let decodedFlag: UInt32 = 0x8000_0000
  /// The largest source that a document takes, in bytes.
  package static let maximumSourceSize = 0x4000_0000

  init(_ builder: consuming DocumentBuilder) {
    source = builder.source
    kinds = builder.kinds
    ends = builder.ends
    counts = builder.counts
    sourceStarts = builder.sourceStarts
    sourceEnds = builder.sourceEnds
    textStarts = builder.textStarts
    textEnds = builder.textEnds
    decoded = builder.decoded
  }

  /// The root node.
  package var root: Node { Node(document: self, index: 0) }
  /// Number of nodes, keys included.
  package var nodeCount: Int { kinds.count }
  /// Line and column of byte offsets in the source; scans the source, so keep it while you need it.
  package var lines: LineIndex { LineIndex(source) }

  /// The UTF-8 bytes of the string, key or number lexeme at `index`.
  package func text(at index: Int) -> ArraySlice<UInt8> {
    let start = textStarts[index]
    if start & Self.decodedFlag != 0 {
      return decoded[Int(start & ~Self.decodedFlag)..<Int(textEnds[index] & ~Self.decodedFlag)]
    }
    return source[Int(start)..<Int(textEnds[index])]
  }
}
