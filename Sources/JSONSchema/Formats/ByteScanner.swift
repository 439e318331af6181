/// Reads a text byte by byte from the front, for grammars that need to look no further than one byte.
struct ByteScanner {
  private let text: ArraySlice<UInt8>
  private var position: Int

  /// Starts at the front of `text`.
  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    position = text.startIndex
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { position == text.endIndex }
  /// What has not been read.
  var rest: ArraySlice<UInt8> { text[position...] }
  /// The next byte.
  var next: UInt8? { position < text.endIndex ? text[position] : nil }

  /// Reads one byte if it is `byte`.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard position < text.endIndex, UInt32(text[position]) == byte.value else { return false }
    position += 1
    return true
  }

  /// Reads one letter if it is `letter`, a small one, in either case.
  mutating func takeLetter(_ letter: Unicode.Scalar) -> Bool {
    guard position < text.endIndex, UInt32(text[position] | 0x20) == letter.value else {
      return false
    }
    position += 1
    return true
  }

  /// Reads exactly `count` decimal digits and gives their value.
  mutating func number(digits count: Int) -> Int? {
    guard text.endIndex - position >= count else { return nil }
    var value = 0
    for place in position..<position + count {
      guard ASCII.isDigit(text[place]) else { return nil }
      value = value * 10 + Int(text[place]) - 0x30
    }
    position += count
    return value
  }

  /// Reads as many bytes as satisfy `predicate` and gives how many there were.
  mutating func skip(while predicate: (UInt8) -> Bool) -> Int {
    let start = position
    while position < text.endIndex, predicate(text[position]) { position += 1 }
    return position - start
  }
}

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

/// Classes of ASCII bytes.
enum ASCII {
  /// `0` to `9`.
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// `a` to `z` in either case.
  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Either of the two.
  static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// A digit of base 16 in either case.
  static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
  }
}
