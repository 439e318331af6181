/// A decimal number of any size, exact: what a JSON lexeme says, not what a `Double` makes of it.
///
/// The value is `(-1)^isNegative * digits * 10^exponent`, normalised so that `digits` has neither leading
/// nor trailing zeros; zero has no digits. Equality, order and divisibility are exact.
package struct ExactNumber: Hashable, Sendable, Comparable {
  /// Whether it is below zero; never set for zero.
  package let isNegative: Bool
  /// Decimal digits, each 0 to 9, most significant first.
  let digits: [UInt8]
  /// Power of ten of the last digit. Exponents beyond 10^15 are clamped there.
  let exponent: Int

  private static let exponentLimit = 1_000_000_000_000_000

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
    var exponent = 0
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
        exponent -= 1
        byte = bytes.next()
      }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      byte = bytes.next()
      var down = false
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        down = byte == UInt8(ascii: "-")
        byte = bytes.next()
      }
      guard digit(byte) != nil else { return nil }
      var power = 0
      while let value = digit(byte) {
        power = min(power * 10 + Int(value), Self.exponentLimit)
        byte = bytes.next()
      }
      exponent += down ? -power : power
    }
    guard byte == nil else { return nil }
    self.init(isNegative: negative, digits: digits, exponent: exponent)
  }

  /// The exact value of an integer.
  package init(_ value: Int) {
    var digits: [UInt8] = []
    var rest = value.magnitude
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    self.init(isNegative: value < 0, digits: digits.reversed(), exponent: 0)
  }

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    var digits = digits
    var exponent = exponent
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    self.digits = digits
    self.isNegative = isNegative && !digits.isEmpty
    self.exponent = digits.isEmpty ? 0 : exponent
  }

  /// Whether it is a mathematical integer (`1.0` and `1e3` are).
  package var isInteger: Bool { exponent >= 0 }
  /// Whether it is zero.
  package var isZero: Bool { digits.isEmpty }

  /// The value when it is an integer that fits.
  package var int: Int? {
    guard isInteger, digits.count + exponent <= 19 else { return nil }
    var value = 0
    for digit in digits + Array(repeating: 0, count: exponent) {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, over) = product.addingReportingOverflow(isNegative ? -Int(digit) : Int(digit))
      guard !tooLarge, !over else { return nil }
      value = sum
    }
    return value
  }

  /// The nearest `Double`.
  package var double: Double {
    let text = digits.isEmpty ? "0" : String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    return Double("\(isNegative ? "-" : "")\(text)e\(exponent)") ?? 0
  }

  package static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? isSmaller(right, left) : isSmaller(left, right)
  }

  /// Whether the magnitude of `left` is below that of `right`.
  private static func isSmaller(_ left: ExactNumber, _ right: ExactNumber) -> Bool {
    if left.isZero || right.isZero { return left.isZero && !right.isZero }
    let leftPoint = left.digits.count + left.exponent
    let rightPoint = right.digits.count + right.exponent
    if leftPoint != rightPoint { return leftPoint < rightPoint }
    return left.digits.lexicographicallyPrecedes(right.digits)
  }

  /// Whether it is an integer multiple of `divisor`, exactly (JSON Schema Validation 2020-12, 6.2.1).
  ///
  /// - Returns: false when `divisor` is zero.
  package func isMultiple(of divisor: ExactNumber) -> Bool {
    if divisor.isZero { return false }
    if isZero { return true }
    // Neither significand ends in zero, so a positive power of ten in the divisor cannot divide.
    guard exponent >= divisor.exponent else { return false }
    let remainder = Residues(modulus: divisor.digits)
    return remainder.multiply(
      remainder.residue(of: digits), remainder.powerOfTen(exponent - divisor.exponent)
    ).isEmpty
  }
}

/// Arithmetic on decimal digits modulo a number of any size; zero has no digits.
private struct Residues {
  let modulus: [UInt8]

  func residue(of digits: [UInt8]) -> [UInt8] {
    digits.reduce(into: []) { remainder, digit in
      remainder.append(digit)
      remainder = reduced(remainder)
    }
  }

  func multiply(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    right.reduce(into: []) { product, digit in
      product = product.isEmpty ? [] : reduced(product + [0])
      for _ in 0..<digit { product = reduced(sum(product, left)) }
    }
  }

  func powerOfTen(_ power: Int) -> [UInt8] {
    var result = residue(of: [1])
    var square = residue(of: [1, 0])
    var power = power
    while power > 0 {
      if power & 1 == 1 { result = multiply(result, square) }
      square = multiply(square, square)
      power >>= 1
    }
    return result
  }

  private func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var carry: UInt8 = 0
    for place in 0..<max(left.count, right.count) {
      let first = place < left.count ? left[left.count - 1 - place] : 0
      let second = place < right.count ? right[right.count - 1 - place] : 0
      let total = first + second + carry
      result.append(total % 10)
      carry = total / 10
    }
    if carry > 0 { result.append(carry) }
    return result.reversed()
  }

  private func reduced(_ digits: [UInt8]) -> [UInt8] {
    var value = Array(digits.drop { $0 == 0 })
    while isAtLeastModulus(value) { value = difference(value) }
    return value
  }

  private func isAtLeastModulus(_ value: [UInt8]) -> Bool {
    value.count != modulus.count
      ? value.count > modulus.count : !value.lexicographicallyPrecedes(modulus)
  }

  private func difference(_ value: [UInt8]) -> [UInt8] {
    var result = value
    var borrow: UInt8 = 0
    for place in 0..<value.count {
      let taken = (place < modulus.count ? modulus[modulus.count - 1 - place] : 0) + borrow
      let position = value.count - 1 - place
      borrow = result[position] < taken ? 1 : 0
      result[position] = result[position] + borrow * 10 - taken
    }
    return Array(result.drop { $0 == 0 })
  }
}
