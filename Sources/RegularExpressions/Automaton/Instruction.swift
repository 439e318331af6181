/// A step of a compiled pattern. Unless it says otherwise, the next one follows.
enum Instruction: Hashable, Sendable {
  /// Consumes one symbol of a set, by the set's number.
  case symbol(Int32)
  /// Goes on at either of two instructions, the first preferred.
  case split(Int32, Int32)
  /// Goes on at another instruction.
  case jump(Int32)
  /// Goes on if the condition holds here.
  case assert(Assertion)
  /// Goes on if a lookaround, by its number, says so here.
  case look(Int32)
  /// Keeps the position in a slot.
  case save(slot: Int32)
  /// Forgets the positions in the slots from one up to another.
  case clear(from: Int32, to: Int32)
  /// Goes on if the position is not the one in a slot.
  case progress(slot: Int32)
  /// Consumes what a group matched, by the back-reference's number.
  case backReference(Int32)
  /// Ends a match.
  case match
}
