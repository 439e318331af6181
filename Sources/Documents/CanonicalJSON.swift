/// The JSON Canonicalization Scheme (RFC 8785): one byte sequence for equal values, for hashing.
///
/// Numbers are IEEE 754 doubles there: each is written as the shortest spelling of the double nearest
/// to it. Numbers beyond the greatest double, which the RFC leaves out, keep all their digits, in the
/// same layout.
package enum CanonicalJSON {
  /// The canonical UTF-8 bytes of `value`.
  package static func bytes(_ value: JSONValue) -> [UInt8] { JSONWriter.bytes(canonical(value)) }

  private static func canonical(_ value: JSONValue) -> JSONValue {
    switch value {
    case .number(let lexeme): .number(ExactNumber(lexeme: lexeme.utf8).map(canonical) ?? lexeme)
    case .array(let values): .array(values.map(canonical))
    case .object(let members):
      .object(
        members
          .sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
          .map { JSONValue.Member($0.key, canonical($0.value)) })
    default: value
    }
  }

  /// The text of a number by section 3.2.2.3.
  private static func canonical(_ number: ExactNumber) -> String {
    let nearest = number.double
    return nearest.isFinite ? text(of: nearest) : text(of: number)
  }

  /// ECMAScript's Number::toString for a finite double (ECMA-262 section 6.1.6.1.20).
  package static func text(of value: Double) -> String {
    // Swift's description holds the shortest digits that read back as the same double, as ECMAScript's.
    ExactNumber(lexeme: value.description.utf8).map { text(of: $0) } ?? "0"
  }

  /// The layout of Number::toString, for digits and exponents of any size.
  private static func text(of number: ExactNumber) -> String {
    if number.isZero { return "0" }
    let digits = String(decoding: number.digits.map { $0 + 0x30 }, as: UTF8.self)
    let count = digits.utf8.count
    let sign = number.isNegative ? "-" : ""
    switch number.point.clampedInt {
    case let point where point >= count && point <= 21:
      return sign + digits + String(repeating: "0", count: point - count)
    case let point where 1...21 ~= point:
      return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    case let point where -5...0 ~= point:
      return sign + "0." + String(repeating: "0", count: -point) + digits
    default:
      let power = number.point - DecimalInteger(1)
      let tail = count == 1 ? "" : "." + digits.dropFirst()
      return "\(sign)\(digits.prefix(1))\(tail)e\(power.isNegative ? "" : "+")\(power)"
    }
  }
}
