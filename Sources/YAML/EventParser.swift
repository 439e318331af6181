internal import CLibyaml
import Documents

/// libyaml's parser over one text: the only code that touches libyaml.
///
/// It lives inside `events(of:_:)`, since libyaml reads from the buffer that is open there.
@safe struct EventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  let text: YAMLText
  /// A character of the text, counted from its start, and the byte where it begins.
  private var character = 0
  private var byte: Int
  /// How many of the characters that only quotes may hold have been seen.
  private var quotedOnlySeen = 0

  /// Calls `body` with a parser that stands before the first event of `source`; once more, when libyaml
  /// refuses what YAML 1.2 allows.
  static func events<Result>(
    of source: [UInt8], limits: YAMLLimits,
    _ body: (inout EventParser) throws(YAMLError) -> Result
  ) throws(YAMLError) -> Result {
    let text = try YAMLText(source, limits: limits)
    do throws(YAMLError) {
      return try events(of: text, body)
    } catch {
      guard case .syntax = error.reason, let forgiving = YAMLText(forgiving: text) else {
        throw error
      }
      return try events(of: forgiving, body)
    }
  }

  private static func events<Result>(
    of text: YAMLText, _ body: (inout EventParser) throws(YAMLError) -> Result
  ) throws(YAMLError) -> Result {
    try unsafe text.scanned.withUnsafeBufferPointer { buffer throws(YAMLError) in
      var parser = try unsafe EventParser(text, buffer)
      return try body(&parser)
    }
  }

  private init(_ text: YAMLText, _ buffer: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
    let pointer = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard unsafe yaml_parser_initialize(pointer) == 1 else {
      unsafe pointer.deallocate()
      throw YAMLError(reason: .outOfMemory, range: SourceRange(start: 0, end: 0))
    }
    unsafe parser = unsafe pointer
    unsafe event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    self.text = text
    byte = text.start
    let bytes = unsafe UnsafeBufferPointer(rebasing: buffer[text.start...])
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe event.deallocate()
  }

  /// The next event; after `streamEnd` there is none.
  mutating func next() throws(YAMLError) -> YAMLEvent {
    guard unsafe yaml_parser_parse(parser, event) == 1 else { throw problem() }
    defer { unsafe yaml_event_delete(event) }
    return try current()
  }

  /// The event that libyaml has just made.
  private mutating func current() throws(YAMLError) -> YAMLEvent {
    let kind: YAMLEvent.Kind
    switch unsafe event.pointee.type {
    case YAML_STREAM_START_EVENT: kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_STREAM_END_EVENT: kind = .streamEnd
    case YAML_ALIAS_EVENT: kind = .alias
    case YAML_SCALAR_EVENT: kind = .scalar
    case YAML_SEQUENCE_START_EVENT: kind = .sequenceStart
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT: kind = .mappingStart
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    default: kind = .streamStart
    }
    let node = unsafe registrar_yaml_event_node(event)
    let start = unsafe offset(ofCharacter: Int(truncatingIfNeeded: node.start))
    let end = unsafe offset(ofCharacter: Int(truncatingIfNeeded: node.end))
    var result = YAMLEvent(kind: kind, start: start, end: end)
    switch kind {
    case .scalar: try unsafe scalar(&result, node)
    case .sequenceStart:
      result.isFlow = unsafe node.style == Int32(YAML_FLOW_SEQUENCE_STYLE.rawValue)
      try unsafe readProperties(&result, node)
    case .mappingStart:
      result.isFlow = unsafe node.style == Int32(YAML_FLOW_MAPPING_STYLE.rawValue)
      try unsafe readProperties(&result, node)
    case .alias:
      if let scanned = unsafe node.anchor { result.anchor = try unsafe name(scanned, at: start) }
    case .streamEnd: try refuseUnquoted(before: text.source.count)
    default: break
    }
    return result
  }

  private mutating func scalar(
    _ result: inout YAMLEvent, _ node: registrar_yaml_node
  ) throws(YAMLError) {
    result.style =
      switch unsafe yaml_scalar_style_t(rawValue: UInt32(truncatingIfNeeded: node.style)) {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    try unsafe readProperties(&result, node)
    if result.start < result.end, Self.isProperty(text.source[result.outerStart]),
      result.tag == .none
    {
      // libyaml drops a lone `!` and only says that a plain scalar is to be no other type.
      if unsafe node.plain_implicit == 0 { result.tag = .nonSpecific }
      result.start = skipProperties(from: result.outerStart, of: result)
    }
    if unsafe result.style == .plain && node.length == 0 { result.start = result.end }
    if !text.quotedOnly.isEmpty { try checkQuotedOnly(result) }
    let length = unsafe node.length
    let quotes = result.style == .plain ? 0 : 1
    let isOneLine = unsafe node.start_line == node.end_line
    if !result.style.isBlock, isOneLine, result.end - result.start == length + 2 * quotes,
      result.style != .doubleQuoted || !hasEscape(in: result.range)
    {
      result.contentStart = result.start + quotes
      result.contentEnd = result.end - quotes
      if text.masked == nil {
        result.markHead = unsafe node.head
        result.markTail = unsafe node.tail
      } else {
        let mark = TextMark(text.source.span.extracting(result.content.bytes))
        (result.markHead, result.markTail) = (mark.head, mark.tail)
      }
      return
    }
    var value = unsafe Array(UnsafeBufferPointer(start: node.value, count: length))
    if let masked = text.masked {
      let scalar = MaskedScalar(source: text.source, masked: masked)
      value =
        result.style == .doubleQuoted
        ? try scalar.decodeDoubleQuoted(at: result.range)
        : scalar.restore(value, style: result.style, range: result.range)
    }
    if result.style.isBlock {
      result.end = BlockScalarExtent(text.source, result.start, result.end).contentEnd(of: value)
    }
    result.text = .decoded(value)
  }

  private func hasEscape(in range: SourceRange) -> Bool {
    text.source[range.bytes].contains(UInt8(ascii: "\\"))
  }
}

// Positions.
extension EventParser {
  /// The byte offset of a mark, which counts characters from the start of what libyaml was given.
  private mutating func offset(of mark: yaml_mark_t) -> Int {
    offset(ofCharacter: Int(clamping: mark.index))
  }

  @inline(__always)
  private mutating func offset(ofCharacter target: Int) -> Int {
    text.isASCII
      ? min(text.start &+ target, text.source.count) : walk(toCharacter: target)
  }

  /// The byte offset of a character, from where the last one asked for was.
  private mutating func walk(toCharacter target: Int) -> Int {
    // Masks of names have characters of their own.
    let source = text.scanned
    while character < target, byte < source.count {
      byte += 1
      while byte < source.count, source[byte] & 0xC0 == 0x80 { byte += 1 }
      character += 1
    }
    while character > target, byte > text.start {
      byte -= 1
      while byte > text.start, source[byte] & 0xC0 == 0x80 { byte -= 1 }
      character -= 1
    }
    return byte
  }

  /// What libyaml says is wrong.
  private mutating func problem() -> YAMLError {
    guard unsafe parser.pointee.error != YAML_MEMORY_ERROR else {
      return YAMLError(reason: .outOfMemory, range: SourceRange(start: 0, end: 0))
    }
    let message = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? ""
    let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) } ?? ""
    let problem = unsafe offset(of: parser.pointee.problem_mark)
    let opening = unsafe context.isEmpty ? problem : offset(of: parser.pointee.context_mark)
    let error = LibyamlProblem(message: message, context: context, at: problem, from: opening)
      .error(in: text.source)
    // A masked control character may be what libyaml stumbled over.
    return unquoted(before: Swift.max(problem, error.range.end)) ?? error
  }

  private mutating func checkQuotedOnly(_ scalar: YAMLEvent) throws(YAMLError) {
    try refuseUnquoted(before: scalar.start)
    guard scalar.style == .singleQuoted || scalar.style == .doubleQuoted else {
      return try refuseUnquoted(before: scalar.end)
    }
    while quotedOnlySeen < text.quotedOnly.count, text.quotedOnly[quotedOnlySeen] < scalar.end {
      quotedOnlySeen += 1
    }
  }

  /// Refuses characters before `offset` that only quotes may hold and that no quotes held.
  private func refuseUnquoted(before offset: Int) throws(YAMLError) {
    if let error = unquoted(before: offset) { throw error }
  }

  private func unquoted(before offset: Int) -> YAMLError? {
    guard quotedOnlySeen < text.quotedOnly.count, text.quotedOnly[quotedOnlySeen] < offset else {
      return nil
    }
    let place = text.quotedOnly[quotedOnlySeen]
    var end = place + 1
    while end < text.source.count, text.source[end] & 0xC0 == 0x80 { end += 1 }
    let scalar = String(decoding: text.source[place..<end], as: UTF8.self).unicodeScalars.first
    return YAMLError(
      reason: .controlCharacter(scalar?.value ?? 0), range: SourceRange(start: place, end: end))
  }
}
