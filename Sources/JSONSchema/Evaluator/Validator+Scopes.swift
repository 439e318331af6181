/// The resources that dynamic references look through, for those who walk blocks themselves.
extension Validator {
  /// Notes the resource of a block that is entered. Depth and steps are the walker's to count.
  mutating func enterScope(of block: Block) {
    if block.scope != Instruction.none { scopes.append(block.scope) }
  }

  /// Undoes `enterScope`.
  mutating func leaveScope(of block: Block) {
    if block.scope != Instruction.none { scopes.removeLast() }
  }
}
