/// Base64 with the alphabet and padding of RFC 4648, section 4.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")
  private static let values: [UInt8?] = {
    var values = [UInt8?](repeating: nil, count: 256)
    for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  /// The digits, with padding unless `padded` is false; no line breaks.
  static func encode(_ bytes: [UInt8], padded: Bool = true) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      bits <<= 8
      for _ in 0...group.count {
        digits.append(alphabet[Int(bits >> 26)])
        bits <<= 6
      }
      if padded { for _ in group.count..<3 { digits.append(padding) } }
    }
    return digits
  }

  /// The bytes; nil for a foreign character, missing or misplaced padding, or bits that are set
  /// beyond the last byte, so that bytes have one spelling only.
  static func decode(_ digits: some BidirectionalCollection<UInt8>) -> [UInt8]? {
    var digits = digits[...]
    guard digits.count.isMultiple(of: 4) else { return nil }
    var padded = 0
    while padded < 2, digits.last == padding {
      digits.removeLast()
      padded += 1
    }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for digit in digits {
      guard let value = values[Int(digit)] else { return nil }
      bits = (bits << 6 | UInt32(value)) & 0xFFFF
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
      }
    }
    return bits & (1 << bitCount - 1) == 0 ? bytes : nil
  }
}
