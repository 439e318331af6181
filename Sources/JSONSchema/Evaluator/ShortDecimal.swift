import Documents

/// A decimal number of at most 18 digits and a small exponent, compared without allocating.
///
/// Whatever does not fit is left to `ExactNumber`.
struct ShortDecimal: Sendable {
  /// The value is `significand * 10^exponent`.
  let significand: Int64
  /// See `significand`.
  let exponent: Int

  /// The deepest exponent either way that is kept short.
  private static let largestExponent = 400

  /// Reads the JSON number that `text` spells; nil when it does not fit.
  init?(_ text: borrowing Span<UInt8>) {
    let end = text.count
    // A sign, a point and eighteen digits; more, or an exponent as long, is left to `ExactNumber`.
    guard end <= 20 else { return nil }
    var offset = 0
    var magnitude: Int64 = 0
    var digits = 0
    var exponent = 0
    var isNegative = false
    var point: Int?
    if offset < end, text[offset] == UInt8(ascii: "-") {
      isNegative = true
      offset = 1
    }
    while offset < end {
      let byte = text[offset]
      let digit = byte &- 0x30
      if digit < 10 {
        magnitude = magnitude &* 10 &+ Int64(digit)
        digits &+= 1
      } else if byte == UInt8(ascii: ".") {
        point = digits
      } else {
        guard let power = Self.power(text, (offset + 1)..<end) else { return nil }
        exponent = power
        break
      }
      offset &+= 1
    }
    guard digits <= 18 else { return nil }
    if let point { exponent -= digits - point }
    guard exponent.magnitude <= Self.largestExponent else { return nil }
    significand = isNegative ? -magnitude : magnitude
    self.exponent = exponent
  }

  /// The digits after `e`.
  private static func power(
    _ text: borrowing Span<UInt8>, _ range: Range<Int>
  ) -> Int? {
    var power = 0
    var isNegative = false
    for offset in range {
      switch text[offset] {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "+"): break
      default: power = power * 10 + Int(text[offset]) - 0x30
      }
      if power > 1_000 { return nil }
    }
    return isNegative ? -power : power
  }

  /// Whether it is a mathematical integer.
  var isInteger: Bool {
    if exponent >= 0 || significand == 0 { return true }
    guard let scale = Self.powerOfTen(-exponent) else { return false }
    return significand % scale == 0
  }

  /// -1, 0 or 1 as the left is below, equal to or above the right; nil when scaling overflows.
  static func compare(_ left: ShortDecimal, _ right: ShortDecimal) -> Int? {
    guard let (first, second) = aligned(left, right) else { return nil }
    return first < second ? -1 : first == second ? 0 : 1
  }

  /// Whether the left is an integer multiple of the right; nil when scaling overflows.
  static func isMultiple(_ left: ShortDecimal, of right: ShortDecimal) -> Bool? {
    guard let (first, second) = aligned(left, right), second != 0 else { return nil }
    return first % second == 0
  }

  private static func aligned(_ left: ShortDecimal, _ right: ShortDecimal) -> (Int64, Int64)? {
    if left.exponent == right.exponent { return (left.significand, right.significand) }
    if left.exponent > right.exponent {
      guard let scaled = left.scaled(by: left.exponent - right.exponent) else { return nil }
      return (scaled, right.significand)
    }
    guard let scaled = right.scaled(by: right.exponent - left.exponent) else { return nil }
    return (left.significand, scaled)
  }

  private func scaled(by power: Int) -> Int64? {
    if significand == 0 { return 0 }
    guard let scale = Self.powerOfTen(power) else { return nil }
    let (product, overflow) = significand.multipliedReportingOverflow(by: scale)
    return overflow ? nil : product
  }

  private static func powerOfTen(_ power: Int) -> Int64? {
    guard power <= 18 else { return nil }
    var result: Int64 = 1
    for _ in 0..<power { result *= 10 }
    return result
  }
}
