import Documents

/// The keys of the open mappings, so that a duplicate is found with the first of its name.
struct KeyStack {
  private var keys: [Key] = []
  /// Where the keys of each open mapping begin.
  private var mappings: [Int] = []
  /// For open mappings with many keys, by their place among the open ones: the keys by hash.
  private var indices: [Int: [Int: Int]] = [:]

  private struct Key {
    let mark: TextMark
    @Narrow var length: Int
    @Narrow var node: Int
    @Narrow var start: Int
    @Narrow var end: Int

    init(mark: TextMark, length: Int, node: Int, range: SourceRange) {
      self.mark = mark
      _length = Narrow(wrappedValue: length)
      _node = Narrow(wrappedValue: node)
      _start = Narrow(wrappedValue: range.start)
      _end = Narrow(wrappedValue: range.end)
    }

    var range: SourceRange { SourceRange(start: start, end: end) }
  }

  /// Mappings up to this size are searched key by key.
  private static let searchedKeys = 24

  init() {
    keys.reserveCapacity(32)
    mappings.reserveCapacity(8)
  }

  /// Begins a mapping.
  mutating func open() { mappings.append(keys.count) }

  /// Ends the innermost mapping.
  mutating func close() {
    guard let first = mappings.popLast() else { return }
    if keys.count - first > Self.searchedKeys { indices[mappings.count] = nil }
    keys.removeLast(keys.count - first)
  }

  /// Adds the key at `node`, whose text has this mark and length, to a small mapping.
  ///
  /// - Returns: false, with nothing added, when it must be compared with others: use `insert`.
  mutating func add(_ node: Int, _ range: SourceRange, _ mark: TextMark, length: Int) -> Bool {
    guard let first = mappings.last, keys.count - first < Self.searchedKeys else { return false }
    for position in first..<keys.count {
      let key = keys[position]
      if key.mark.tail == mark.tail, key.mark.head == mark.head, key.length == length {
        return false
      }
    }
    keys.append(Key(mark: mark, length: length, node: node, range: range))
    return true
  }

  /// Adds the key at `node`, which `text` spells; `textOf` gives the content of an earlier node.
  ///
  /// - Returns: where the same key stands already, or nil.
  mutating func insert(
    _ node: Int, _ range: SourceRange, _ text: borrowing Span<UInt8>,
    textOf: (Int) -> ArraySlice<UInt8>
  ) -> SourceRange? {
    guard let first = mappings.last else { return nil }
    let mark = TextMark(text)
    let length = text.count
    defer { keys.append(Key(mark: mark, length: length, node: node, range: range)) }
    guard keys.count - first < Self.searchedKeys else {
      return find(text, from: first, textOf: textOf)
    }
    for position in first..<keys.count where keys[position].mark == mark {
      if Self.isEqual(text, textOf(keys[position].node)) { return keys[position].range }
    }
    return nil
  }

  /// Looks for a key of a large mapping by hash, and notes it under that.
  private mutating func find(
    _ text: borrowing Span<UInt8>, from first: Int, textOf: (Int) -> ArraySlice<UInt8>
  ) -> SourceRange? {
    let mapping = mappings.count - 1
    if indices[mapping] == nil {
      var index: [Int: Int] = [:]
      for position in first..<keys.count {
        var hash = Self.hash(of: textOf(keys[position].node).span)
        while index[hash] != nil { hash &+= 1 }
        index[hash] = position
      }
      indices[mapping] = index
    }
    var hash = Self.hash(of: text)
    while let position = indices[mapping]?[hash] {
      if Self.isEqual(text, textOf(keys[position].node)) { return keys[position].range }
      hash &+= 1
    }
    indices[mapping]?[hash] = keys.count
    return nil
  }

  /// A hash that nobody can foresee.
  private static func hash(of text: borrowing Span<UInt8>) -> Int {
    var hasher = Hasher()
    for offset in text.indices { hasher.combine(text[offset]) }
    return hasher.finalize()
  }

  private static func isEqual(_ text: borrowing Span<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    guard text.count == other.count else { return false }
    for offset in text.indices where text[offset] != other[other.startIndex + offset] {
      return false
    }
    return true
  }
}
