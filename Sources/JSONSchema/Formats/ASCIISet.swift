/// A set of ASCII bytes.
struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The set of the characters of `members`, which are ASCII.
  init(_ members: StaticString) {
    for byte in members.description.utf8 { insert(byte) }
  }

  /// The set of the ASCII bytes that satisfy `predicate`.
  init(where predicate: (UInt8) -> Bool) {
    for byte in 0..<128 as Range<UInt8> where predicate(byte) { insert(byte) }
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
  }

  /// The set of what is in either.
  func union(_ other: ASCIISet) -> ASCIISet {
    var result = self
    result.low |= other.low
    result.high |= other.high
    return result
  }

  /// Whether `byte` is one of them.
  func contains(_ byte: UInt8) -> Bool {
    byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }
}
