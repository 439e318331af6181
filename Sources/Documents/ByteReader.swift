/// Reads what `ByteWriter` wrote; nil for what is not that.
package struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  /// Reads `bytes`.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all was read.
  package var isAtEnd: Bool { offset == bytes.count }

  /// One byte.
  package mutating func byte() -> UInt8? {
    guard offset < bytes.count else { return nil }
    defer { offset += 1 }
    return bytes[offset]
  }

  /// A number of four bytes.
  package mutating func word() -> UInt32? {
    guard bytes.count - offset >= 4 else { return nil }
    defer { offset += 4 }
    return UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8
      | UInt32(bytes[offset + 2]) << 16 | UInt32(bytes[offset + 3]) << 24
  }

  /// A count of what takes `size` bytes each at least; nil for more than there is room for.
  package mutating func count(of size: Int = 1) -> Int? {
    guard let value = word(), Int(value) <= (bytes.count - offset) / size else { return nil }
    return Int(value)
  }

  /// Bytes.
  package mutating func data() -> ArraySlice<UInt8>? {
    guard let length = count() else { return nil }
    defer { offset += length }
    return bytes[offset..<(offset + length)]
  }

  /// A text.
  package mutating func text() -> String? {
    data().flatMap { String(validating: $0, as: UTF8.self) }
  }
}
