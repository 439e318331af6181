/// Numbers of the core schema and their JSON lexemes.
enum NumberSpelling {
  /// The most digits of a hexadecimal or octal number.
  static let maximumDigits = 1000

  /// A plain scalar that may be a number: decimal, `0o`, `0x` or a float; else a string.
  static func resolve(_ bytes: ArraySlice<UInt8>) -> CoreSchema.Resolution {
    if bytes.count > 2, bytes.first == UInt8(ascii: "0") {
      let marker = bytes[bytes.startIndex + 1]
      if marker == UInt8(ascii: "x") { return based(bytes.dropFirst(2), radix: 16) }
      if marker == UInt8(ascii: "o") { return based(bytes.dropFirst(2), radix: 8) }
    }
    return decimal(bytes)
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, integers included.
  private static func decimal(_ bytes: ArraySlice<UInt8>) -> CoreSchema.Resolution {
    var offset = bytes.startIndex
    func digits() -> Range<Int> {
      let start = offset
      while offset < bytes.endIndex, isDigit(bytes[offset]) { offset += 1 }
      return start..<offset
    }
    func isNext(_ first: UInt8, _ second: UInt8) -> Bool {
      offset < bytes.endIndex && (bytes[offset] == first || bytes[offset] == second)
    }
    let isSigned = isNext(UInt8(ascii: "-"), UInt8(ascii: "+"))
    let isPlus = isNext(UInt8(ascii: "+"), UInt8(ascii: "+"))
    if isSigned { offset += 1 }
    let whole = digits()
    var fraction: Range<Int>?
    if isNext(UInt8(ascii: "."), UInt8(ascii: ".")) {
      offset += 1
      fraction = digits()
    }
    guard !whole.isEmpty || !(fraction ?? 0..<0).isEmpty else { return .string }
    let exponent = offset..<bytes.endIndex
    if isNext(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      offset += 1
      if isNext(UInt8(ascii: "-"), UInt8(ascii: "+")) { offset += 1 }
      guard !digits().isEmpty else { return .string }
    }
    guard offset == bytes.endIndex else { return .string }
    let hasLeadingZero = whole.count > 1 && bytes[whole.lowerBound] == UInt8(ascii: "0")
    if !isPlus, !whole.isEmpty, !hasLeadingZero, fraction.map({ !$0.isEmpty }) ?? true {
      return .number
    }
    var lexeme = isSigned && !isPlus ? [UInt8(ascii: "-")] : []
    let significant = bytes[whole].drop { $0 == UInt8(ascii: "0") }
    lexeme += significant.isEmpty ? [UInt8(ascii: "0")] : Array(significant)
    if let fraction, !fraction.isEmpty {
      lexeme.append(UInt8(ascii: "."))
      lexeme += bytes[fraction]
    }
    lexeme += bytes[exponent]
    return .respelled(String(decoding: lexeme, as: UTF8.self))
  }

  private static func based(_ digits: ArraySlice<UInt8>, radix: UInt32) -> CoreSchema.Resolution {
    // Limbs of nine decimal digits, least significant first.
    let limbSize: UInt64 = 1_000_000_000
    var limbs: [UInt64] = [0]
    for digit in digits {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue, value < radix else {
        return .string
      }
    }
    guard digits.count <= maximumDigits else { return .tooLong }
    for digit in digits {
      var carry = UInt64(Character(Unicode.Scalar(digit)).hexDigitValue ?? 0)
      for index in limbs.indices {
        let product = limbs[index] * UInt64(radix) + carry
        limbs[index] = product % limbSize
        carry = product / limbSize
      }
      if carry > 0 { limbs.append(carry) }
    }
    var lexeme = String(limbs[limbs.count - 1])
    for limb in limbs.dropLast().reversed() {
      let text = String(limb)
      lexeme += String(repeating: "0", count: 9 - text.utf8.count) + text
    }
    return .respelled(lexeme)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
