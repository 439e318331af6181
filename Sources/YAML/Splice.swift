import Documents

/// Bytes of a text that others replace.
struct Splice {
  let range: Range<Int>
  let text: String

  init(_ range: Range<Int>, _ text: String) {
    self.range = range
    self.text = text
  }

  init(at offset: Int, _ text: String) { self.init(offset..<offset, text) }

  /// `source` with the splices made, which do not overlap; line feeds become what ends its lines.
  static func apply(_ splices: [Splice], to source: [UInt8]) -> [UInt8] {
    let lineBreak = Array(TextLines.lineBreak(of: source).utf8)
    var result: [UInt8] = []
    var offset = 0
    for splice in splices.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += source[offset..<max(offset, splice.range.lowerBound)]
      for byte in splice.text.utf8 {
        if byte == 0x0A { result += lineBreak } else { result.append(byte) }
      }
      offset = max(offset, splice.range.upperBound)
    }
    return result + source[offset...]
  }
}
