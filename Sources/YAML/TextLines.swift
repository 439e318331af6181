/// The lines of a text, found by byte offsets; lines end at LF, CR or CR LF.
struct TextLines {
  let source: [UInt8]
  /// Where each line begins; the first begins behind a byte-order mark.
  private let starts: [Int]

  /// What a line holds.
  enum Kind: Equatable {
    case blank
    /// A comment alone, and the column of its `#`.
    case comment(column: Int)
    case content
  }

  init(_ source: [UInt8]) {
    var starts = [source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (offset, byte) in source.enumerated() where Self.isBreak(byte) {
      let isPair = byte == 0x0D && offset + 1 < source.count && source[offset + 1] == 0x0A
      if !isPair { starts.append(offset + 1) }
    }
    self.source = source
    self.starts = starts
  }

  /// Where the first line begins.
  var textStart: Int { starts[0] }

  /// Where the line that holds `offset` begins.
  func start(of offset: Int) -> Int { starts[number(of: offset)] }

  /// The line break that ends the line that holds `offset`, or the end of the text.
  func end(of offset: Int) -> Int {
    let number = number(of: offset)
    guard number + 1 < starts.count else { return source.count }
    let next = starts[number + 1]
    let isPair = next >= starts[number] + 2 && source[next - 2] == 0x0D && source[next - 1] == 0x0A
    return isPair ? next - 2 : next - 1
  }

  /// Where the line behind the one that holds `offset` begins; the end of the text if there is none.
  func next(after offset: Int) -> Int {
    let number = number(of: offset)
    return number + 1 < starts.count ? starts[number + 1] : source.count
  }

  /// Where the line before the one that begins at `start` begins; nil for the first.
  func previous(before start: Int) -> Int? {
    let number = number(of: start)
    return number > 0 ? starts[number - 1] : nil
  }

  private func number(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
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

  /// How `source` ends its lines, by its first.
  static func lineBreak(of source: [UInt8]) -> String {
    guard let first = source.firstIndex(where: isBreak), source[first] == 0x0D else { return "\n" }
    return first + 1 < source.count && source[first + 1] == 0x0A ? "\r\n" : "\r"
  }

  static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
