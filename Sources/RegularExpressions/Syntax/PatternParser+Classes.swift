extension PatternParser {
  /// A member of a class: one code point, which may begin a range, or a set, which may not.
  private enum ClassMember {
    case codePoint(UInt32)
    case set(CodePointSet)
  }

  /// Reads what follows a `[`, the `]` included.
  mutating func characterClass(at start: Int) throws(PatternError) -> CodePointSet {
    let isInverted = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var set = CodePointSet.none
    while !take("]") {
      let memberStart = position
      let member = try classMember(in: start)
      guard isRange else {
        switch member {
        case .codePoint(let codePoint): ranges.append(codePoint...codePoint)
        case .set(let members):
          try charge(set.bounds.count + members.bounds.count)
          set = set.union(members)
        }
        continue
      }
      position += 1
      guard case .codePoint(let lower) = member,
        case .codePoint(let upper) = try classMember(in: start)
      else { throw error(.rangeOfSet, at: memberStart) }
      guard lower <= upper else {
        throw error(.rangeOutOfOrder(lower: lower, upper: upper), at: memberStart)
      }
      ranges.append(lower...upper)
    }
    set = set.union(CodePointSet(ranges))
    if modifiers.ignoresCase { set = try closedOverCase(set) }
    return isInverted ? set.inverted : set
  }

  /// Whether a `-` is next that does not end the class.
  private var isRange: Bool {
    peek() == "-" && position + 1 < scalars.count && scalars[position + 1] != "]"
  }

  private mutating func classMember(in start: Int) throws(PatternError) -> ClassMember {
    let memberStart = position
    guard let next = advance() else { throw error(.unclosedClass, at: start) }
    guard next == "\\" else { return .codePoint(next.value) }
    if take("b") { return .codePoint(0x08) }
    if take("-") { return .codePoint(0x2D) }
    if let set = try setEscape(at: memberStart) { return .set(set) }
    return .codePoint(try characterEscape(at: memberStart))
  }
}
