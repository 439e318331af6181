/// Reads JSON text (RFC 8259) into a document, with positions. A leading byte-order mark is skipped.
package struct JSONReader: ~Copyable {
  /// The deepest nesting that is read.
  package static let maximumDepth = 512

  private let source: [UInt8]
  private var offset = 0
  private var builder: DocumentBuilder

  private init(_ source: [UInt8]) {
    self.source = source
    builder = DocumentBuilder(source: source)
  }

  /// Reads one JSON value that fills `source`.
  ///
  /// - Throws: `JSONError` at the first offending byte; duplicate keys are an error (RFC 8259 section 4
  ///   leaves their meaning open, so no reader may rely on one).
  package static func read(_ source: [UInt8]) throws(JSONError) -> Document {
    guard source.count <= Document.maximumSourceSize else {
      throw JSONError(reason: .tooLarge(limit: Document.maximumSourceSize), offset: 0)
    }
    var reader = JSONReader(source)
    if source.starts(with: [0xEF, 0xBB, 0xBF]) { reader.offset = 3 }
    try reader.skipSpace()
    try reader.value()
    try reader.skipSpace()
    guard reader.offset == source.count else { throw reader.error(.trailingContent) }
    return reader.builder.finish()
  }

  /// Reads JSON text held in a string.
  package static func read(_ text: String) throws(JSONError) -> Document {
    try read(Array(text.utf8))
  }

  private func error(_ reason: JSONError.Reason) -> JSONError {
    JSONError(reason: reason, offset: offset)
  }

  private func unexpected() -> JSONError {
    offset < source.count ? error(.unexpectedByte(source[offset])) : error(.unexpectedEnd)
  }

  private mutating func skipSpace() throws(JSONError) {
    while offset < source.count {
      switch source[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  private mutating func value() throws(JSONError) {
    guard offset < source.count else { throw error(.unexpectedEnd) }
    switch source[offset] {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"):
      let range = try word("true")
      builder.boolean(true, at: range)
    case UInt8(ascii: "f"):
      let range = try word("false")
      builder.boolean(false, at: range)
    case UInt8(ascii: "n"):
      let range = try word("null")
      builder.null(at: range)
    case UInt8(ascii: "-"), 0x30...0x39: try number()
    default: throw unexpected()
    }
  }

  private mutating func word(_ text: StaticString) throws(JSONError) -> SourceRange {
    let start = offset
    for scalar in text.description.utf8 {
      guard offset < source.count, source[offset] == scalar else { throw unexpected() }
      offset += 1
    }
    return SourceRange(start: start, end: offset)
  }

  private mutating func enter() throws(JSONError) {
    guard builder.depth < Self.maximumDepth else {
      throw error(.tooDeep(limit: Self.maximumDepth))
    }
  }

  private mutating func object() throws(JSONError) {
    try enter()
    builder.beginObject(at: offset)
    offset += 1
    try skipSpace()
    var keys: [ArraySlice<UInt8>: Int] = [:]
    if offset < source.count, source[offset] == UInt8(ascii: "}") {
      offset += 1
      builder.end(at: offset)
      return
    }
    while true {
      guard offset < source.count, source[offset] == UInt8(ascii: "\"") else { throw unexpected() }
      let start = offset
      let node = builder.nodeCount
      try string()
      let key = builder.text(at: node)
      if let first = keys.updateValue(start, forKey: key) {
        throw JSONError(
          reason: .duplicateKey(String(decoding: key, as: UTF8.self), first: first), offset: start)
      }
      try skipSpace()
      guard offset < source.count, source[offset] == UInt8(ascii: ":") else { throw unexpected() }
      offset += 1
      try skipSpace()
      try value()
      try skipSpace()
      guard offset < source.count else { throw error(.unexpectedEnd) }
      if source[offset] == UInt8(ascii: "}") { break }
      guard source[offset] == UInt8(ascii: ",") else { throw unexpected() }
      offset += 1
      try skipSpace()
    }
    offset += 1
    builder.end(at: offset)
  }

  private mutating func array() throws(JSONError) {
    try enter()
    builder.beginArray(at: offset)
    offset += 1
    try skipSpace()
    if offset < source.count, source[offset] == UInt8(ascii: "]") {
      offset += 1
      builder.end(at: offset)
      return
    }
    while true {
      try value()
      try skipSpace()
      guard offset < source.count else { throw error(.unexpectedEnd) }
      if source[offset] == UInt8(ascii: "]") { break }
      guard source[offset] == UInt8(ascii: ",") else { throw unexpected() }
      offset += 1
      try skipSpace()
    }
    offset += 1
    builder.end(at: offset)
  }

  private mutating func number() throws(JSONError) {
    let start = offset
    func isDigit(_ at: Int) -> Bool {
      at < source.count && source[at] >= 0x30 && source[at] <= 0x39
    }
    if source[offset] == UInt8(ascii: "-") { offset += 1 }
    guard isDigit(offset) else { throw error(.invalidNumber) }
    if source[offset] == UInt8(ascii: "0") {
      offset += 1
      if isDigit(offset) { throw error(.invalidNumber) }
    } else {
      while isDigit(offset) { offset += 1 }
    }
    if offset < source.count, source[offset] == UInt8(ascii: ".") {
      offset += 1
      guard isDigit(offset) else { throw error(.invalidNumber) }
      while isDigit(offset) { offset += 1 }
    }
    if offset < source.count, source[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < source.count,
        source[offset] == UInt8(ascii: "+") || source[offset] == UInt8(ascii: "-")
      {
        offset += 1
      }
      guard isDigit(offset) else { throw error(.invalidNumber) }
      while isDigit(offset) { offset += 1 }
    }
    builder.number(at: SourceRange(start: start, end: offset))
  }

  private mutating func string() throws(JSONError) {
    let start = offset
    offset += 1
    var decoded: [UInt8]?
    var runStart = offset
    while true {
      guard offset < source.count else { throw error(.unexpectedEnd) }
      let byte = source[offset]
      if byte == UInt8(ascii: "\"") { break }
      if byte < 0x20 { throw error(.controlCharacterInString) }
      if byte == UInt8(ascii: "\\") {
        var bytes = decoded ?? []
        // One owner at a time, or every escape would copy what precedes it.
        decoded = nil
        bytes += source[runStart..<offset]
        try escape(into: &bytes)
        decoded = bytes
        runStart = offset
      } else if byte < 0x80 {
        offset += 1
      } else {
        guard let length = UTF8Validation.sequenceLength(in: source, at: offset) else {
          throw error(.invalidUTF8)
        }
        offset += length
      }
    }
    let content = SourceRange(start: runStart, end: offset)
    offset += 1
    let range = SourceRange(start: start, end: offset)
    if var decoded {
      decoded += source[content.bytes]
      builder.string(decoded, at: range)
    } else {
      builder.string(
        plain: content, at: range, mark: TextMark(source.span.extracting(content.bytes)))
    }
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(JSONError) {
    let start = offset
    offset += 1
    guard offset < source.count else { throw error(.unexpectedEnd) }
    let byte = source[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"):
      var scalar = try hex()
      if scalar >= 0xD800, scalar < 0xDC00 {
        guard offset + 1 < source.count, source[offset] == UInt8(ascii: "\\"),
          source[offset + 1] == UInt8(ascii: "u")
        else { throw JSONError(reason: .loneSurrogate, offset: start) }
        offset += 2
        let low = try hex()
        guard low >= 0xDC00, low < 0xE000 else {
          throw JSONError(reason: .loneSurrogate, offset: start)
        }
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let unicode = Unicode.Scalar(scalar) else {
        throw JSONError(reason: .loneSurrogate, offset: start)
      }
      bytes += UTF8.encode(unicode).map(Array.init) ?? []
    default: throw JSONError(reason: .invalidEscape, offset: start)
    }
  }

  private mutating func hex() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard offset < source.count else { throw error(.unexpectedEnd) }
      guard let digit = Character(Unicode.Scalar(source[offset])).hexDigitValue else {
        throw error(.invalidEscape)
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
