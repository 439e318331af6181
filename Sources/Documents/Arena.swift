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
  /// One record and not an array for each field: a reader of a node asks for most of them together.
  package struct Record: Sendable {
    /// Its type.
    package let kind: NodeKind
    /// Elements of an array, members of an object, 1 for `true`, else 0.
    package var count: UInt32 = 0
    /// The number after the last node of its sub-tree.
    package var end: UInt32
    /// Where the source begins to spell it.
    var sourceStart: UInt32
    /// Where the source ends to spell it.
    var sourceEnd: UInt32
    /// Where a string, key or number lexeme starts; see `decodedFlag`.
    package var textStart: UInt32 = 0
    /// Where it ends.
    package var textEnd: UInt32 = 0

    /// Ends a container in front of the node numbered `nextNode`.
    mutating func close(at sourceEnd: Int, nextNode: UInt32, children: UInt32) {
      end = nextNode
      self.sourceEnd = UInt32(truncatingIfNeeded: sourceEnd)
      if case .object = kind { count = children / 2 } else { count = children }
    }
  }

  /// Set in a text offset that points into `decoded` and not into `source`.
  package static let decodedFlag: UInt32 = 0x8000_0000

  /// An arena without nodes over `source`, with room for `capacity` of them.
  init(source: [UInt8], capacity: Int) {
    self.source = source
    nodes.reserveCapacity(capacity)
  }

  /// The UTF-8 bytes of the string, key or number lexeme at `index`.
  package func text(at index: Int) -> ArraySlice<UInt8> {
    let (start, end) = (nodes[index].textStart, nodes[index].textEnd)
    return start & Self.decodedFlag == 0
      ? source[Int(start)..<Int(end)]
      : decoded[Int(start & ~Self.decodedFlag)..<Int(end & ~Self.decodedFlag)]
  }
}
