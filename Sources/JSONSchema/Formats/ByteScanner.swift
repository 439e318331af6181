/// Reads a text byte by byte from the front, for grammars that need to look no further than one byte.
struct ByteScanner {
  private(set) var rest: ArraySlice<UInt8>

  /// Starts at the front of `text`.
  init(_ text: ArraySlice<UInt8>) { rest = text }

  /// Whether everything has been read.
  var isAtEnd: Bool { rest.isEmpty }
  /// The next byte.
  var next: UInt8? { rest.first }

  /// Reads one byte if it is `byte`.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == byte.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Reads one letter if it is `letter`, a small one, in either case.
  mutating func takeLetter(_ letter: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first | 0x20) == letter.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Reads exactly `count` decimal digits and gives their value.
  mutating func number(digits count: Int) -> Int? {
    guard rest.count >= count, rest.prefix(count).allSatisfy(ASCII.isDigit) else { return nil }
    defer { rest.removeFirst(count) }
    return rest.prefix(count).reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// Reads as many bytes as satisfy `predicate` and gives how many there were.
  mutating func skip(while predicate: (UInt8) -> Bool) -> Int {
    let before = rest.count
    rest = rest.drop(while: predicate)
    return before - rest.count
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
