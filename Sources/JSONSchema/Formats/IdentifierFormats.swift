import RegularExpressions

/// `uuid` (RFC 4122, section 3) and `regex` (ECMA-262 with the `u` flag).
enum IdentifierFormats {
  /// Five groups of hexadecimal digits.
  static func isUUID(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.allSatisfy(ASCII.isHexadecimal) }
  }

  /// Whether it can be read; it may yet be too large to be used.
  static func isRegularExpression(_ text: ArraySlice<UInt8>) -> Bool {
    RegularExpression.isWellFormed(String(decoding: text, as: UTF8.self))
  }
}
