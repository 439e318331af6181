/// `email` (RFC 5321, section 4.1.2, `Mailbox`) and `idn-email` (RFC 6531, section 3.3).
enum EmailFormats {
  /// Octets of the part before `@` (RFC 5321, section 4.5.3.1.1).
  private static let longestLocalPart = 64

  /// Whether all of `text` is a mailbox, without a display name.
  static func isMailbox(_ text: ArraySlice<UInt8>, isInternational: Bool) -> Bool {
    var scanner = ByteScanner(text)
    let isLocalPart =
      scanner.next == UInt8(ascii: "\"")
      ? readQuotedString(&scanner, isInternational) : readDotString(&scanner, isInternational)
    guard isLocalPart, text.count - scanner.rest.count <= longestLocalPart, scanner.take("@")
    else { return false }
    let domain = scanner.rest
    if domain.first == UInt8(ascii: "[") { return isAddressLiteral(domain) }
    return isInternational
      ? HostnameFormats.isInternationalHostname(domain) : HostnameFormats.isHostname(domain)
  }

  /// `atext` (RFC 5322, section 3.2.3).
  private static let atomBytes = ASCIISet(where: ASCII.isLetterOrDigit)
    .union(ASCIISet("!#$%&'*+-/=?^_`{|}~"))

  private static func isAtomByte(_ byte: UInt8, _ isInternational: Bool) -> Bool {
    atomBytes.contains(byte) || (isInternational && byte >= 0x80)
  }

  private static func readDotString(
    _ scanner: inout ByteScanner, _ isInternational: Bool
  ) -> Bool {
    repeat {
      guard scanner.skip(while: { isAtomByte($0, isInternational) }) > 0 else { return false }
    } while scanner.take(".")
    return true
  }

  private static func readQuotedString(
    _ scanner: inout ByteScanner, _ isInternational: Bool
  ) -> Bool {
    guard scanner.take("\"") else { return false }
    while !scanner.take("\"") {
      let isEscaped = scanner.take("\\")
      let count = scanner.skip { byte in
        let isText = (byte >= 0x20 && byte <= 0x7E) || (isInternational && byte >= 0x80)
        return isText && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      }
      if count == 0 {
        guard isEscaped, scanner.take("\"") || scanner.take("\\") else { return false }
      }
    }
    return true
  }

  /// `address-literal` (section 4.1.3): an IPv4 or IPv6 address in brackets.
  private static func isAddressLiteral(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.last == UInt8(ascii: "]") else { return false }
    let address = text.dropFirst().dropLast()
    let tag = Array("ipv6:".utf8)
    if address.prefix(tag.count).map({ $0 | 0x20 }) == tag.map({ $0 | 0x20 }) {
      return AddressFormats.isIPv6(address.dropFirst(tag.count))
    }
    return AddressFormats.isIPv4(address)
  }
}
