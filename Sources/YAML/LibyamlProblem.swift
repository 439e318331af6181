import Documents

/// A problem as libyaml words it, turned into a fact.
struct LibyamlProblem {
  private let message: String
  private let context: String
  private let place: Int
  private let opening: Int

  /// A problem found at byte `place`, in something that began at byte `opening`.
  init(message: String, context: String, at place: Int, from opening: Int) {
    self.message = message
    self.context = context
    self.place = place
    self.opening = opening
  }

  /// The error that says so, at the most telling place of `source`.
  func error(in source: [UInt8]) -> YAMLError {
    let syntax = syntax(
      at: place < source.count ? source[place] : nil, isFirst: Self.isFirst(place, in: source))
    let start =
      switch syntax {
      case .unclosedQuote, .missingColon: opening
      case .unclosedSequence where place >= source.count: opening
      case .unclosedMapping where place >= source.count: opening
      default: place
      }
    return YAMLError(
      reason: .syntax(syntax),
      range: SourceRange(start: start, end: Self.end(ofCharacterAt: start, in: source)))
  }

  /// What the message means at a character that begins its line or stands further on.
  private func syntax(at byte: UInt8?, isFirst: Bool) -> YAMLError.Syntax {
    switch message {
    case "could not find expected ':'": .missingColon
    case "block sequence entries are not allowed in this context": .unexpectedDash
    case "mapping keys are not allowed in this context": .unexpectedQuestionMark
    case "mapping values are not allowed in this context", "found unexpected ':'": .unexpectedColon
    case "found character that cannot start any token":
      byte == UInt8(ascii: "\t") ? .tab : .unexpectedCharacter
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      .tab
    case "found unexpected document indicator": .documentMarkerInQuotes
    case "found unexpected end of stream": .unclosedQuote
    case "found unknown escape character": .unknownEscape
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      .malformedEscape
    case "found an indentation indicator equal to 0": .blockHeader
    case "did not find expected comment or line break" where context.contains("block scalar"):
      .blockHeader
    case "did not find expected alphabetic or numeric character": .anchorName
    case "found undefined tag handle": .tagName
    case "did not find expected <document start>": .trailingContent
    case "did not find expected node content": .missingValue
    case "did not find expected ',' or ']'": .unclosedSequence
    case "did not find expected ',' or '}'": .unclosedMapping
    case "did not find expected '-' indicator", "did not find expected key":
      !isFirst || byte.map(",]}".utf8.contains) ?? false ? .unexpectedCharacter : .indentation
    case let text where text.contains("directive") || text.contains("incompatible"): .directive
    case _ where context.contains("directive"): .directive
    case _ where context.contains("tag"): .tagName
    default: .malformed
    }
  }

  private static func isFirst(_ place: Int, in source: [UInt8]) -> Bool {
    let before = source[..<place].reversed().first { !TextLines.isBlank($0) }
    return before.map(TextLines.isBreak) ?? true
  }

  private static func end(ofCharacterAt start: Int, in source: [UInt8]) -> Int {
    guard start < source.count, source[start] != 0x0A, source[start] != 0x0D else { return start }
    var end = start + 1
    while end < source.count, source[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
