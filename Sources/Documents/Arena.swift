/// The nodes of one document in one array, numbered in document order; node 0 is the root.
///
/// An object's children alternate key and value, and keys are string nodes. Nothing here points to a
/// heap block of a node's own: strings are ranges of the source where that spells them plainly, else
/// of a side buffer.
package struct Arena: Sendable {
  /// The text that was parsed, byte for byte.
  package let source: [UInt8]
  /// The nodes.
  package internal(set) var nodes: [Record] = []
  /// Decoded strings, for those that differ from their spelling in the source.
  package internal(set) var decoded: [UInt8] = []

  /// What is known of one node, in 28 bytes.
  ///
  /// One record and not an array for each field: a reader of a node asks for most of them together. Two
  /// fields mean one thing in a container and another in a text, which have no use for each other's.
  package struct Record: Sendable {
    /// Its type.
    package let kind: NodeKind
    /// Of an array, its elements; of an object, its members; of a string, key or number, where its text
    /// starts (see `decodedFlag`); 1 for `true`, else 0.
    package var begin: UInt32 = 0
    /// Of a container, the number after the last node of its sub-tree; of a string, key or number, where
    /// its text ends; else 0.
    package var end: UInt32 = 0
    /// Where the source begins to spell it.
    var sourceStart: UInt32
    /// Where the source ends to spell it.
    var sourceEnd: UInt32
    /// Of a string or key, what tells most from others at a glance.
    package var mark = TextMark.none

    /// Ends a container in front of the node numbered `nextNode`.
    mutating func close(at sourceEnd: Int, nextNode: UInt32, children: UInt32) {
      end = nextNode
      self.sourceEnd = UInt32(truncatingIfNeeded: sourceEnd)
      if case .object = kind { begin = children / 2 } else { begin = children }
    }
  }

  /// Set in a text offset that points into `decoded` and not into `source`.
  package static let decodedFlag: UInt32 = 0x8000_0000

  /// An arena without nodes over `source`, with room for `capacity` of them.
  init(source: [UInt8], capacity: Int) {
    self.source = source
    nodes.reserveCapacity(capacity)
  }

  /// The number after the last node of the sub-tree at `index`.
  package func end(of index: Int) -> Int {
    switch nodes[index].kind {
    case .array, .object: Int(nodes[index].end)
    case .null, .boolean, .number, .string: index + 1
    }
  }

  /// The UTF-8 bytes of the string, key or number lexeme at `index`.
  package func text(at index: Int) -> ArraySlice<UInt8> {
    let (start, end) = (nodes[index].begin, nodes[index].end)
    return isDecoded(at: index)
      ? decoded[Int(start & ~Self.decodedFlag)..<Int(end & ~Self.decodedFlag)]
      : source[Int(start)..<Int(end)]
  }

  /// Whether the text at `index` lies in `decoded`.
  func isDecoded(at index: Int) -> Bool { nodes[index].begin & Self.decodedFlag != 0 }
}
