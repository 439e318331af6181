extension PatternParser {
  /// Reads what follows a `\` outside a class.
  mutating func atomEscape(at start: Int) throws(PatternError) -> Node {
    guard let next = peek() else { throw error(.escapeAtEnd, at: start) }
    switch next {
    case "b", "B":
      position += 1
      return .assertion(
        .wordBoundary(isNegated: next == "B", foldsCase: modifiers.ignoresCase))
    case "k":
      position += 1
      guard take("<") else { throw error(.incompleteEscape(next), at: start) }
      return reference(.name(try groupName()), at: start)
    case "1"..."9":
      let first = position
      while let digit = peek(), ("0"..."9").contains(digit) { position += 1 }
      return reference(.number(value(ofDigitsFrom: first, to: position)), at: start)
    default:
      if let set = try setEscape(at: start) {
        return try symbol(modifiers.ignoresCase ? closedOverCase(set) : set)
      }
      return try literal(characterEscape(at: start))
    }
  }

  private mutating func reference(_ reference: Node.Reference, at start: Int) -> Node {
    references[reference] = min(start, references[reference] ?? start)
    return .backReference(reference, foldsCase: modifiers.ignoresCase)
  }

  /// Reads an escape that means a set, or nothing if there is another one.
  mutating func setEscape(at start: Int) throws(PatternError) -> CodePointSet? {
    guard let next = peek() else { return nil }
    let set: CodePointSet
    switch next {
    case "d", "D": set = .digits
    case "s", "S": set = .spaces
    case "w", "W": set = modifiers.ignoresCase ? .foldedWords : .words
    case "p", "P":
      position += 1
      set = try property(at: start, letter: next)
      return next == "P" ? set.inverted : set
    default: return nil
    }
    position += 1
    return ("A"..."Z").contains(next) ? set.inverted : set
  }

  /// Reads an escape that means one code point.
  mutating func characterEscape(at start: Int) throws(PatternError) -> UInt32 {
    guard let next = advance() else { throw error(.escapeAtEnd, at: start) }
    switch next {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "0":
      if let digit = peek(), ("0"..."9").contains(digit) { throw error(.octalEscape, at: start) }
      return 0
    case "c":
      guard let letter = peek(), letter.isASCIILetter else {
        throw error(.incompleteEscape(next), at: start)
      }
      position += 1
      return letter.value % 32
    case "x":
      guard let value = hexadecimal(count: 2) else {
        throw error(.incompleteEscape(next), at: start)
      }
      return value
    case "u":
      guard let value = try unicodeEscape(at: start) else {
        throw error(.incompleteEscape(next), at: start)
      }
      return value
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
      return next.value
    default: throw error(.unknownEscape(next), at: start)
    }
  }

  /// Reads what follows `\u`, the second half of a surrogate pair included; none if it is malformed.
  mutating func unicodeEscape(at start: Int) throws(PatternError) -> UInt32? {
    if take("{") { return try bracedCodePoint(at: start) }
    guard let first = hexadecimal(count: 4) else { return nil }
    guard (0xD800...0xDBFF).contains(first) else { return first }
    let afterFirst = position
    if take("\\", "u"), let second = hexadecimal(count: 4), (0xDC00...0xDFFF).contains(second) {
      return 0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    position = afterFirst
    return first
  }

  private mutating func bracedCodePoint(at start: Int) throws(PatternError) -> UInt32? {
    var value: UInt32 = 0
    let first = position
    while let digit = peek()?.hexadecimalValue {
      value = value * 16 + digit
      if value >= CodePointSet.end { throw error(.codePointTooLarge, at: start) }
      position += 1
    }
    return position > first && take("}") ? value : nil
  }

  private mutating func hexadecimal(count: Int) -> UInt32? {
    var value: UInt32 = 0
    for index in position..<position + count {
      guard index < scalars.count, let digit = scalars[index].hexadecimalValue else { return nil }
      value = value * 16 + digit
    }
    position += count
    return value
  }

  private mutating func property(
    at start: Int, letter: Unicode.Scalar
  ) throws(PatternError) -> CodePointSet {
    guard take("{") else { throw error(.incompleteEscape(letter), at: start) }
    let name = propertyWord()
    let value = take("=") ? propertyWord() : nil
    guard !name.isEmpty, value != "", take("}") else {
      throw error(.incompleteEscape(letter), at: start)
    }
    do {
      return try sets.property(value.map { "\(name)=\($0)" } ?? name) {
        () throws(PatternError.Fault) in
        if let value { return try UnicodeProperty.set(property: name, value: value) }
        guard let set = UnicodeProperty.set(named: name) else { throw .unknownProperty(name) }
        return set
      }
    } catch {
      if case .tooLarge = error { throw PatternError(fault: error, offset: 0) }
      throw self.error(error, at: start)
    }
  }

  private mutating func propertyWord() -> String {
    var word = ""
    while let next = peek(), next.isPropertyWord {
      word.unicodeScalars.append(next)
      position += 1
    }
    return word
  }
}

extension Unicode.Scalar {
  fileprivate var hexadecimalValue: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }

  fileprivate var isPropertyWord: Bool {
    CodePointSet.words.contains(value)
  }

  /// Whether this is one of the 52 letters of ASCII.
  var isASCIILetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }
}
