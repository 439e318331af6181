import Documents

/// What a text may cost before it is refused; every limit is reported with its value.
package struct YAMLLimits: Hashable, Sendable {
  /// Deepest nesting of sequences and mappings.
  package var depth: Int
  /// Nodes of the document, keys included.
  package var nodes: Int
  /// Bytes of the text.
  package var size: Int
  /// Nodes that aliases may add, each time an alias is used.
  package var expandedNodes: Int
  /// Bytes of strings that aliases may add.
  package var expandedSize: Int

  /// Makes limits; each has a default that no hand-written registry file comes near.
  package init(
    depth: Int = JSONReader.maximumDepth, nodes: Int = 1_000_000, size: Int = 16 << 20,
    expandedNodes: Int = 50_000, expandedSize: Int = 4 << 20
  ) {
    self.depth = depth
    self.nodes = nodes
    self.size = size
    self.expandedNodes = expandedNodes
    self.expandedSize = expandedSize
  }

  /// The limits that every reader of registry files uses.
  package static let standard = YAMLLimits()

  /// The limits for files that someone asks about by name: as large as a document can be.
  package static let anyFile = YAMLLimits(nodes: .max, size: Document.maximumSourceSize)
}
