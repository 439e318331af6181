/// `uri` and `uri-reference` (RFC 3986), and `iri` and `iri-reference` (RFC 3987).
struct URIFormats {
  /// Whether characters beyond ASCII are allowed.
  let isInternational: Bool

  /// An absolute URI or IRI, with or without a fragment.
  func isURI(_ text: ArraySlice<UInt8>) -> Bool {
    guard let colon = Self.schemeEnd(text) else { return false }
    return isHierarchy(text[(colon + 1)...])
  }

  /// A URI or IRI, or a reference relative to one.
  func isReference(_ text: ArraySlice<UInt8>) -> Bool {
    if isURI(text) { return true }
    // A colon in the first segment would make what is before it a scheme (section 4.2).
    let end = text.firstIndex(where: Self.endsSegment.contains) ?? text.endIndex
    return !text[..<end].contains(UInt8(ascii: ":")) && isHierarchy(text)
  }

  /// The place of the colon after a scheme.
  private static func schemeEnd(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, ASCII.isLetter(first) else { return nil }
    let end = text.firstIndex { !scheme.contains($0) }
    guard let end, text[end] == UInt8(ascii: ":") else { return nil }
    return end
  }

  /// Everything after the scheme.
  private func isHierarchy(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      guard isText(rest[(hash + 1)...], Self.query) else { return false }
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      guard isText(rest[(mark + 1)...], Self.query, isQuery: true) else { return false }
      rest = rest[..<mark]
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      guard isAuthority(rest[..<slash]) else { return false }
      rest = rest[slash...]
    }
    return isText(rest, Self.path)
  }

  private func isAuthority(_ text: ArraySlice<UInt8>) -> Bool {
    var host = text
    if let at = host.firstIndex(of: UInt8(ascii: "@")) {
      guard isText(host[..<at], Self.userInformation) else { return false }
      host = host[(at + 1)...]
    }
    let portStart: Int
    if host.first == UInt8(ascii: "[") {
      guard let bracket = host.firstIndex(of: UInt8(ascii: "]")),
        Self.isAddress(host[(host.startIndex + 1)..<bracket])
      else { return false }
      portStart = bracket + 1
    } else {
      portStart = host.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex
      guard isText(host[..<portStart], Self.name) else { return false }
    }
    let port = host[portStart...]
    return port.isEmpty
      || (port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(ASCII.isDigit))
  }

  /// What stands between brackets: an IPv6 address or one of a future version.
  private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first.map({ $0 | 0x20 }) == UInt8(ascii: "v") else {
      return AddressFormats.isIPv6(text)
    }
    let parts = text.dropFirst().split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
      && parts[0].allSatisfy(ASCII.isHexadecimal)
      && parts[1].allSatisfy(userInformation.contains)
  }

  /// Whether all of `text` is percent-encoded or one of `allowed`.
  private func isText(
    _ text: ArraySlice<UInt8>, _ allowed: ASCIISet, isQuery: Bool = false
  ) -> Bool {
    var isBeyondASCII = false
    var offset = text.startIndex
    while offset < text.endIndex {
      let byte = text[offset]
      if allowed.contains(byte) {
        offset += 1
      } else if byte == UInt8(ascii: "%") {
        let digits = text[(offset + 1)...].prefix(2)
        guard digits.count == 2, digits.allSatisfy(ASCII.isHexadecimal) else { return false }
        offset += 3
      } else {
        guard byte >= 0x80, isInternational else { return false }
        isBeyondASCII = true
        offset += 1
      }
    }
    return !isBeyondASCII
      || String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
        $0.isASCII || Self.isInternationalScalar($0, isQuery)
      }
  }

  /// `unreserved` (RFC 3986, section 2.3).
  static let unreserved = ASCIISet(where: ASCII.isLetterOrDigit).union(ASCIISet("-._~"))
  /// What may stand in a registered name: `unreserved` and `sub-delims`.
  private static let name = unreserved.union(ASCIISet("!$&'()*+,;="))
  private static let userInformation = name.union(ASCIISet(":"))
  private static let path = name.union(ASCIISet(":@/"))
  private static let query = path.union(ASCIISet("?"))
  private static let scheme = ASCIISet(where: ASCII.isLetterOrDigit).union(ASCIISet("+-."))
  private static let endsSegment = ASCIISet("/?#")

  /// `ucschar`, and in queries `iprivate` (RFC 3987, section 2.2).
  static func isInternationalScalar(_ scalar: Unicode.Scalar, _ isQuery: Bool) -> Bool {
    switch scalar.value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0xE0000...0xE0FFF: false
    case 0x10000...0xEFFFD: scalar.value & 0xFFFF <= 0xFFFD
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: isQuery
    default: false
    }
  }
}
