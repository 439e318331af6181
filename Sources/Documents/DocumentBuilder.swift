/// Builds a document in document order. Readers drive it; it checks nothing but keeps the arena sound.
///
/// Call `beginObject`, then for every member `string` (the key) and the value, then `end`. The number of
/// open containers must be zero when `finish` is called; `finish` closes any that are left.
package struct DocumentBuilder: ~Copyable {
  private var arena: Arena
  private var open: [(container: Int, outerCount: UInt32)] = []
  /// Children of the innermost open container so far, keys included.
  private var count: UInt32 = 0

  /// Starts a document over `source`, which must be at most `Document.maximumSourceSize` bytes.
  ///
  /// - Parameter expectedNodes: how many nodes to make room for; more may come.
  package init(source: [UInt8], expectedNodes: Int? = nil) {
    arena = Arena(source: source, capacity: expectedNodes ?? source.count / 10 + 1)
    open.reserveCapacity(8)
  }

  /// Nodes so far.
  package var nodeCount: Int { arena.nodes.count }
  /// Open arrays and objects.
  package var depth: Int { open.count }

  /// Adds `null` spelled at `range`.
  package mutating func null(at range: SourceRange) { add(.null, range) }

  /// Adds a boolean spelled at `range`.
  package mutating func boolean(_ value: Bool, at range: SourceRange) {
    add(.boolean, range)
    arena.nodes[nodeCount - 1].begin = value ? 1 : 0
  }

  /// Adds a number whose JSON lexeme is the source text at `range`.
  package mutating func number(at range: SourceRange) { add(.number, range, text: range) }

  /// Adds a number whose JSON lexeme is `lexeme`, spelled otherwise at `range` (YAML's `0x1F`, `+3`).
  package mutating func number(lexeme: String, at range: SourceRange) {
    add(.number, range, decoded: Array(lexeme.utf8))
  }

  /// Adds a string (or key) spelled at `range` whose content is the source text at `content`, with the
  /// mark of that.
  package mutating func string(
    plain content: SourceRange, at range: SourceRange, mark: TextMark
  ) {
    add(.string, range, text: content, mark: mark)
  }

  /// Adds a string (or key) spelled at `range` whose content is `bytes`, valid UTF-8.
  package mutating func string(_ bytes: [UInt8], at range: SourceRange) {
    add(.string, range, decoded: bytes, mark: TextMark(bytes.span))
  }

  /// Opens an array whose first byte is at `start`.
  package mutating func beginArray(at start: Int) { begin(.array, start) }
  /// Opens an object whose first byte is at `start`.
  package mutating func beginObject(at start: Int) { begin(.object, start) }

  /// Closes the innermost container; `end` is the offset after its last byte.
  package mutating func end(at end: Int) {
    guard let (index, outerCount) = open.popLast() else { return }
    arena.nodes[index].close(
      at: end, nextNode: UInt32(truncatingIfNeeded: nodeCount), children: count)
    count = outerCount
  }

  /// The document; whatever is still open is closed at the end of the source.
  package consuming func finish() -> Document {
    while !open.isEmpty { end(at: arena.source.count) }
    if nodeCount == 0 { null(at: SourceRange(start: 0, end: 0)) }
    return Document(arena)
  }

  /// The content of the string or number node at `index`, while building.
  ///
  /// Of decoded text it is a copy: who kept a slice would keep the whole buffer, and the next decoded
  /// text would have to move it.
  package func text(at index: Int) -> ArraySlice<UInt8> {
    let text = arena.text(at: index)
    return arena.isDecoded(at: index) ? Array(text)[...] : text
  }

  private mutating func begin(_ kind: NodeKind, _ start: Int) {
    add(kind, SourceRange(start: start, end: start))
    open.append((nodeCount - 1, count))
    count = 0
  }

  private mutating func add(
    _ kind: NodeKind, _ range: SourceRange, text: SourceRange = SourceRange(start: 0, end: 0),
    mark: TextMark = .none
  ) {
    count &+= 1
    arena.nodes.append(
      Arena.Record(
        kind: kind, begin: UInt32(truncatingIfNeeded: text.start),
        end: UInt32(truncatingIfNeeded: text.end),
        sourceStart: UInt32(truncatingIfNeeded: range.start),
        sourceEnd: UInt32(truncatingIfNeeded: range.end), mark: mark))
  }

  private mutating func add(
    _ kind: NodeKind, _ range: SourceRange, decoded bytes: [UInt8], mark: TextMark = .none
  ) {
    add(kind, range, mark: mark)
    let start = UInt32(clamping: arena.decoded.count)
    arena.decoded += bytes
    arena.nodes[nodeCount - 1].begin = start | Arena.decodedFlag
    arena.nodes[nodeCount - 1].end = UInt32(clamping: arena.decoded.count) | Arena.decodedFlag
  }
}
