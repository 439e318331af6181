import CLibgit2

/// The name of an object: the SHA-1 of its kind, size and content, kept inline.
///
/// Ids order as their hexadecimal forms do.
package struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// How many bytes an id has.
  package static let byteCount = 20
  /// The id of the tree that holds nothing.
  package static let emptyTree = ObjectID(
    high: 0x4b82_5dc6_42cb_6eb9, middle: 0xa060_e54b_f8d6_9288, low: 0xfbee_4904)

  // Big-endian words, so that comparing words compares bytes.
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  private init(high: UInt64, middle: UInt64, low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }

  /// The id with these bytes; nil unless there are exactly 20.
  package init?(bytes: some Sequence<UInt8>) {
    var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
    var count = 0
    for byte in bytes {
      switch count {
      case 0..<8: words.0 = words.0 << 8 | UInt64(byte)
      case 8..<16: words.1 = words.1 << 8 | UInt64(byte)
      case 16..<20: words.2 = words.2 << 8 | UInt32(byte)
      default: return nil
      }
      count += 1
    }
    guard count == Self.byteCount else { return nil }
    self.init(high: words.0, middle: words.1, low: words.2)
  }

  /// The id that stands at `offset` in `content`, which must hold 20 bytes from there.
  init(in content: [UInt8], at offset: Int) {
    var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
    for index in offset..<(offset + 8) { words.0 = words.0 << 8 | UInt64(content[index]) }
    for index in (offset + 8)..<(offset + 16) { words.1 = words.1 << 8 | UInt64(content[index]) }
    for index in (offset + 16)..<(offset + 20) { words.2 = words.2 << 8 | UInt32(content[index]) }
    self.init(high: words.0, middle: words.1, low: words.2)
  }

  /// Reads 40 hexadecimal digits of either case.
  ///
  /// - Throws: `GitError.invalidObjectID`.
  package init(hex: String) throws(GitError) {
    guard let id = ObjectID(hexDigits: hex.utf8) else { throw .invalidObjectID(hex) }
    self = id
  }

  /// Reads 40 hexadecimal digits out of a larger text; nil when they are not that.
  init?(hexDigits: some Collection<UInt8>) {
    guard hexDigits.count == 2 * Self.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
    for (index, digit) in hexDigits.enumerated() {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      default: return nil
      }
      switch index {
      case 0..<16: words.0 = words.0 << 4 | UInt64(value)
      case 16..<32: words.1 = words.1 << 4 | UInt64(value)
      default: words.2 = words.2 << 4 | UInt32(value)
      }
    }
    self.init(high: words.0, middle: words.1, low: words.2)
  }

  /// Takes libgit2's form of an id.
  init(_ id: git_oid) {
    var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
    unsafe withUnsafeBytes(of: id.id) { bytes in
      unsafe words.0 = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      unsafe words.1 = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      unsafe words.2 = bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)
    }
    self.init(
      high: UInt64(bigEndian: words.0), middle: UInt64(bigEndian: words.1),
      low: UInt32(bigEndian: words.2))
  }

  /// libgit2's form of this id.
  var oid: git_oid {
    var id = git_oid()
    unsafe withUnsafeMutableBytes(of: &id.id) { bytes in
      unsafe bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
      unsafe bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      unsafe bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return id
  }

  /// The 20 bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: high >> shift))
    }
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: middle >> shift))
    }
    for shift in stride(from: UInt32(24), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: low >> shift))
    }
    return bytes
  }

  /// The 40 hexadecimal digits, lower case.
  package var description: String {
    Self.digits(high, 16) + Self.digits(middle, 16) + Self.digits(UInt64(low), 8)
  }

  /// The first eight digits, for people.
  package var short: String { Self.digits(high >> 32, 8) }

  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }

  private static func digits(_ word: UInt64, _ count: Int) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: count - digits.utf8.count) + digits
  }
}
