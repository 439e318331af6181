import Documents

/// Scalars of a masked text, read from the original source.
struct MaskedScalar {
  let source: [UInt8]
  let masked: [UInt8]

  /// The bytes that masks put in place of others, and `E`, which stands for itself as well.
  private static let substitutes: Set<UInt8> = [
    0xA0, 0xA1, 0xBD, UInt8(ascii: "_"), UInt8(ascii: "E"),
  ]

  /// The content of a scalar that libyaml read as `value`, spelled at `range` of the masked text.
  ///
  /// Plain, single-quoted and block scalars keep every byte but white space, quotes and the block
  /// header, in order: so the substitutes in `value` are those in the source, one by one.
  func restore(_ value: [UInt8], style: YAMLEvent.Style, range: SourceRange) -> [UInt8] {
    var offset = range.start
    if style.isBlock {
      while offset < range.end, source[offset] != 0x0A, source[offset] != 0x0D { offset += 1 }
    }
    var result = value
    for position in result.indices where Self.substitutes.contains(result[position]) {
      while offset < range.end, !Self.substitutes.contains(masked[offset]) { offset += 1 }
      guard offset < range.end else { break }
      result[position] = source[offset]
      offset += 1
    }
    return result
  }

  /// The content of a double-quoted scalar, by the rules of YAML 1.2.2 section 7.3.1.
  func decodeDoubleQuoted(at range: SourceRange) throws(YAMLError) -> [UInt8] {
    var decoder = DoubleQuotedDecoder(source: source, offset: range.start + 1, end: range.end - 1)
    return try decoder.decode()
  }
}

/// Reads between double quotes: escapes, and lines folded at LF, CR and CR LF only.
private struct DoubleQuotedDecoder {
  let source: [UInt8]
  var offset: Int
  let end: Int
  var output: [UInt8] = []
  /// Where white space at the end of `output` began that a line break would swallow.
  var blanks: Int?

  init(source: [UInt8], offset: Int, end: Int) {
    self.source = source
    self.offset = offset
    self.end = end
  }

  mutating func decode() throws(YAMLError) -> [UInt8] {
    while offset < end {
      switch source[offset] {
      case UInt8(ascii: "\\"): try escape()
      case 0x0A, 0x0D: fold()
      case 0x20, 0x09:
        if blanks == nil { blanks = output.count }
        output.append(source[offset])
        offset += 1
      default:
        blanks = nil
        output.append(source[offset])
        offset += 1
      }
    }
    return output
  }

  private mutating func fold() {
    if let blanks { output.removeSubrange(blanks...) }
    blanks = nil
    let breaks = skipBreaks()
    output += breaks == 1 ? [0x20] : Array(repeating: 0x0A, count: breaks - 1)
  }

  /// Skips line breaks and the white space around them; counts the breaks.
  private mutating func skipBreaks() -> Int {
    var breaks = 0
    while offset < end {
      switch source[offset] {
      case 0x20, 0x09: offset += 1
      case 0x0D where offset + 1 < end && source[offset + 1] == 0x0A:
        offset += 2
        breaks += 1
      case 0x0A, 0x0D:
        offset += 1
        breaks += 1
      default: return breaks
      }
    }
    return breaks
  }

  private mutating func escape() throws(YAMLError) {
    blanks = nil
    let start = offset
    guard offset + 1 < end else { throw fault(.unknownEscape, from: start) }
    let byte = source[offset + 1]
    offset += 2
    switch byte {
    case UInt8(ascii: "x"): append(try hex(2, from: start), from: start)
    case UInt8(ascii: "u"): append(try character(from: start), from: start)
    case UInt8(ascii: "U"): append(try scalar(hex(8, from: start), from: start), from: start)
    case 0x0A, 0x0D:
      if byte == 0x0D, offset < end, source[offset] == 0x0A { offset += 1 }
      let breaks = skipBreaks()
      output += Array(repeating: 0x0A, count: breaks)
    default:
      guard let simple = Self.simple(byte) else { throw fault(.unknownEscape, from: start) }
      append(simple, from: start)
    }
  }

  /// A `\u` escape; a surrogate takes the next escape with it, as in JSON.
  private mutating func character(from start: Int) throws(YAMLError) -> UInt32 {
    let high = try hex(4, from: start)
    guard high >= 0xD800, high < 0xE000 else { return high }
    guard high < 0xDC00, offset + 1 < end, source[offset] == UInt8(ascii: "\\"),
      source[offset + 1] == UInt8(ascii: "u")
    else { throw fault(.malformedEscape, from: start) }
    offset += 2
    let low = try hex(4, from: start)
    guard low >= 0xDC00, low < 0xE000 else { throw fault(.malformedEscape, from: start) }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  private func scalar(_ value: UInt32, from start: Int) throws(YAMLError) -> UInt32 {
    guard Unicode.Scalar(value) != nil else { throw fault(.malformedEscape, from: start) }
    return value
  }

  private mutating func append(_ value: UInt32, from start: Int) {
    if let scalar = Unicode.Scalar(value) { output += Array(Character(scalar).utf8) }
  }

  private mutating func hex(_ digits: Int, from start: Int) throws(YAMLError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard offset < end,
        let digit = Character(Unicode.Scalar(source[offset])).hexDigitValue
      else { throw fault(.malformedEscape, from: start) }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  private func fault(_ syntax: YAMLError.Syntax, from start: Int) -> YAMLError {
    YAMLError(reason: .syntax(syntax), range: SourceRange(start: start, end: offset))
  }

  private static func simple(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0"): 0
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"), 0x09: 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "e"): 0x1B
    case 0x20, UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"): UInt32(byte)
    case UInt8(ascii: "N"): 0x85
    case UInt8(ascii: "_"): 0xA0
    case UInt8(ascii: "L"): 0x2028
    case UInt8(ascii: "P"): 0x2029
    default: nil
    }
  }
}
