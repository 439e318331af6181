internal import BigInt

/// Why a calculation with exact numbers has no answer.
package enum CalculationError: Error, Hashable, Sendable {
  /// The digits of one number times those of the other are more than divisibility is worked out for.
  case tooManyDigits(limit: Int)
}

extension ExactNumber {
  /// What the digits of one number times those of the other may come to, where the divisor has more than
  /// a machine word holds.
  ///
  /// Division takes time that grows with this product: so much takes a fraction of a second.
  package static let divisibilityLimit = 400_000_000

  /// Any number of so few digits, times ten, fits a machine word.
  private static let wordDigits = 18

  /// Whether it is an integer multiple of `divisor`, exactly (JSON Schema Validation 2020-12, 6.2.1).
  ///
  /// - Returns: false when `divisor` is zero.
  /// - Throws: when the numbers have so many digits that the answer would take long.
  package func isMultiple(of divisor: ExactNumber) throws(CalculationError) -> Bool {
    if divisor.isZero { return false }
    if isZero { return true }
    // Neither significand ends in zero, so a positive power of ten in the divisor cannot divide.
    guard exponent >= divisor.exponent else { return false }
    let power = (exponent - divisor.exponent).clampedInt
    if divisor.digits.count <= Self.wordDigits {
      let word = Self.withoutFactorsOfTen(
        divisor.digits.reduce(0 as UInt) { $0 * 10 + UInt($1) }, upTo: power)
      return digits.reduce(0 as UInt) { ($0 * 10 + UInt($1)) % word } == 0
    }
    let (work, isBeyond) = digits.count.multipliedReportingOverflow(by: divisor.digits.count)
    guard !isBeyond, work <= Self.divisibilityLimit else {
      throw .tooManyDigits(limit: Self.divisibilityLimit)
    }
    let number = Self.withoutFactorsOfTen(Self.integer(of: divisor.digits), upTo: power)
    return Self.integer(of: digits, modulo: number).isZero
  }

  /// A number divided by its greatest common divisor with a power of ten.
  ///
  /// What a divisor shares with the power of ten divides that, and what is left has no part in it: so
  /// the power need never be written out.
  private static func withoutFactorsOfTen<Number: BinaryInteger>(
    _ number: Number, upTo power: Int
  ) -> Number {
    // Digits that do not end in zero hold no factor ten: twos or fives, but not both.
    let twos = number.trailingZeroBitCount
    if twos > 0 { return number >> min(twos, power) }
    var rest = number
    var left = power
    // As many fives at once as fit a machine word, then single ones.
    for (block, fives) in [(7_450_580_596_923_828_125 as UInt, 27), (5, 1)] {
      while left >= fives {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: Number(block))
        guard remainder == 0 else { break }
        rest = quotient
        left -= fives
      }
    }
    return rest
  }

  /// The integer that digits spell; only its remainder, if a modulus is given.
  private static func integer(of digits: [UInt8], modulo modulus: BigUInt? = nil) -> BigUInt {
    var result: BigUInt = 0
    var rest = digits[...]
    while !rest.isEmpty {
      var (value, scale): (UInt, UInt) = (0, 1)
      for digit in rest.prefix(wordDigits) {
        value = value * 10 + UInt(digit)
        scale *= 10
      }
      result.multiply(byWord: scale)
      result += BigUInt(value)
      if let modulus, result >= modulus { result %= modulus }
      rest = rest.dropFirst(wordDigits)
    }
    return result
  }
}
