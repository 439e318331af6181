/// The lines of a text around byte offsets.
struct TextLines {
  let source: [UInt8]

  /// What a line holds.
  enum Kind: Equatable {
    case blank
    /// A comment alone, and the column of its `#`.
    case comment(column: Int)
    case content
  }

  /// The text begins here, behind a byte-order mark.
  var textStart: Int { source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Where the line that holds `offset` begins.
  func start(of offset: Int) -> Int {
    var start = min(offset, source.count)
    while start > textStart, !Self.isBreak(source[start - 1]) { start -= 1 }
    return start
  }

  /// The line break that ends the line that holds `offset`, or the end of the text.
  func end(of offset: Int) -> Int {
    var end = offset
    while end < source.count, !Self.isBreak(source[end]) { end += 1 }
    return end
  }

  /// Where the line behind the one that holds `offset` begins; the end of the text if there is none.
  func next(after offset: Int) -> Int {
    let end = end(of: offset)
    guard end < source.count else { return end }
    return source[end] == 0x0D && end + 1 < source.count && source[end + 1] == 0x0A
      ? end + 2 : end + 1
  }

  /// Where the line before the one that begins at `start` begins; nil for the first.
  func previous(before start: Int) -> Int? {
    guard start > textStart else { return nil }
    var end = start - 1
    if source[end] == 0x0A, end > textStart, source[end - 1] == 0x0D { end -= 1 }
    return self.start(of: end)
  }

  /// Characters between the start of the line and `offset`.
  func column(of offset: Int) -> Int {
    source[start(of: offset)..<offset].count { $0 & 0xC0 != 0x80 }
  }

  /// Whether only spaces and tabs precede `offset` on its line.
  func isFirst(_ offset: Int) -> Bool {
    source[start(of: offset)..<offset].allSatisfy(Self.isBlank)
  }

  /// What the line that begins at `start` holds.
  func kind(ofLineAt start: Int) -> Kind {
    var offset = start
    while offset < source.count, Self.isBlank(source[offset]) { offset += 1 }
    if offset >= source.count || Self.isBreak(source[offset]) { return .blank }
    return source[offset] == UInt8(ascii: "#") ? .comment(column: offset - start) : .content
  }

  /// How the text ends its lines.
  var lineBreak: String {
    guard let first = source.firstIndex(where: Self.isBreak) else { return "\n" }
    guard source[first] == 0x0D else { return "\n" }
    return first + 1 < source.count && source[first + 1] == 0x0A ? "\r\n" : "\r"
  }

  static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
