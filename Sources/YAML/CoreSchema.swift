/// What a plain scalar means by the core schema of YAML 1.2.2 (section 10.3.2).
enum CoreSchema {
  /// The value of a plain scalar.
  enum Resolution: Equatable {
    case null
    case boolean(Bool)
    /// A number whose spelling is its JSON lexeme.
    case number
    /// A number whose JSON lexeme is another.
    case respelled(String)
    /// `.inf` or `.nan`.
    case nonFinite
    /// A hexadecimal or octal number beyond `NumberSpelling.maximumDigits`.
    case tooLong
    case string
  }

  /// Whether `byte` can begin a plain scalar that is no string.
  @inline(__always)
  static func mayResolve(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "~"),
      UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
      UInt8(ascii: "f"), UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// Resolves the content of a plain scalar.
  static func resolve(_ bytes: ArraySlice<UInt8>) -> Resolution {
    guard let first = bytes.first else { return .null }
    guard mayResolve(first) else { return .string }
    switch first {
    case UInt8(ascii: "~"): return bytes.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"): return isWord(bytes, "null") ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return isWord(bytes, "true") ? .boolean(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return isWord(bytes, "false") ? .boolean(false) : .string
    default: return isNonFinite(bytes) ? .nonFinite : NumberSpelling.resolve(bytes)
    }
  }

  /// Whether `bytes` spell `word` in lower case, capitalised or in capitals.
  private static func isWord(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    var place = bytes.startIndex
    for letter in word.description.utf8 {
      if bytes[place] | 0x20 != letter { return false }
      place += 1
    }
    let rest = bytes.dropFirst()
    let isCapitalised = bytes.first.map { $0 & 0x20 == 0 } ?? false
    return rest.allSatisfy { $0 & 0x20 != 0 }
      || (isCapitalised && rest.allSatisfy { $0 & 0x20 == 0 })
  }

  private static func isNonFinite(_ bytes: ArraySlice<UInt8>) -> Bool {
    var text = bytes
    let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
    if isSigned { text = text.dropFirst() }
    guard text.count == 4, text.first == UInt8(ascii: ".") else { return false }
    switch String(decoding: text.dropFirst(), as: UTF8.self) {
    case "inf", "Inf", "INF": return true
    case "nan", "NaN", "NAN": return !isSigned
    default: return false
    }
  }
}
