/// `hostname` (RFC 1123, section 2.1, with the A-labels of RFC 5890) and `idn-hostname` (RFC 5890).
enum HostnameFormats {
  /// Octets of a name and of a label (RFC 1034, section 3.1).
  private static let longestName = 253
  private static let longestLabel = 63

  /// Labels of ASCII, none of them empty.
  static func isHostname(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= longestName else { return false }
    return text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy(isLabel)
  }

  /// The same with labels in Unicode.
  static func isInternationalHostname(_ text: ArraySlice<UInt8>) -> Bool {
    if text.allSatisfy({ $0 < 0x80 }) { return isHostname(text) }
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var length = -1
    // The dots of RFC 3490, section 3.1.
    for label in scalars.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
      if label.allSatisfy(\.isASCII) {
        let bytes = label.map { UInt8(truncatingIfNeeded: $0.value) }
        guard isLabel(bytes[...]) else { return false }
        length += 1 + bytes.count
      } else {
        let folded = Array(label)
        guard InternationalLabel.isValid(folded), let encoded = Punycode.encode(folded) else {
          return false
        }
        guard encoded.count + 4 <= longestLabel else { return false }
        length += 1 + encoded.count + 4
      }
    }
    return length <= longestName
  }

  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    [0x2E, 0x3002, 0xFF0E, 0xFF61].contains(scalar.value)
  }

  /// Letters, digits and inner hyphens; what claims to be an A-label must be one.
  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard let first = label.first, let last = label.last, label.count <= longestLabel,
      first != hyphen, last != hyphen,
      label.allSatisfy({ ASCII.isLetterOrDigit($0) || $0 == hyphen })
    else { return false }
    // Hyphens in the third and fourth place are kept for prefixes (RFC 5891, section 4.2.3.1).
    guard label.dropFirst(2).starts(with: "--".utf8) else { return true }
    let prefix = label.prefix(4).map { ASCII.isLetter($0) ? $0 | 0x20 : $0 }
    guard prefix == Array("xn--".utf8) else { return false }
    let folded = label.dropFirst(4).map { ASCII.isLetter($0) ? $0 | 0x20 : $0 }
    guard let decoded = Punycode.decode(folded), !decoded.allSatisfy(\.isASCII) else {
      return false
    }
    return Punycode.encode(decoded) == folded && InternationalLabel.isValid(decoded)
  }
}
