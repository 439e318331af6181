/// Writes numbers and texts down for a later run of this program; not a format for others.
package struct ByteWriter: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  package init() {}

  /// One byte.
  package mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// A number of four bytes, the lowest first.
  package mutating func word(_ value: UInt32) {
    bytes.append(UInt8(truncatingIfNeeded: value))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    bytes.append(UInt8(truncatingIfNeeded: value >> 24))
  }

  /// A count.
  package mutating func count(_ value: Int) { word(UInt32(clamping: value)) }

  /// Bytes, with their number in front.
  package mutating func data(_ value: some Collection<UInt8>) {
    count(value.count)
    bytes += value
  }

  /// A text.
  package mutating func text(_ value: String) { data(value.utf8) }
}
