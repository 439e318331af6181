/// A decimal number of any size, exact: what a JSON lexeme says, not what a `Double` makes of it.
///
/// The value is `(-1)^isNegative * digits * 10^exponent`, normalised so that `digits` has neither leading
/// nor trailing zeros; zero has no digits. Equality, order and divisibility are exact.
package struct ExactNumber: Hashable, Sendable, Comparable {
  /// Whether it is below zero; never set for zero.
  package let isNegative: Bool
  /// Decimal digits, each 0 to 9, most significant first.
  let digits: [UInt8]
  /// Power of ten of the last digit, of any size too.
  let exponent: DecimalInteger

  /// Reads a JSON number (RFC 8259 section 6); nil when the bytes are none.
  package init?(lexeme: some Collection<UInt8>) {
    var bytes = lexeme.makeIterator()
    var byte = bytes.next()
    var negative = false
    if byte == UInt8(ascii: "-") {
      negative = true
      byte = bytes.next()
    }
    var digits: [UInt8] = []
    var places = 0
    var seen = false
    func digit(_ byte: UInt8?) -> UInt8? {
      guard let byte, byte >= 0x30, byte <= 0x39 else { return nil }
      return byte - 0x30
    }
    while let value = digit(byte) {
      if !(digits.isEmpty && value == 0) { digits.append(value) }
      seen = true
      byte = bytes.next()
    }
    guard seen else { return nil }
    if byte == UInt8(ascii: ".") {
      byte = bytes.next()
      guard digit(byte) != nil else { return nil }
      while let value = digit(byte) {
        if !(digits.isEmpty && value == 0) { digits.append(value) }
        places += 1
        byte = bytes.next()
      }
    }
    var power = DecimalInteger(0)
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      byte = bytes.next()
      var down = false
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        down = byte == UInt8(ascii: "-")
        byte = bytes.next()
      }
      guard digit(byte) != nil else { return nil }
      var powerDigits: [UInt8] = []
      while let value = digit(byte) {
        powerDigits.append(value)
        byte = bytes.next()
      }
      power = DecimalInteger(isNegative: down, digits: powerDigits)
    }
    guard byte == nil else { return nil }
    self.init(isNegative: negative, digits: digits, places: places, power: power)
  }

  /// The exact value of an integer.
  package init(_ value: Int) {
    let integer = DecimalInteger(value)
    self.init(
      isNegative: integer.isNegative, digits: integer.digits, places: 0, power: DecimalInteger(0))
  }

  /// The number with these digits, the last `places` of them after the point, times a power of ten.
  private init(isNegative: Bool, digits: [UInt8], places: Int, power: DecimalInteger) {
    let significant = digits.count - digits.reversed().prefix { $0 == 0 }.count
    let shift = digits.count - significant - places
    self.digits = significant == digits.count ? digits : Array(digits[..<significant])
    self.isNegative = isNegative && significant > 0
    exponent =
      if significant == 0 { DecimalInteger(0) } else if shift == 0 { power } else {
        power + DecimalInteger(shift)
      }
  }

  /// How many digits it has, zeros at either end left out.
  package var digitCount: Int { digits.count }
  /// Whether it is a mathematical integer (`1.0` and `1e3` are).
  package var isInteger: Bool { !exponent.isNegative }
  /// Whether it is zero.
  package var isZero: Bool { digits.isEmpty }

  /// The value when it is an integer that fits.
  package var int: Int? {
    guard isInteger, let zeros = exponent.int, zeros < 20 else { return nil }
    return DecimalInteger(
      isNegative: isNegative, digits: digits + Array(repeating: 0, count: zeros)
    ).int
  }

  /// The nearest `Double`; infinite beyond the greatest.
  package var double: Double {
    if isZero { return 0 }
    // Halfway between two doubles has fewer than 770 digits: of what goes on, that it does is enough.
    let isLong = digits.count > 800
    let kept = isLong ? digits.prefix(800) + [1] : digits[...]
    let shifted = exponent + DecimalInteger(digits.count - kept.count)
    let power = min(max(shifted.clampedInt, -100_000), 100_000)
    let text = String(decoding: kept.map { $0 + 0x30 }, as: UTF8.self)
    return Double("\(isNegative ? "-" : "")\(text)e\(power)") ?? 0
  }

  /// Where the decimal point stands, counted from before the first digit.
  var point: DecimalInteger {
    exponent.digits.isEmpty
      ? DecimalInteger(digits.count) : exponent + DecimalInteger(digits.count)
  }

  package static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? isSmaller(right, left) : isSmaller(left, right)
  }

  /// Whether the magnitude of `left` is below that of `right`.
  private static func isSmaller(_ left: ExactNumber, _ right: ExactNumber) -> Bool {
    if left.isZero || right.isZero { return left.isZero && !right.isZero }
    let (leftPoint, rightPoint) = (left.point, right.point)
    if leftPoint != rightPoint { return leftPoint < rightPoint }
    return left.digits.lexicographicallyPrecedes(right.digits)
  }
}
