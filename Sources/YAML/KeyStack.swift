import Documents

/// The keys of the open mappings, so that a duplicate is found with the first of its name.
struct KeyStack {
  private var hashes: [UInt32] = []
  private var nodes: [Int] = []
  private var ranges: [SourceRange] = []
  private var mappings: [Mapping] = []

  private struct Mapping {
    let first: Int
    /// Positions by key, once there are too many keys to look through.
    var positions: [[UInt8]: Int] = [:]
  }

  private static let searchedKeys = 24

  /// Begins a mapping.
  mutating func open() { mappings.append(Mapping(first: hashes.count)) }

  /// Ends the innermost mapping.
  mutating func close() {
    guard let mapping = mappings.popLast() else { return }
    hashes.removeSubrange(mapping.first...)
    nodes.removeSubrange(mapping.first...)
    ranges.removeSubrange(mapping.first...)
  }

  /// Adds the key at `node`; `text` gives the content of a node.
  ///
  /// - Returns: where the same key stands already, or nil.
  mutating func insert(
    _ node: Int, _ range: SourceRange, text: (Int) -> ArraySlice<UInt8>
  ) -> SourceRange? {
    guard !mappings.isEmpty else { return nil }
    let mapping = mappings.count - 1
    let first = mappings[mapping].first
    let key = text(node)
    defer {
      nodes.append(node)
      ranges.append(range)
    }
    var hash: UInt32 = 2_166_136_261
    for byte in key { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    defer { hashes.append(hash) }
    if hashes.count - first >= Self.searchedKeys {
      if mappings[mapping].positions.isEmpty {
        for position in first..<hashes.count {
          mappings[mapping].positions[Array(text(nodes[position]))] = position
        }
      }
      return mappings[mapping].positions.updateValue(hashes.count, forKey: Array(key))
        .map { ranges[$0] }
    }
    for position in first..<hashes.count
    where hashes[position] == hash && text(nodes[position]) == key {
      return ranges[position]
    }
    return nil
  }
}
