/// Builds a document in document order. Readers drive it; it checks nothing but keeps the arena sound.
///
/// Call `beginObject`, then for every member `string` (the key) and the value, then `end`. The number of
/// open containers must be zero when `finish` is called; `finish` closes any that are left.
package struct DocumentBuilder: ~Copyable {
  let source: [UInt8]
  var kinds: [NodeKind] = []
  var ends: [UInt32] = []
  var counts: [UInt32] = []
  var sourceStarts: [UInt32] = []
  var sourceEnds: [UInt32] = []
  var textStarts: [UInt32] = []
  var textEnds: [UInt32] = []
  var decoded: [UInt8] = []
  private var open: [Int] = []

  /// Starts a document over `source`, which must be at most `Document.maximumSourceSize` bytes.
  package init(source: [UInt8]) {
    self.source = source
    let expected = source.count / 8 + 1
    kinds.reserveCapacity(expected)
    ends.reserveCapacity(expected)
    counts.reserveCapacity(expected)
    sourceStarts.reserveCapacity(expected)
    sourceEnds.reserveCapacity(expected)
    textStarts.reserveCapacity(expected)
    textEnds.reserveCapacity(expected)
  }

  /// Nodes so far.
  package var nodeCount: Int { kinds.count }
  /// Open arrays and objects.
  package var depth: Int { open.count }

  /// Adds `null` spelled at `range`.
  package mutating func null(at range: SourceRange) { add(.null, range) }

  /// Adds a boolean spelled at `range`.
  package mutating func boolean(_ value: Bool, at range: SourceRange) {
    add(.boolean, range)
    counts[counts.count - 1] = value ? 1 : 0
  }

  /// Adds a number whose JSON lexeme is the source text at `range`.
  package mutating func number(at range: SourceRange) {
    add(.number, range)
    text(range)
  }

  /// Adds a number whose JSON lexeme is `lexeme`, spelled otherwise at `range` (YAML's `0x1F`, `+3`).
  package mutating func number(lexeme: String, at range: SourceRange) {
    add(.number, range)
    text(Array(lexeme.utf8))
  }

  /// Adds a string (or key) spelled at `range` whose content is the source text at `content`.
  package mutating func string(plain content: SourceRange, at range: SourceRange) {
    add(.string, range)
    text(content)
  }

  /// Adds a string (or key) spelled at `range` whose content is `bytes`, valid UTF-8.
  package mutating func string(_ bytes: [UInt8], at range: SourceRange) {
    add(.string, range)
    text(bytes)
  }

  /// Opens an array whose first byte is at `start`.
  package mutating func beginArray(at start: Int) { begin(.array, start) }
  /// Opens an object whose first byte is at `start`.
  package mutating func beginObject(at start: Int) { begin(.object, start) }

  /// Closes the innermost container; `end` is the offset after its last byte.
  package mutating func end(at end: Int) {
    guard let index = open.popLast() else { return }
    ends[index] = UInt32(truncatingIfNeeded: kinds.count)
    sourceEnds[index] = UInt32(clamping: end)
    if kinds[index] == .object { counts[index] /= 2 }
  }

  /// The document; whatever is still open is closed at the end of the source.
  package consuming func finish() -> Document {
    while !open.isEmpty { end(at: source.count) }
    if kinds.isEmpty { null(at: SourceRange(start: 0, end: 0)) }
    return Document(self)
  }

  private mutating func begin(_ kind: NodeKind, _ start: Int) {
    add(kind, SourceRange(start: start, end: start))
    open.append(kinds.count - 1)
  }

  private mutating func add(_ kind: NodeKind, _ range: SourceRange) {
    if let parent = open.last { counts[parent] &+= 1 }
    kinds.append(kind)
    ends.append(UInt32(truncatingIfNeeded: kinds.count))
    counts.append(0)
    sourceStarts.append(UInt32(clamping: range.start))
    sourceEnds.append(UInt32(clamping: range.end))
    textStarts.append(0)
    textEnds.append(0)
  }

  private mutating func text(_ range: SourceRange) {
    textStarts[textStarts.count - 1] = UInt32(clamping: range.start)
    textEnds[textEnds.count - 1] = UInt32(clamping: range.end)
  }

  private mutating func text(_ bytes: [UInt8]) {
    let start = UInt32(clamping: decoded.count)
    decoded += bytes
    textStarts[textStarts.count - 1] = start | Document.decodedFlag
    textEnds[textEnds.count - 1] = UInt32(clamping: decoded.count) | Document.decodedFlag
  }
}

extension DocumentBuilder {
  /// The content of the string or number node at `index`, while building.
  package func text(at index: Int) -> ArraySlice<UInt8> {
    let start = textStarts[index]
    if start & Document.decodedFlag != 0 {
      return decoded[
        Int(start & ~Document.decodedFlag)..<Int(textEnds[index] & ~Document.decodedFlag)]
    }
    return source[Int(start)..<Int(textEnds[index])]
  }
}
