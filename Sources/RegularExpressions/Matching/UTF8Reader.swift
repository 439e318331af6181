/// A reader of code points from bytes.
enum UTF8Reader {
  /// What is read for a byte that is no part of well-formed UTF-8.
  static let replacement: UInt32 = 0xFFFD

  /// Reads the code point whose first byte, 0x80 or above, is at an index; moves the index past it.
  static func codePoint(
    in text: borrowing Span<UInt8>, at index: inout Int
  ) -> UInt32 {
    let first = UInt32(text[index])
    index += 1
    let length: Int
    let least: UInt32
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (length, least, value) = (1, 0x80, first & 0x1F)
    case 0xE0...0xEF: (length, least, value) = (2, 0x800, first & 0x0F)
    case 0xF0...0xF4: (length, least, value) = (3, 0x1_0000, first & 0x07)
    default: return replacement
    }
    guard text.count - index >= length else { return replacement }
    for next in index..<index + length {
      let byte = UInt32(text[next])
      guard byte & 0xC0 == 0x80 else { return replacement }
      value = value << 6 | byte & 0x3F
    }
    guard value >= least, value < CodePointSet.end, value & ~0x7FF != 0xD800 else {
      return replacement
    }
    index += length
    return value
  }
}
