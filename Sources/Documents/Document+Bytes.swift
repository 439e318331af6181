/// A document written down as it was parsed, for a later run of this program.
extension Document {
  /// Writes all of it.
  package func write(to writer: inout ByteWriter) {
    writer.data(arena.source)
    writer.data(arena.decoded)
    writer.count(arena.nodes.count)
    for node in arena.nodes {
      writer.byte(node.kind.rawValue)
      for word in [
        node.begin, node.end, node.sourceStart, node.sourceEnd, node.mark.head, node.mark.tail,
      ] {
        writer.word(word)
      }
    }
  }

  /// Reads what `write(to:)` wrote; nil for what cannot be a document.
  package static func read(from reader: inout ByteReader) -> Document? {
    guard let source = reader.data(), source.count <= maximumSourceSize,
      let decoded = reader.data(), let count = reader.count(of: 25), count > 0
    else { return nil }
    var arena = Arena(source: Array(source), capacity: count)
    arena.decoded = Array(decoded)
    var shape = ArenaShape()
    for _ in 0..<count {
      guard let kind = reader.byte().flatMap(NodeKind.init(rawValue:)), let begin = reader.word(),
        let end = reader.word(), let sourceStart = reader.word(), let sourceEnd = reader.word(),
        let head = reader.word(), let tail = reader.word()
      else { return nil }
      let node = Arena.Record(
        kind: kind, begin: begin, end: end, sourceStart: sourceStart, sourceEnd: sourceEnd,
        mark: TextMark(head: head, tail: tail))
      guard arena.admits(node, of: count), shape.takes(node, at: arena.nodes.count, of: count)
      else { return nil }
      arena.nodes.append(node)
    }
    return shape.closes(at: count) ? Document(arena) : nil
  }
}

extension Arena {
  /// Whether `node`, next of `count` in all, points to nothing outside of the document.
  fileprivate func admits(_ node: Record, of count: Int) -> Bool {
    guard node.sourceStart <= node.sourceEnd, node.sourceEnd <= source.count else { return false }
    switch node.kind {
    case .null, .boolean: return true
    case .array, .object: return node.end > nodes.count && node.end <= count
    case .string, .number:
      let flag = Self.decodedFlag
      guard node.begin <= node.end, node.begin & flag == node.end & flag else { return false }
      return node.end & ~flag <= (node.begin & flag == 0 ? source.count : decoded.count)
    }
  }
}

/// Follows the nodes of a document in order: whether containers lie in each other and hold what they say.
private struct ArenaShape {
  private var open: [Container] = []

  private struct Container {
    let end: Int
    let isObject: Bool
    /// Children to come, keys included.
    var wanting: Int
  }

  /// Whether `node` may stand at `index`, of `count` in all.
  mutating func takes(_ node: Arena.Record, at index: Int, of count: Int) -> Bool {
    guard closes(at: index) || !open.isEmpty else { return false }
    if open.isEmpty {
      guard index == 0 else { return false }
    } else {
      let last = open.count - 1
      let isKey = open[last].isObject && open[last].wanting % 2 == 0
      guard open[last].wanting > 0, !isKey || node.kind == .string else { return false }
      open[last].wanting -= 1
    }
    guard node.kind == .array || node.kind == .object else { return true }
    let isObject = node.kind == .object
    guard Int(node.end) <= open.last?.end ?? count else { return false }
    open.append(
      Container(
        end: Int(node.end), isObject: isObject, wanting: Int(node.begin) * (isObject ? 2 : 1)))
    return true
  }

  /// Closes what ends in front of the node at `index`; whether that is all.
  mutating func closes(at index: Int) -> Bool {
    while let last = open.last, last.end == index {
      guard last.wanting == 0 else { return false }
      open.removeLast()
    }
    return open.isEmpty
  }
}
