import Documents

/// The value of a scalar, by its tag, its quotes and the core schema.
struct ScalarResolver {
  private let event: YAMLEvent
  private let source: [UInt8]

  init(_ event: YAMLEvent, source: [UInt8]) {
    self.event = event
    self.source = source
  }

  /// What the scalar is.
  ///
  /// - Throws: `YAMLError` for a custom tag, or one that the content does not fit.
  func resolve() throws(YAMLError) -> CoreSchema.Resolution {
    if event.isPlainlySpelled || event.tag == .none {
      return event.style == .plain ? CoreSchema.resolve(content) : .string
    }
    let resolution = CoreSchema.resolve(content)
    switch (event.tag, resolution) {
    case (.nonSpecific, _), (.string, _): return .string
    case (.null, .null), (.boolean, .boolean): return resolution
    case (.integer, .number), (.integer, .respelled):
      if isInteger(resolution) { return resolution }
    case (.integer, .tooLong), (.float, .number), (.float, .respelled), (.float, .tooLong),
      (.float, .nonFinite):
      return resolution
    default: break
    }
    throw refusal
  }

  private var content: ArraySlice<UInt8> {
    switch event.text {
    case .source(let range): source[range.bytes]
    case .decoded(let bytes): bytes[...]
    }
  }

  /// Whether the number is written without a point or an exponent.
  private func isInteger(_ resolution: CoreSchema.Resolution) -> Bool {
    if case .respelled(let lexeme) = resolution {
      return lexeme.utf8.allSatisfy { !".eE".utf8.contains($0) }
        && !content.contains(UInt8(ascii: "."))
    }
    return content.allSatisfy { !".eE".utf8.contains($0) }
  }

  private var refusal: YAMLError {
    if case .custom(let name) = event.tag {
      return YAMLError(
        reason: .customTag(name), range: SourceRange(start: event.outerStart, end: event.start))
    }
    return YAMLError(
      reason: .tagMismatch(event.tag.name),
      range: SourceRange(start: event.outerStart, end: event.end))
  }
}

extension YAMLEvent.Tag {
  /// The tag as one writes it.
  var name: String {
    switch self {
    case .none: ""
    case .nonSpecific: "!"
    case .null: "!!null"
    case .boolean: "!!bool"
    case .integer: "!!int"
    case .float: "!!float"
    case .string: "!!str"
    case .sequence: "!!seq"
    case .mapping: "!!map"
    case .custom(let name): name
    }
  }
}

extension YAMLEvent.Text {
  /// The content as a string.
  func string(in source: [UInt8]) -> String {
    switch self {
    case .source(let range): String(decoding: source[range.bytes], as: UTF8.self)
    case .decoded(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Bytes of the content.
  var size: Int {
    switch self {
    case .source(let range): range.end - range.start
    case .decoded(let bytes): bytes.count
    }
  }
}
