import Documents

/// A text that libyaml may read: checked UTF-8, and masked where libyaml's YAML 1.1 rules differ.
///
/// libyaml breaks lines at U+0085, U+2028 and U+2029, refuses some characters that YAML 1.2 allows in
/// quotes, and refuses surrogate pairs in escapes, which JSON has. In `masked` each of those is replaced
/// by harmless characters of the same length, so that every position holds; `MaskedScalar` puts the
/// originals back. `ForgivingMask` hides more, once libyaml has refused a text.
struct YAMLText {
  /// The text as it came.
  let source: [UInt8]
  /// After the byte-order mark, if there is one.
  let start: Int
  /// Whether characters are bytes.
  let isASCII: Bool
  /// The text for libyaml, where it differs from the source.
  let masked: [UInt8]?
  /// Whether the names of anchors and aliases are masked too, so that only the source has them.
  let hidesNames: Bool
  /// Offsets of characters that only a quoted scalar may hold, ascending.
  let quotedOnly: [Int]

  /// What libyaml reads.
  var scanned: [UInt8] { masked ?? source }

  /// Checks the encoding of `source`.
  init(_ source: [UInt8], limits: YAMLLimits) throws(YAMLError) {
    let limit = min(limits.size, Document.maximumSourceSize)
    guard source.count <= limit else {
      throw YAMLError(reason: .tooLarge(limit: limit), range: SourceRange(start: 0, end: 0))
    }
    if let error = YAMLError(foreignEncodingOf: source) { throw error }
    start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var scan = Scan(source: source)
    try scan.run(from: start)
    self.source = source
    isASCII = scan.isASCII
    masked = scan.masked.isEmpty ? nil : scan.masked
    hidesNames = false
    quotedOnly = scan.quotedOnly
  }

  /// `text` with all masked that libyaml need not refuse; nil when that is nothing.
  init?(forgiving text: YAMLText) {
    let mask = ForgivingMask(text.scanned, of: text.source, from: text.start)
    if mask.text == text.scanned { return nil }
    source = text.source
    start = text.start
    isASCII = text.isASCII
    masked = mask.text
    hidesNames = true
    quotedOnly = text.quotedOnly
  }
}

/// One pass over the bytes.
private struct Scan {
  let source: [UInt8]
  var isASCII = true
  var masked: [UInt8] = []
  var quotedOnly: [Int] = []

  init(source: [UInt8]) { self.source = source }

  mutating func run(from start: Int) throws(YAMLError) {
    var offset = start
    while offset < source.count {
      offset = Self.endOfPlainText(in: source, from: offset)
      guard offset < source.count else { return }
      try special(at: &offset, atStart: offset == start)
    }
  }

  /// The offset of the first byte from `start` on that is neither printable ASCII, save the backslash,
  /// nor a line feed; eight bytes at a time.
  private static func endOfPlainText(in source: [UInt8], from start: Int) -> Int {
    var offset = start
    unsafe source.withUnsafeBytes { bytes in
      while offset + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        guard isPlain(word) else { break }
        offset += 8
      }
    }
    while offset < source.count {
      let byte = source[offset]
      guard byte &- 0x20 < 0x5F || byte == 0x0A, byte != UInt8(ascii: "\\") else { break }
      offset += 1
    }
    return offset
  }

  /// Whether all eight bytes of `word` are plain text.
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones << 7
    guard word & highs == 0 else { return false }
    /// The high bit of every byte of `word` that is `byte`.
    func places(of byte: UInt64) -> UInt64 { ~((word ^ ones &* byte) &+ (highs &- ones)) & highs }
    let controls = ~((word | highs) &- ones &* 0x20) & highs
    return controls & ~places(of: 0x0A) | places(of: 0x5C) | places(of: 0x7F) == 0
  }

  private mutating func special(at offset: inout Int, atStart: Bool) throws(YAMLError) {
    let byte = source[offset]
    switch byte {
    case UInt8(ascii: "\\"):
      maskSurrogate(at: offset)
      offset += 1
    case 0x0A, 0x0D, 0x09: offset += 1
    case 0x7F:
      maskQuotedOnly([UInt8(ascii: "_")], at: offset)
      offset += 1
    case 0x80...:
      isASCII = false
      guard let length = UTF8Validation.sequenceLength(in: source, at: offset) else {
        throw YAMLError(reason: .invalidUTF8, range: SourceRange(start: offset, end: offset + 1))
      }
      try multiByte(at: offset, length: length, atStart: atStart)
      offset += length
    default: throw control(UInt32(byte), at: offset, length: 1)
    }
  }

  private mutating func multiByte(at offset: Int, length: Int, atStart: Bool) throws(YAMLError) {
    let second = source[offset + 1]
    switch source[offset] {
    case 0xC2 where second == 0x85: mask([0xC2, 0xA1], at: offset)
    case 0xC2 where second < 0xA0: maskQuotedOnly([0xC2, 0xA1], at: offset)
    case 0xE2 where second == 0x80 && source[offset + 2] & 0xFE == 0xA8:
      mask([0xE2, 0x80, 0xA0], at: offset)
    case 0xEF where second == 0xBF && source[offset + 2] >= 0xBE:
      maskQuotedOnly([0xEF, 0xBF, 0xBD], at: offset)
    case 0xEF where second == 0xBB && source[offset + 2] == 0xBF && atStart:
      throw control(0xFEFF, at: offset, length: length)
    default: break
    }
  }

  private func control(_ scalar: UInt32, at offset: Int, length: Int) -> YAMLError {
    YAMLError(
      reason: .controlCharacter(scalar), range: SourceRange(start: offset, end: offset + length))
  }

  /// Hides `\uD83D`, half of a surrogate pair, as the harmless `\uE83D`.
  private mutating func maskSurrogate(at offset: Int) {
    guard offset + 3 < source.count, source[offset + 1] == UInt8(ascii: "u"),
      source[offset + 2] | 0x20 == UInt8(ascii: "d"),
      "89abAB".utf8.contains(source[offset + 3]) || "cdefCDEF".utf8.contains(source[offset + 3])
    else { return }
    mask([UInt8(ascii: "E")], at: offset + 2)
  }

  private mutating func maskQuotedOnly(_ bytes: [UInt8], at offset: Int) {
    quotedOnly.append(offset)
    mask(bytes, at: offset)
  }

  private mutating func mask(_ bytes: [UInt8], at offset: Int) {
    if masked.isEmpty { masked = source }
    for (distance, byte) in bytes.enumerated() { masked[offset + distance] = byte }
  }
}
