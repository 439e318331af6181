import Documents

/// `unevaluatedItems` and `unevaluatedProperties` (JSON Schema Core 2020-12, section 11), where what
/// is evaluated depends on the instance.
///
/// Every schema that evaluates a value leaves a range of nodes; a schema that fails takes its own
/// back. What a schema object with one of these keywords may look at is what was left since it began.
extension Validator {
  /// Leaves a range, which begins at a value that has been evaluated.
  mutating func note(_ nodes: Range<Int>) {
    guard !nodes.isEmpty else { return }
    evaluated.append(
      EvaluatedRange(
        start: UInt32(clamping: nodes.lowerBound), end: UInt32(clamping: nodes.upperBound)))
  }

  /// Whether what is left over since `start` is valid by the block.
  mutating func unevaluated(_ step: Instruction, _ node: Int, _ start: Int) -> Bool {
    var isValid = true
    forEachUnevaluated(step, node, start) { validator, value in
      isValid = validator.holds(step.first, value, isTracking: false)
      return isValid
    }
    if isValid { note(node + 1..<Int(nodes[node].end)) }
    return isValid
  }

  /// Calls `body` for every element or member's value without a range since `start`, until it says no.
  mutating func forEachUnevaluated(
    _ step: Instruction, _ node: Int, _ start: Int, _ body: (inout Validator, Int) -> Bool
  ) {
    countChildren(node)
    let stride = step.operation == .unevaluatedProperties ? 1 : 0
    let isSorted = evaluated.count - start > 16
    if isSorted { evaluated[start...].sort { $0.start < $1.start } }
    let noted = evaluated.count
    var cursor = start
    var reached: UInt32 = 0
    var value = node + 1 + stride
    let end = Int(nodes[node].end)
    while value < end {
      let place = UInt32(clamping: value)
      let isEvaluated: Bool
      if isSorted {
        while cursor < noted, evaluated[cursor].start <= place {
          reached = max(reached, evaluated[cursor].end)
          cursor += 1
        }
        isEvaluated = place < reached
      } else {
        isEvaluated = evaluated[start..<noted].contains { $0.start <= place && place < $0.end }
      }
      if !isEvaluated, !body(&self, value) { return }
      value = next(after: value) + stride
    }
  }
}
