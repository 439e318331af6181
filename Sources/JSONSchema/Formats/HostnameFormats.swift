/// `hostname` (RFC 1123, section 2.1, with the A-labels of RFC 5890) and `idn-hostname` (RFC 5890).
enum HostnameFormats {
  /// Octets of a name and of a label (RFC 1034, section 3.1).
  private static let longestName = 253
  private static let longestLabel = 63

  /// Labels of ASCII, none of them empty.
  static func isHostname(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= longestName else { return false }
    var labels: [[Unicode.Scalar]] = []
    for part in text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard let label = decoded(part) else { return false }
      labels.append(label)
    }
    return BidiRule.accepts(labels)
  }

  /// The same with labels in Unicode.
  static func isInternationalHostname(_ text: ArraySlice<UInt8>) -> Bool {
    if text.allSatisfy({ $0 < 0x80 }) { return isHostname(text) }
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    // Every code point becomes an octet at least.
    guard scalars.count <= longestName else { return false }
    var labels: [[Unicode.Scalar]] = []
    var length = -1
    for part in scalars.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
      let encodedLength: Int
      if part.allSatisfy(\.isASCII) {
        guard let label = decoded(part.map { UInt8(truncatingIfNeeded: $0.value) }[...]) else {
          return false
        }
        labels.append(label)
        encodedLength = part.count
      } else {
        let label = Array(part)
        guard InternationalLabel.isValid(label), let encoded = Punycode.encode(label) else {
          return false
        }
        labels.append(label)
        encodedLength = encoded.count + "xn--".utf8.count
      }
      guard encodedLength <= longestLabel else { return false }
      length += 1 + encodedLength
    }
    return length <= longestName && BidiRule.accepts(labels)
  }

  /// The dots of RFC 3490, section 3.1.
  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    [0x2E, 0x3002, 0xFF0E, 0xFF61].contains(scalar.value)
  }

  /// What a label of ASCII stands for, which is itself unless it is an A-label; nil when it is none.
  ///
  /// A label has letters, digits and inner hyphens; what claims to be an A-label must be one.
  private static func decoded(_ label: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
    let hyphen = UInt8(ascii: "-")
    guard let first = label.first, let last = label.last, label.count <= longestLabel,
      first != hyphen, last != hyphen,
      label.allSatisfy({ ASCII.isLetterOrDigit($0) || $0 == hyphen })
    else { return nil }
    // Hyphens in the third and fourth place are kept for prefixes (RFC 5891, section 4.2.3.1).
    guard label.dropFirst(2).starts(with: "--".utf8) else {
      return label.map { Unicode.Scalar($0) }
    }
    let folded = label.map { ASCII.isLetter($0) ? $0 | 0x20 : $0 }
    guard folded.starts(with: "xn--".utf8) else { return nil }
    let encoded = Array(folded.dropFirst(4))
    guard let decoded = Punycode.decode(encoded), !decoded.allSatisfy(\.isASCII),
      Punycode.encode(decoded) == encoded, InternationalLabel.isValid(decoded)
    else { return nil }
    return decoded
  }
}
