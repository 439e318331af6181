/// A pattern as instructions, for a machine that reads symbols.
struct Program: Sendable {
  /// How many instructions a pattern may have, and how many bits the tables of its sets.
  static let instructionLimit = 200_000

  /// The machine that a program is for.
  enum Machine: Sendable {
    /// Follows all ways at once; takes no captures and wants lookaheads from their end to their start.
    case automaton
    /// Follows one way after another; takes captures and wants lookbehinds from their end.
    case backtracking
  }

  /// A lookaround, compiled by itself.
  struct Lookaround: Sendable {
    /// Its first instruction; it ends at a `match`.
    let start: Int
    /// Whether the text before the position is looked at.
    let isBehind: Bool
    /// Whether it must not be found.
    let isNegative: Bool
  }

  /// A back-reference, by slots.
  struct BackReference: Sendable {
    /// The first slots of the groups it may mean; each is followed by the group's other slot.
    let slots: [Int]
    /// Whether code points that fold alike are the same.
    let foldsCase: Bool
    /// Whether it is read towards the start of the text.
    let isBackward: Bool
  }

  /// The instructions: first the pattern, up to a `match`, then its lookarounds.
  let instructions: [Instruction]
  /// The lookarounds by number; those within others have smaller numbers.
  let lookarounds: [Lookaround]
  /// The back-references by number.
  let backReferences: [BackReference]
  /// How many slots captures and loops use.
  let slotCount: Int
  /// Whether every match begins at the start of the text.
  let isAnchored: Bool
  /// What assertions ask about neighbours.
  let reads: Assertion.Neighbour
  /// The symbols, and which of them each numbered set holds.
  let alphabet: Alphabet

  /// Compiles a checked pattern.
  ///
  /// - Throws: that the pattern is too large when it is written out.
  init(_ pattern: Pattern, for machine: Machine) throws(PatternError) {
    var compiler = ProgramCompiler(pattern, for: machine)
    do throws(PatternError.Fault) {
      try compiler.compile()
      alphabet = try Alphabet(sets: pattern.sets, reads: compiler.reads)
    } catch {
      throw PatternError(fault: error, offset: 0)
    }
    instructions = compiler.instructions
    lookarounds = compiler.lookarounds
    backReferences = compiler.backReferences
    slotCount = compiler.slotCount
    reads = compiler.reads
    isAnchored = pattern.root.isAnchored
  }
}
