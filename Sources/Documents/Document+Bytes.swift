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
    for _ in 0..<count {
      guard let kind = reader.byte().flatMap(NodeKind.init(rawValue:)), let begin = reader.word(),
        let end = reader.word(), let sourceStart = reader.word(), let sourceEnd = reader.word(),
        let head = reader.word(), let tail = reader.word()
      else { return nil }
      let node = Arena.Record(
        kind: kind, begin: begin, end: end, sourceStart: sourceStart, sourceEnd: sourceEnd,
        mark: TextMark(head: head, tail: tail))
      guard arena.admits(node, of: count) else { return nil }
      arena.nodes.append(node)
    }
    return Document(arena)
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
