import Documents

/// Keywords that apply schemas to the same instance.
extension Validator {
  /// Runs any of them but plain references.
  mutating func inPlace(_ step: Instruction, _ node: Int, _ isTracking: Bool) -> Bool {
    switch step.operation {
    case .allOf:
      count(branches: step.second - step.first)
      for position in step.first..<step.second {
        if !holds(program.branches[Int(position)], node, isTracking: isTracking) { return false }
      }
      return true
    case .anyOf:
      count(branches: step.second - step.first)
      var isValid = false
      for position in step.first..<step.second {
        if attempt(program.branches[Int(position)], node, isTracking: isTracking) {
          isValid = true
          if !isTracking { break }
        } else if problem != nil {
          return false
        }
      }
      return isValid
    case .oneOf:
      count(branches: step.second - step.first)
      var valid = 0
      for position in step.first..<step.second {
        if attempt(program.branches[Int(position)], node, isTracking: isTracking) { valid += 1 }
        if valid > 1 || problem != nil { return false }
      }
      return valid == 1
    case .not:
      let count = evaluated.count
      let isValid = holds(step.first, node, isTracking: false)
      evaluated.removeSubrange(count...)
      return !isValid && problem == nil
    case .conditional:
      if !isTracking, step.second == Instruction.none, step.third == Instruction.none {
        return true
      }
      let branch =
        attempt(step.first, node, isTracking: isTracking) ? step.second : step.third
      if problem != nil { return false }
      return branch == Instruction.none || holds(branch, node, isTracking: isTracking)
    case .dependentSchemas:
      let count = step.second - step.first
      guard spendOnChildren(node, names: Int(count)) else { return false }
      let keys = keys(of: node, for: Int(count))
      for position in step.first..<step.second {
        let dependency = program.dependencies[Int(position)]
        guard has(dependency.name, node, keys) else { continue }
        if !holds(dependency.block, node, isTracking: isTracking) { return false }
      }
      return true
    default: return true
    }
  }
}
