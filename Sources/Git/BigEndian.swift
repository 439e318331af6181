/// Numbers as git's files hold them.
enum BigEndian {
  /// The four bytes at `offset`.
  static func word(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset + 4 <= bytes.count)
    return unsafe bytes.withUnsafeBytes {
      UInt32(bigEndian: unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
  }

  /// The two bytes at `offset`.
  static func halfWord(_ bytes: [UInt8], _ offset: Int) -> UInt16 {
    precondition(offset >= 0 && offset + 2 <= bytes.count)
    return unsafe bytes.withUnsafeBytes {
      UInt16(bigEndian: unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }
  }
}
