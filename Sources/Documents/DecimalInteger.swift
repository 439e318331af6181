/// An integer of any size in decimal digits, for the exponents of numbers.
///
/// Every operation takes time linear in the digits. Numbers in binary do not: to read a million
/// decimal digits into one takes seconds.
struct DecimalInteger: Hashable, Sendable, Comparable {
  /// Whether it is below zero; never set for zero.
  let isNegative: Bool
  /// Its magnitude: digits 0 to 9, most significant first, without leading zeros; none for zero.
  let digits: [UInt8]

  /// The integer that digits spell; leading zeros are dropped.
  init(isNegative: Bool, digits: [UInt8]) {
    self.digits = digits.first == 0 ? Array(digits.drop { $0 == 0 }) : digits
    self.isNegative = isNegative && !self.digits.isEmpty
  }

  /// An integer that the machine holds.
  init(_ value: Int) {
    var digits: [UInt8] = []
    var rest = value.magnitude
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    self.init(isNegative: value < 0, digits: digits.reversed())
  }

  /// The value when it fits.
  var int: Int? {
    guard digits.count <= 19 else { return nil }
    var value = 0
    for digit in digits {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, over) = product.addingReportingOverflow(isNegative ? -Int(digit) : Int(digit))
      guard !tooLarge, !over else { return nil }
      value = sum
    }
    return value
  }

  /// The value, or the nearest that fits.
  var clampedInt: Int { int ?? (isNegative ? Int.min : Int.max) }

  static func < (left: DecimalInteger, right: DecimalInteger) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? isSmaller(right.digits, left.digits) : isSmaller(left.digits, right.digits)
  }

  static prefix func - (value: DecimalInteger) -> DecimalInteger {
    DecimalInteger(isNegative: !value.isNegative, digits: value.digits)
  }

  static func + (left: DecimalInteger, right: DecimalInteger) -> DecimalInteger {
    if left.isNegative == right.isNegative {
      return DecimalInteger(
        isNegative: left.isNegative, digits: sum(left.digits, right.digits))
    }
    return isSmaller(left.digits, right.digits)
      ? DecimalInteger(
        isNegative: right.isNegative, digits: difference(right.digits, left.digits))
      : DecimalInteger(
        isNegative: left.isNegative, digits: difference(left.digits, right.digits))
  }

  static func - (left: DecimalInteger, right: DecimalInteger) -> DecimalInteger { left + -right }

  private static func isSmaller(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count != right.count
      ? left.count < right.count : left.lexicographicallyPrecedes(right)
  }

  private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var carry: UInt8 = 0
    for place in 0..<max(left.count, right.count) {
      let total = digit(of: left, at: place) + digit(of: right, at: place) + carry
      result.append(total % 10)
      carry = total / 10
    }
    if carry > 0 { result.append(carry) }
    return result.reversed()
  }

  /// The left less the right, which is not above it.
  private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var borrow: UInt8 = 0
    for place in 0..<left.count {
      let (own, taken) = (digit(of: left, at: place), digit(of: right, at: place) + borrow)
      borrow = own < taken ? 1 : 0
      result.append(own + borrow * 10 - taken)
    }
    return result.reversed()
  }

  /// The digit so many places from the right.
  private static func digit(of digits: [UInt8], at place: Int) -> UInt8 {
    place < digits.count ? digits[digits.count - 1 - place] : 0
  }
}

extension DecimalInteger: CustomStringConvertible {
  var description: String {
    digits.isEmpty
      ? "0"
      : (isNegative ? "-" : "") + String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
