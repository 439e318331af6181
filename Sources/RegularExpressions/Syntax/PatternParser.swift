/// A reader of patterns by recursive descent, one code point at a time.
///
/// Source: ECMA-262, "Patterns", the grammar with the parameters UnicodeMode and NamedCaptureGroups.
struct PatternParser {
  /// How deep groups may be nested.
  static let nestingLimit = 200

  /// Modifiers in force at a place in the pattern.
  struct Modifiers {
    /// `i`: letters that fold alike are the same.
    var ignoresCase = false
    /// `m`: `^` and `$` hold at the ends of lines too.
    var isMultiline = false
    /// `s`: `.` leaves nothing out.
    var dotMatchesAll = false
  }

  /// The pattern.
  let scalars: [Unicode.Scalar]
  /// The index of the next code point.
  var position = 0
  /// The modifiers in force here.
  var modifiers = Modifiers()
  /// How many groups have been opened.
  var groupCount = 0
  /// How many lookarounds have been opened.
  var lookaroundCount = 0
  /// The sets so far.
  var sets = SetTable()
  /// Named groups so far, each with the alternatives it lies in.
  var namedGroups: [GroupName: [NamedGroup]] = [:]
  /// Back-references so far, each with its first place.
  var references: [Node.Reference: Int] = [:]
  /// The alternatives that the place here lies in, outermost first.
  var alternatives: [Alternative] = []
  private var choiceCount = 0

  private init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  /// Reads and checks a whole pattern.
  ///
  /// - Throws: the first fault, from the left; back-references to missing groups last.
  static func parse(_ pattern: String) throws(PatternError) -> Pattern {
    var parser = PatternParser(pattern)
    let root = try parser.choice()
    if parser.position < parser.scalars.count {
      throw parser.error(.unopenedGroup, at: parser.position)
    }
    try parser.checkReferences()
    return Pattern(
      root: root,
      sets: parser.sets.all,
      groupNames: parser.namedGroups.mapValues { groups in groups.map(\.number) },
      references: Set(parser.references.keys))
  }

  /// Reads alternatives up to a `)` or the end.
  mutating func choice() throws(PatternError) -> Node {
    if alternatives.count > Self.nestingLimit {
      throw error(.tooDeep(limit: Self.nestingLimit), at: position)
    }
    alternatives.append(Alternative(choice: choiceCount, index: 0))
    choiceCount += 1
    defer { alternatives.removeLast() }
    var parts = [try sequence()]
    while take("|") {
      alternatives[alternatives.count - 1].index += 1
      parts.append(try sequence())
    }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PatternError) -> Node {
    var parts: [Node] = []
    while let next = peek(), next != "|", next != ")" {
      parts.append(try term())
    }
    switch parts.count {
    case 0: return .empty
    case 1: return parts[0]
    default: return .sequence(parts)
    }
  }

  private mutating func term() throws(PatternError) -> Node {
    let groupsBefore = groupCount
    let part = try atom()
    guard let quantifier = try quantifier() else { return part }
    switch part {
    case .assertion, .lookaround: throw error(.nothingToRepeat, at: quantifier.position)
    default: break
    }
    if let maximum = quantifier.maximum, maximum < quantifier.minimum {
      throw error(
        .quantifierOutOfOrder(minimum: quantifier.minimum, maximum: maximum),
        at: quantifier.position)
    }
    return .repetition(
      Node.Repetition(
        body: part, minimum: quantifier.minimum, maximum: quantifier.maximum,
        isLazy: quantifier.isLazy, groups: groupsBefore + 1..<groupCount + 1))
  }

  private mutating func atom() throws(PatternError) -> Node {
    let start = position
    guard let next = advance() else { return .empty }
    switch next {
    case "^": return .assertion(modifiers.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(modifiers.isMultiline ? .lineEnd : .textEnd)
    case ".":
      return try symbol(modifiers.dotMatchesAll ? .all : CodePointSet.lineTerminators.inverted)
    case "(": return try group(at: start)
    case "[": return try symbol(characterClass(at: start))
    case "\\": return try atomEscape(at: start)
    case "*", "+", "?": throw error(.nothingToRepeat, at: start)
    case "{":
      position = start
      let isQuantifier = try quantifierCounts() != nil
      throw error(isQuantifier ? .nothingToRepeat : .loneBracket(next), at: start)
    case "}", "]": throw error(.loneBracket(next), at: start)
    default: return try literal(next.value)
    }
  }
}

extension PatternParser {
  /// The next code point.
  func peek() -> Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  /// Takes the next code point.
  mutating func advance() -> Unicode.Scalar? {
    guard let next = peek() else { return nil }
    position += 1
    return next
  }

  /// Takes the next code points if they are these.
  mutating func take(_ expected: Unicode.Scalar...) -> Bool {
    guard scalars[position...].starts(with: expected) else { return false }
    position += expected.count
    return true
  }

  /// A fault at an index of the code points.
  func error(_ fault: PatternError.Fault, at index: Int) -> PatternError {
    let before = scalars[..<index]
    return PatternError(
      fault: fault, offset: before.reduce(0) { $0 + UTF8.width($1) })
  }
}
