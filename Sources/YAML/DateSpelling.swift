/// Strings that look like a date or a time, whose quotes are their author's choice.
///
/// The core schema of YAML 1.2 reads `2026-01-31` and `12:30` as strings; readers of YAML 1.1 make dates
/// and sexagesimal numbers of them. People write both forms, so the formatter changes neither.
enum DateSpelling {
  /// Whether `text` is a date, a date with a time, or a time, in digits alone: one that may stand plain
  /// wherever a scalar may.
  static func matches(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    if isTime(rest) { return true }
    guard digits(4...4, &rest), rest.popFirst() == UInt8(ascii: "-"), digits(1...2, &rest),
      rest.popFirst() == UInt8(ascii: "-"), digits(1...2, &rest)
    else { return false }
    guard let separator = rest.popFirst() else { return true }
    guard separator | 0x20 == UInt8(ascii: "t") || separator == 0x20 else { return false }
    let clock = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    return isTime(clock) && isZone(rest[clock.endIndex...])
  }

  /// `12:30`, `12:30:45`, `12:30:45.5`.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    guard digits(1...2, &rest), rest.popFirst() == UInt8(ascii: ":"), digits(2...2, &rest) else {
      return false
    }
    guard let colon = rest.popFirst() else { return true }
    guard colon == UInt8(ascii: ":"), digits(2...2, &rest) else { return false }
    guard let point = rest.popFirst() else { return true }
    return point == UInt8(ascii: ".") && !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  /// Nothing, `Z`, `+01`, `+0100` or `+01:00`, a space before it or none.
  private static func isZone(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    if rest.isEmpty { return true }
    if rest.first == 0x20 { rest.removeFirst() }
    guard let sign = rest.popFirst() else { return false }
    if sign | 0x20 == UInt8(ascii: "z") { return rest.isEmpty }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits(1...2, &rest) else {
      return false
    }
    if rest.isEmpty { return true }
    if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
    return digits(2...2, &rest) && rest.isEmpty
  }

  /// Takes as many digits as there are, if they are as many as allowed.
  private static func digits(_ count: ClosedRange<Int>, _ rest: inout ArraySlice<UInt8>) -> Bool {
    let found = rest.prefix(while: isDigit).count
    rest.removeFirst(found)
    return count.contains(found)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
