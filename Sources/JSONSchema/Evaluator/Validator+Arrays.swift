import Documents

/// Keywords that apply schemas to the elements of an array.
extension Validator {
  /// `prefixItems`.
  mutating func prefixItems(
    _ step: Instruction, _ node: Int, _ isTracking: Bool
  ) -> Bool {
    countChildren(node)
    var element = node + 1
    let end = Int(nodes[node].end)
    var branch = Int(step.first)
    while element < end, branch < Int(step.second) {
      if !holds(program.branches[branch], element, isTracking: false) { return false }
      element = next(after: element)
      branch += 1
    }
    if isTracking { note(node + 1..<element) }
    return true
  }

  /// `items`, and `unevaluatedItems` where that means the same.
  mutating func items(_ step: Instruction, _ node: Int, _ isTracking: Bool) -> Bool {
    countChildren(node)
    var element = node + 1
    let end = Int(nodes[node].end)
    var skipped: UInt32 = 0
    while element < end {
      if skipped < step.second {
        skipped += 1
      } else if !holds(step.first, element, isTracking: false) {
        return false
      }
      element = next(after: element)
    }
    if isTracking { note(node + 1..<end) }
    return true
  }

  /// `contains` with its bounds.
  mutating func contains(_ step: Instruction, _ node: Int, _ isTracking: Bool) -> Bool {
    let count = matching(step, node, isTracking)
    return count >= Int(step.second)
      && (step.third == Instruction.none || count <= Int(step.third))
  }

  /// How many elements match `contains`; counting stops once the answer is known.
  mutating func matching(_ step: Instruction, _ node: Int, _ isTracking: Bool) -> Int {
    countChildren(node)
    let isTracking = isTracking && step.operation == .contains
    var count = 0
    var element = node + 1
    let end = Int(nodes[node].end)
    while element < end {
      if attempt(step.first, element, isTracking: false) {
        count += 1
        if isTracking {
          note(element..<element + 1)
        } else if step.third == Instruction.none, count >= Int(step.second) {
          break
        }
      } else if problem != nil {
        break
      }
      element = next(after: element)
    }
    return count
  }
}
