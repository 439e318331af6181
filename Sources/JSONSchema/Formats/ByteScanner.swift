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
