/// `uri-template` (RFC 6570, section 2, with erratum 6937, which lets apostrophes stand), any level.
enum URITemplateFormat {
  /// Whether all of `text` is a template.
  static func accepts(_ text: ArraySlice<UInt8>) -> Bool {
    let isKnown = String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.isASCII || URIFormats.isInternationalScalar($0, true)
    }
    guard isKnown else { return false }
    var scanner = ByteScanner(text)
    while !scanner.isAtEnd {
      if scanner.take("{") {
        guard readExpression(&scanner) else { return false }
      } else if !readLiteral(&scanner) {
        return false
      }
    }
    return true
  }

  /// What no literal holds, beside controls and the space (section 2.1).
  private static let reserved = ASCIISet("\"%<>\\^`{|}")

  private static func readLiteral(_ scanner: inout ByteScanner) -> Bool {
    if scanner.next == UInt8(ascii: "%") { return readEncoded(&scanner) }
    return scanner.skip { byte in
      byte > 0x20 && byte != 0x7F && !reserved.contains(byte)
    } > 0
  }

  private static func readEncoded(_ scanner: inout ByteScanner) -> Bool {
    guard scanner.take("%"), scanner.rest.prefix(2).count == 2,
      scanner.rest.prefix(2).allSatisfy(ASCII.isHexadecimal)
    else { return false }
    var count = 0
    return scanner.skip { _ in
      count += 1
      return count <= 2
    } == 2
  }

  /// `[ operator ] variable-list "}"`; operators kept for later extensions count as malformed.
  private static func readExpression(_ scanner: inout ByteScanner) -> Bool {
    for symbol: Unicode.Scalar in ["+", "#", ".", "/", ";", "?", "&"] where scanner.take(symbol) {
      break
    }
    repeat {
      guard readVariable(&scanner) else { return false }
    } while scanner.take(",")
    return scanner.take("}")
  }

  private static func readVariable(_ scanner: inout ByteScanner) -> Bool {
    repeat {
      guard readName(&scanner) else { return false }
    } while scanner.take(".")
    if scanner.take("*") { return true }
    guard scanner.take(":") else { return true }
    // A length is from 1 to 9999.
    guard scanner.next != UInt8(ascii: "0") else { return false }
    return (1...4).contains(scanner.skip(while: ASCII.isDigit))
  }

  private static func readName(_ scanner: inout ByteScanner) -> Bool {
    var length = 0
    while let byte = scanner.next {
      if byte == UInt8(ascii: "%") {
        guard readEncoded(&scanner) else { return false }
      } else if scanner.skip(while: { ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }) == 0 {
        break
      }
      length += 1
    }
    return length > 0
  }
}
