import Documents

/// A text with places marked by « and »: the text without the marks, and the byte ranges between them.
struct MarkedText {
  let bytes: [UInt8]
  let ranges: [SourceRange]

  init(_ text: String) {
    var bytes: [UInt8] = []
    var ranges: [(Int, Int)] = []
    var open: [Int] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "«":
        open.append(ranges.count)
        ranges.append((bytes.count, bytes.count))
      case "»":
        if let index = open.popLast() { ranges[index].1 = bytes.count }
      default: bytes += Array(String(Character(scalar)).utf8)
      }
    }
    self.bytes = bytes
    self.ranges = ranges.map { SourceRange(start: $0.0, end: $0.1) }
  }

  /// The text of a range, for messages.
  func text(_ range: SourceRange) -> String { String(decoding: bytes[range.bytes], as: UTF8.self) }
}
