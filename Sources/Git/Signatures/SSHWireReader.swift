/// Reads the data types of SSH from bytes that nobody vouches for (RFC 4251, section 5).
struct SSHWireReader {
  private var rest: ArraySlice<UInt8>

  /// Starts at the first of `bytes`.
  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// As many bytes as are asked for.
  ///
  /// - Throws: `SSHWireFlaw.truncated`.
  mutating func bytes(_ count: Int) throws(SSHWireFlaw) -> [UInt8] {
    guard count <= rest.count else { throw .truncated }
    defer { rest.removeFirst(count) }
    return Array(rest.prefix(count))
  }

  /// A `byte`.
  ///
  /// - Throws: `SSHWireFlaw.truncated`.
  mutating func byte() throws(SSHWireFlaw) -> UInt8 {
    try bytes(1)[0]
  }

  /// A `uint32`.
  ///
  /// - Throws: `SSHWireFlaw.truncated`.
  mutating func number() throws(SSHWireFlaw) -> UInt32 {
    try bytes(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A `string`: its length and as many bytes.
  ///
  /// - Throws: `SSHWireFlaw.truncated`.
  mutating func string() throws(SSHWireFlaw) -> [UInt8] {
    try bytes(Int(number()))
  }

  /// A `string` that is a name.
  ///
  /// - Throws: `SSHWireFlaw.truncated`, `.notText` for bytes that are no UTF-8 or hold a NUL.
  mutating func text() throws(SSHWireFlaw) -> String {
    let bytes = try string()
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .notText
    }
    return text
  }

  /// An `mpint` that is not negative, without leading zeros; as OpenSSH does, more of those than
  /// the format wants are passed over.
  ///
  /// - Throws: `SSHWireFlaw.truncated`, `.negativeNumber`.
  mutating func magnitude() throws(SSHWireFlaw) -> [UInt8] {
    let bytes = try string()
    if let first = bytes.first, first & 0x80 != 0 { throw .negativeNumber }
    return Array(bytes.drop { $0 == 0 })
  }

  /// Makes sure that nothing is left.
  ///
  /// - Throws: `SSHWireFlaw.trailingBytes`.
  func finish() throws(SSHWireFlaw) {
    if !rest.isEmpty { throw .trailingBytes(rest.count) }
  }
}

/// Why bytes are not what SSH would have written.
package enum SSHWireFlaw: Error, Hashable, Sendable {
  /// A value goes on beyond the end.
  case truncated
  /// As many bytes follow where nothing should.
  case trailingBytes(Int)
  /// A number below zero where there can be none.
  case negativeNumber
  /// A name that is no UTF-8, or holds a NUL.
  case notText
}
