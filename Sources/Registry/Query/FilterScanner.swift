/// Reads the words of the filter language off a text, one after another.
struct FilterScanner {
  /// Number of scalars read so far.
  private(set) var offset = 0
  private let scalars: [Unicode.Scalar]

  /// Starts at the beginning of `text`.
  ///
  /// - Throws: `FilterError` when it is longer than `Filter.maximumLength`.
  init(_ text: String) throws(FilterError) {
    guard text.utf8.count <= Filter.maximumLength else {
      throw FilterError(reason: .tooLong(limit: Filter.maximumLength), offset: 0)
    }
    scalars = Array(text.unicodeScalars)
  }

  /// The next scalar, or nil at the end.
  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  /// Skips white space.
  mutating func skipSpace() {
    while let scalar = next, scalar.properties.isWhitespace { offset += 1 }
  }

  /// Whether only white space is left; skips it.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return next == nil
  }

  /// Takes `scalar` when it comes next, after white space.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == scalar else { return false }
    offset += 1
    return true
  }

  /// Takes `keyword` when it is the next word and not the beginning of a path.
  mutating func take(_ keyword: FilterKeyword) -> Bool {
    skipSpace()
    let word = plainWord()
    let end = offset + word.count
    guard FilterKeyword(Self.text(word)) == keyword, end == scalars.count || scalars[end] != "."
    else { return false }
    offset = end
    return true
  }

  /// Takes the run of operator characters that comes next; empty when there is none.
  mutating func takeOperator() -> String {
    skipSpace()
    let run = scalars[offset...].prefix { Self.operatorScalars.contains($0) }
    offset += run.count
    return Self.text(run)
  }

  /// Takes a field's path.
  mutating func fieldPath() throws(FilterError) -> FieldPath {
    skipSpace()
    let start = offset
    let isQuoted = next == "`"
    var segments = [try segment()]
    while next == "." {
      offset += 1
      guard segments.count < Filter.maximumDepth else {
        throw FilterError(reason: .tooDeep(limit: Filter.maximumDepth), offset: start)
      }
      segments.append(try segment())
    }
    if segments.count == 1, !isQuoted, FilterKeyword(segments[0]) != nil {
      throw FilterError(reason: .expectedField(found: segments[0]), offset: start)
    }
    return FieldPath(segments: segments)
  }

  /// Takes a value: a quoted text or a bare word.
  mutating func literal() throws(FilterError) -> FilterLiteral {
    skipSpace()
    let start = offset
    if let quote = next, quote == "\"" || quote == "'" {
      offset += 1
      return FilterLiteral(parts: try quoted(until: quote), isQuoted: true, offset: start)
    }
    let word = scalars[offset...].prefix { Self.isBare($0) }
    let text = Self.text(word)
    guard !word.isEmpty, FilterKeyword(text) == nil else {
      throw FilterError(reason: .expectedValue(found: snippet()), offset: start)
    }
    offset += word.count
    let parts = word.map { FilterLiteral.Part(scalar: $0, isEscaped: false) }
    return FilterLiteral(parts: parts, isQuoted: false, offset: start)
  }

  /// What comes next, for an error: up to white space, at most 32 characters, fit for a terminal.
  func snippet() -> String? {
    guard let next else { return nil }
    if next == "(" || next == ")" || next == "," { return String(next) }
    let rest = scalars[offset...].prefix(32)
    let word = rest.prefix { !$0.properties.isWhitespace && $0 != ")" }
    let run = word.isEmpty ? rest.prefix(1) : word
    return TerminalText(Self.text(run)).text
  }

  private mutating func segment() throws(FilterError) -> String {
    let start = offset
    if next == "`" { return try quotedSegment() }
    let word = plainWord()
    guard !word.isEmpty else {
      throw FilterError(reason: .expectedField(found: snippet()), offset: start)
    }
    offset += word.count
    return Self.text(word)
  }

  /// A segment in backquotes; two of them inside stand for one.
  private mutating func quotedSegment() throws(FilterError) -> String {
    let start = offset
    offset += 1
    var segment: [Unicode.Scalar] = []
    while let scalar = next {
      guard !scalar.isHidden else { break }
      offset += 1
      if scalar == "`" {
        guard next == "`" else {
          guard !segment.isEmpty else {
            throw FilterError(reason: .expectedField(found: "``"), offset: start)
          }
          return Self.text(segment[...])
        }
        offset += 1
      }
      segment.append(scalar)
    }
    throw next == nil
      ? FilterError(reason: .unclosedQuote("`"), offset: start)
      : FilterError(reason: .expectedField(found: snippet()), offset: offset)
  }

  private mutating func quoted(
    until quote: Unicode.Scalar
  ) throws(FilterError) -> [FilterLiteral.Part] {
    let start = offset - 1
    var parts: [FilterLiteral.Part] = []
    while let scalar = next {
      if scalar == "\\" {
        parts.append(FilterLiteral.Part(scalar: try escape(), isEscaped: true))
        continue
      }
      offset += 1
      if scalar == quote { return parts }
      parts.append(FilterLiteral.Part(scalar: scalar, isEscaped: false))
    }
    throw FilterError(reason: .unclosedQuote(Character(quote)), offset: start)
  }

  private mutating func escape() throws(FilterError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard let scalar = next else {
      throw FilterError(reason: .unknownEscape("\\"), offset: start)
    }
    offset += 1
    switch scalar {
    case "\\", "\"", "'", "%", "_": return scalar
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      if next == "{" {
        offset += 1
        let digits = scalars[offset...].prefix(6).prefix { $0.properties.isASCIIHexDigit }
        offset += digits.count
        if next == "}", let value = UInt32(Self.text(digits), radix: 16),
          let scalar = Unicode.Scalar(value)
        {
          offset += 1
          return scalar
        }
      }
    default: break
    }
    let shown = TerminalText(Self.text(scalars[start..<offset])).text
    throw FilterError(reason: .unknownEscape(shown), offset: start)
  }

  private func plainWord() -> ArraySlice<Unicode.Scalar> {
    scalars[offset...].prefix { FieldPath.isPlain($0) }
  }

  private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", ",", "\"", "'", "`", "\\": false
    default:
      !operatorScalars.contains(scalar) && !scalar.isHidden && !scalar.properties.isWhitespace
    }
  }

  private static let operatorScalars: Set<Unicode.Scalar> = ["=", "!", "<", ">", "&", "|", "~"]

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
