/// The sets of a pattern, each once, and what has been worked out about sets on the way.
///
/// Sets may be large, and a pattern may name as many as it has characters: so there is a bound on the
/// work that they take together.
struct SetTable {
  /// The sets by number.
  private(set) var all: [CodePointSet] = []
  private var numbers: [CodePointSet: Int] = [:]
  private var properties: [String: CodePointSet] = [:]
  private var closures: [CodePointSet: CodePointSet] = [:]
  private var work = 0

  /// How many bounds of sets may be looked at; reached within a fraction of a second.
  private static let workLimit = 2_000_000
  /// What it costs, in bounds, to read a property or to go through all letters that fold alike.
  private static let lookUpCost = 10_000

  /// The number of a set.
  ///
  /// - Throws: `tooLarge`.
  mutating func number(of set: CodePointSet) throws(PatternError.Fault) -> Int {
    try charge(set.bounds.count)
    if let number = numbers[set] { return number }
    numbers[set] = all.count
    all.append(set)
    return all.count - 1
  }

  /// The set of a property, which is looked up once.
  ///
  /// - Throws: `tooLarge`, or what the look-up throws.
  mutating func property(
    _ name: String, _ lookUp: () throws(PatternError.Fault) -> CodePointSet
  ) throws(PatternError.Fault) -> CodePointSet {
    if let known = properties[name] { return known }
    try charge(Self.lookUpCost)
    let set = try lookUp()
    properties[name] = set
    return set
  }

  /// A set with every code point that folds like one of its own.
  ///
  /// - Throws: `tooLarge`.
  mutating func closedOverCase(_ set: CodePointSet) throws(PatternError.Fault) -> CodePointSet {
    try charge(set.bounds.count)
    if set.isSingle { return set.closedOverCase() }
    if let known = closures[set] { return known }
    try charge(Self.lookUpCost)
    let closure = set.closedOverCase()
    closures[set] = closure
    return closure
  }

  /// Counts work.
  ///
  /// - Throws: `tooLarge`, when it is too much.
  mutating func charge(_ cost: Int) throws(PatternError.Fault) {
    work += cost
    guard work <= Self.workLimit else { throw .tooLarge(limit: Program.instructionLimit) }
  }
}

extension PatternParser {
  /// One code point that stands for itself.
  mutating func literal(_ codePoint: UInt32) throws(PatternError) -> Node {
    let set = CodePointSet(codePoint)
    return try symbol(modifiers.ignoresCase ? closedOverCase(set) : set)
  }

  /// One code point of a set.
  mutating func symbol(_ set: CodePointSet) throws(PatternError) -> Node {
    do {
      return .symbol(try sets.number(of: set))
    } catch {
      throw PatternError(fault: error, offset: 0)
    }
  }

  /// A set with every code point that folds like one of its own.
  mutating func closedOverCase(_ set: CodePointSet) throws(PatternError) -> CodePointSet {
    do {
      return try sets.closedOverCase(set)
    } catch {
      throw PatternError(fault: error, offset: 0)
    }
  }

  /// Counts work on sets, or on whatever else grows faster than the pattern.
  mutating func charge(_ cost: Int) throws(PatternError) {
    do {
      try sets.charge(cost)
    } catch {
      throw PatternError(fault: error, offset: 0)
    }
  }
}
