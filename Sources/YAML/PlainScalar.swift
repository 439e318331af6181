/// Which strings may stand without quotes: those that every reader reads back as the same string.
///
/// Judged by the core schema of YAML 1.2 and by the types of YAML 1.1 (yaml.org/type) as its readers
/// implement them, so that `no`, `1_000`, `12:30` and `2026-01-01` are quoted (see `DateSpelling` for
/// those that their author wrote plain).
enum PlainScalar {
  /// Whether `text` may stand plain, in block or in flow style.
  static func isSafe(_ text: String, inFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first <= 0x20 || last <= 0x20 || last == UInt8(ascii: ":") { return false }
    // `=` and `<` could mostly stand plain, but `<=` is to look like `>=`, which cannot.
    if "-?:,[]{}#&*!|>'\"%@`=<~".utf8.contains(first) { return false }
    if bytes.starts(with: "...".utf8) { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 { return false }
      if byte == UInt8(ascii: "#"), previous == 0x20 { return false }
      if byte == 0x20, previous == UInt8(ascii: ":") { return false }
      if inFlow, ",[]{}:?".utf8.contains(byte) { return false }
      previous = byte
    }
    return text.unicodeScalars.allSatisfy(isVisible) && !readsAsOther(bytes)
  }

  /// Characters that a reader of the text sees and that no YAML reader refuses or folds.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x200A, 0x2010...0x2027, 0x202F...0x205F, 0x2070...0xD7FF,
      0xE000...0xFDCF, 0xFDF0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
      scalar.value & 0xFFFE != 0xFFFE && !(0xE0000...0xE0FFF).contains(scalar.value)
    default: false
    }
  }

  /// Whether some reader takes it for null, a boolean, a number or a date.
  private static func readsAsOther(_ bytes: [UInt8]) -> Bool {
    isWord(bytes) || isNumber(bytes) || isDate(bytes)
  }

  private static func isWord(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 5 else { return false }
    switch String(decoding: bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    {
    case "null", "true", "false", "yes", "no", "y", "n", "on", "off", ".inf", ".nan", "-.inf",
      "+.inf":
      return true
    default: return false
    }
  }

  /// A superset of all number forms: digits with `_`, `,`, `:` and at most one point, an exponent, or a
  /// radix prefix.
  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    guard let first = rest.first, isDigit(first) || first == UInt8(ascii: ".") else { return false }
    if first == UInt8(ascii: "0"), let marker = rest.dropFirst().first,
      "xXoObB".utf8.contains(marker)
    {
      return rest.dropFirst(2).allSatisfy {
        $0 == UInt8(ascii: "_") || Character(Unicode.Scalar($0)).isHexDigit
      }
    }
    let mantissa = rest.prefix { isDigit($0) || "_,:.".utf8.contains($0) }
    guard mantissa.count(where: { $0 == UInt8(ascii: ".") }) <= 1 else { return false }
    var exponent = rest.dropFirst(mantissa.count)
    guard let marker = exponent.popFirst() else { return true }
    guard marker | 0x20 == UInt8(ascii: "e") else { return false }
    if exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-") {
      exponent.removeFirst()
    }
    return exponent.allSatisfy(isDigit)
  }

  /// `2026-1-31`, alone or with a time behind it.
  private static func isDate(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "-"), maxSplits: 2)
    guard parts.count == 3, parts[0].count == 4, parts[0].allSatisfy(isDigit),
      (1...2).contains(parts[1].count), parts[1].allSatisfy(isDigit)
    else { return false }
    let day = parts[2].prefix(while: isDigit)
    guard (1...2).contains(day.count) else { return false }
    guard let next = parts[2].dropFirst(day.count).first else { return true }
    return next | 0x20 == UInt8(ascii: "t") || next == 0x20
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
