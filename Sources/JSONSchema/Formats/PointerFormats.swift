/// `json-pointer` (RFC 6901, section 3) and `relative-json-pointer`
/// (draft-bhutton-relative-json-pointer-00, section 3).
enum PointerFormats {
  /// Empty, or tokens each after a `/`.
  static func isPointer(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    guard first == UInt8(ascii: "/") else { return false }
    var scanner = ByteScanner(text)
    while !scanner.isAtEnd {
      _ = scanner.skip { $0 != UInt8(ascii: "~") }
      if scanner.take("~"), !scanner.take("0"), !scanner.take("1") { return false }
    }
    return true
  }

  /// Levels up, perhaps a shift of index, which is never by none, then `#` or a pointer.
  static func isRelativePointer(_ text: ArraySlice<UInt8>) -> Bool {
    var scanner = ByteScanner(text)
    guard readInteger(&scanner) else { return false }
    if scanner.take("+") || scanner.take("-") {
      guard scanner.next != UInt8(ascii: "0"), readInteger(&scanner) else { return false }
    }
    if scanner.take("#") { return scanner.isAtEnd }
    return isPointer(scanner.rest)
  }

  /// A non-negative integer without leading zeros.
  private static func readInteger(_ scanner: inout ByteScanner) -> Bool {
    if scanner.take("0") { return true }
    return scanner.skip(while: ASCII.isDigit) > 0
  }
}
