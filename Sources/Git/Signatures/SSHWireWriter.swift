/// Writes the data types of SSH (RFC 4251, section 5).
struct SSHWireWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Appends bytes as they are.
  mutating func append(_ bytes: some Sequence<UInt8>) { self.bytes += bytes }

  /// Appends a `uint32`.
  mutating func append(number: UInt32) {
    for shift in stride(from: UInt32(24), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Appends a `string`, which must be shorter than 4 GiB.
  mutating func append(string: some Collection<UInt8>) {
    append(number: UInt32(string.count))
    bytes += string
  }

  /// Appends the number with these big-endian bytes, which start with no zero, as an `mpint`.
  mutating func append(magnitude: [UInt8]) {
    let needsZero = magnitude.first.map { $0 & 0x80 != 0 } ?? false
    append(string: needsZero ? [0] + magnitude : magnitude)
  }
}
