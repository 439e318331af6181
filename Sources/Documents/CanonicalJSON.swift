/// The JSON Canonicalization Scheme (RFC 8785): one byte sequence for equal values, for hashing.
///
/// Numbers are IEEE 754 doubles there: values that no double holds exactly are rounded as the RFC says.
package enum CanonicalJSON {
  /// The canonical UTF-8 bytes of `value`.
  package static func bytes(_ value: JSONValue) -> [UInt8] { JSONWriter.bytes(canonical(value)) }

  private static func canonical(_ value: JSONValue) -> JSONValue {
    switch value {
    case .number(let lexeme): .double(ExactNumber(lexeme: lexeme.utf8)?.double ?? 0)
    case .array(let values): .array(values.map(canonical))
    case .object(let members):
      .object(
        members
          .sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
          .map { JSONValue.Member($0.key, canonical($0.value)) })
    default: value
    }
  }

  /// ECMAScript's Number::toString for a finite double (ECMA-262 section 6.1.6.1.20).
  package static func text(of value: Double) -> String {
    if value == 0 { return "0" }
    // Swift's description holds the shortest digits that read back as the same double, as ECMAScript's.
    guard let shortest = ExactNumber(lexeme: value.magnitude.description.utf8) else { return "0" }
    let digits = String(decoding: shortest.digits.map { $0 + 0x30 }, as: UTF8.self)
    let count = digits.utf8.count
    let point = count + shortest.exponent
    let sign = value < 0 ? "-" : ""
    switch point {
    case let point where point >= count && point <= 21:
      return sign + digits + String(repeating: "0", count: point - count)
    case 1...21:
      return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    case -5...0:
      return sign + "0." + String(repeating: "0", count: -point) + digits
    default:
      let power = point - 1
      let tail = count == 1 ? "" : "." + digits.dropFirst()
      return "\(sign)\(digits.prefix(1))\(tail)e\(power < 0 ? "-" : "+")\(power.magnitude)"
    }
  }
}
