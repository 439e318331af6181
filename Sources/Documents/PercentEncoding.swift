/// Text as URIs hold it (RFC 3986, section 2.1).
package enum PercentEncoding {
  /// `text` in UTF-8, with every byte percent-encoded but unreserved characters (section 2.3) and `kept`.
  ///
  /// - Parameter kept: ASCII characters that mean something where the text goes, `/` in a path.
  package static func encoded(_ text: String, keeping kept: String = "") -> String {
    let kept = Set(kept.utf8)
    var encoded = ""
    for byte in text.utf8 {
      if isUnreserved(byte) || kept.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
