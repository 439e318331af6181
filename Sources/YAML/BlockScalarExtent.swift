/// Where the content of a block scalar ends: libyaml's mark lies behind the blank lines after it.
struct BlockScalarExtent {
  private let source: [UInt8]
  private let start: Int
  private let scanEnd: Int

  /// A block scalar whose indicator is at `start` and behind which the scanner stood at `scanEnd`.
  init(_ source: [UInt8], _ start: Int, _ scanEnd: Int) {
    self.source = source
    self.start = start
    self.scanEnd = scanEnd
  }

  /// The end of the header: `|`, `>` and their indicators, without a comment.
  var headerEnd: Int {
    var offset = start
    while offset < scanEnd, "|>+-0123456789".utf8.contains(source[offset]) { offset += 1 }
    return offset
  }

  /// Where the first line of the content begins.
  var contentStart: Int {
    var offset = start
    while offset < scanEnd, !Self.isBreak(source[offset]) { offset += 1 }
    return offset == scanEnd ? offset : lineBreakEnd(at: offset)
  }

  /// After the last byte of the last content line; the end of the header when there is no content.
  func contentEnd(of value: [UInt8]) -> Int {
    let floor = contentStart
    guard let last = value.lastIndex(where: { $0 != 0x0A }) else { return headerEnd }
    // White space that ends the last line is content: as much of it as the value has.
    var trailing = 0
    var index = last
    while index >= 0, value[index] == 0x20 || value[index] == 0x09 {
      trailing += 1
      index -= 1
    }
    let isBlankLine = index < 0 || value[index] == 0x0A
    if isBlankLine { return endOfBlankLine(width: trailing, above: floor) }
    var offset = scanEnd
    while offset > floor, Self.isBlank(source[offset - 1]) { offset -= 1 }
    return min(offset + trailing, scanEnd)
  }

  /// A content line of white space only: the last line wider than the indentation.
  private func endOfBlankLine(width: Int, above floor: Int) -> Int {
    var offset = scanEnd
    while offset > floor {
      while offset > floor, Self.isBreak(source[offset - 1]) { offset -= 1 }
      let end = offset
      while offset > floor, !Self.isBreak(source[offset - 1]) { offset -= 1 }
      if end - offset > width { return end }
    }
    return scanEnd
  }

  private func lineBreakEnd(at offset: Int) -> Int {
    source[offset] == 0x0D && offset + 1 < scanEnd && source[offset + 1] == 0x0A
      ? offset + 2 : offset + 1
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || isBreak(byte)
  }
}
