extension PatternParser {
  /// An alternative of a choice.
  struct Alternative: Equatable {
    /// Which choice of the pattern it is.
    let choice: Int
    /// Which of its alternatives.
    var index: Int
  }

  /// A named group and where it lies.
  struct NamedGroup {
    /// The number of the group.
    let number: Int
    /// The alternatives it lies in, outermost first.
    let alternatives: [Alternative]

    /// Whether one match can go through both groups: unless they lie in two alternatives of a choice.
    func mayOccur(with other: [Alternative]) -> Bool {
      !zip(alternatives, other).contains { $0.choice == $1.choice && $0.index != $1.index }
    }
  }

  /// Reads what follows a `(`.
  mutating func group(at start: Int) throws(PatternError) -> Node {
    if !take("?") { return try capture(at: start) }
    if take(":") { return try body(at: start) }
    if take("=") { return try lookaround(isBehind: false, isNegative: false, at: start) }
    if take("!") { return try lookaround(isBehind: false, isNegative: true, at: start) }
    if take("<", "=") { return try lookaround(isBehind: true, isNegative: false, at: start) }
    if take("<", "!") { return try lookaround(isBehind: true, isNegative: true, at: start) }
    if take("<") {
      let nameStart = position
      let name = try groupName()
      let others = namedGroups[name, default: []]
      try charge(others.count)
      if others.contains(where: { $0.mayOccur(with: alternatives) }) {
        throw error(.duplicateGroupName(name.text), at: nameStart)
      }
      namedGroups[name] =
        others + [NamedGroup(number: groupCount + 1, alternatives: alternatives)]
      return try capture(at: start)
    }
    return try modifiedGroup(at: start)
  }

  /// Checks that every back-reference names a group.
  ///
  /// - Throws: the leftmost one that does not.
  func checkReferences() throws(PatternError) {
    for (reference, index) in references.sorted(by: { $0.value < $1.value }) {
      switch reference {
      case .number(let number):
        if number > groupCount {
          throw error(.missingGroup(number: number, groups: groupCount), at: index)
        }
      case .name(let name):
        if namedGroups[name] == nil {
          throw error(.missingGroupName(name.text), at: index)
        }
      }
    }
  }

  /// Reads a name and the `>` after it.
  mutating func groupName() throws(PatternError) -> GroupName {
    let start = position
    var name: [Unicode.Scalar] = []
    while let next = advance() {
      if next == ">", !name.isEmpty { return GroupName(scalars: name) }
      var scalar = next
      if next == "\\" {
        guard take("u"), let value = try unicodeEscape(at: position - 2),
          let escaped = Unicode.Scalar(value)
        else { throw error(.invalidGroupName, at: start) }
        scalar = escaped
      }
      guard Self.canName(scalar, isFirst: name.isEmpty) else { break }
      name.append(scalar)
    }
    throw error(.invalidGroupName, at: start)
  }

  private static func canName(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    switch scalar {
    case "$", "_": true
    case "\u{200C}", "\u{200D}": !isFirst
    default: isFirst ? scalar.properties.isIDStart : scalar.properties.isIDContinue
    }
  }

  private mutating func capture(at start: Int) throws(PatternError) -> Node {
    groupCount += 1
    let number = groupCount
    return .group(try body(at: start), number: number)
  }

  private mutating func lookaround(
    isBehind: Bool, isNegative: Bool, at start: Int
  ) throws(PatternError) -> Node {
    let number = lookaroundCount
    lookaroundCount += 1
    return .lookaround(
      Node.Lookaround(
        number: number, body: try body(at: start), isBehind: isBehind, isNegative: isNegative))
  }

  /// Reads alternatives and the `)` after them.
  private mutating func body(at start: Int) throws(PatternError) -> Node {
    let node = try choice()
    guard take(")") else { throw error(.unclosedGroup, at: start) }
    switch node {
    case .assertion, .lookaround:
      // Within a group these may be repeated, so they must not look like bare ones.
      return .sequence([node])
    default: return node
    }
  }

  /// Reads `ims-ims:` and the group it modifies.
  private mutating func modifiedGroup(at start: Int) throws(PatternError) -> Node {
    let outer = modifiers
    defer { modifiers = outer }
    let added = modifierLetters()
    let removed = take("-") ? modifierLetters() : nil
    guard let next = peek() else { throw error(.unclosedGroup, at: start) }
    let letters = added + (removed ?? [])
    if letters.isEmpty && removed == nil || next != ":" {
      let isModifier = !letters.isEmpty && next.isASCIILetter
      throw error(isModifier ? .invalidModifiers : .unknownGroup, at: start)
    }
    if letters.isEmpty || Set(letters).count != letters.count {
      throw error(.invalidModifiers, at: start)
    }
    position += 1
    set(added, to: true)
    set(removed ?? [], to: false)
    return try body(at: start)
  }

  private mutating func modifierLetters() -> [Unicode.Scalar] {
    let start = position
    while let next = peek(), next == "i" || next == "m" || next == "s" { position += 1 }
    return Array(scalars[start..<position])
  }

  private mutating func set(_ letters: [Unicode.Scalar], to isOn: Bool) {
    for letter in letters {
      switch letter {
      case "i": modifiers.ignoresCase = isOn
      case "m": modifiers.isMultiline = isOn
      default: modifiers.dotMatchesAll = isOn
      }
    }
  }
}
