import Documents

/// Keywords that apply schemas to the same instance.
extension Validator {
  /// Runs any of them but plain references.
  mutating func inPlace(_ step: Instruction, _ node: Int, _ isTracking: Bool) -> Bool {
    switch step.operation {
    case .allOf:
      for position in step.first..<step.second {
        if !holds(program.branches[Int(position)], node, isTracking: isTracking) { return false }
      }
      return true
    case .anyOf:
      var isValid = false
      for position in step.first..<step.second {
        if attempt(program.branches[Int(position)], node, isTracking: isTracking) {
          isValid = true
          if !isTracking { break }
        }
      }
      return isValid
    case .oneOf:
      var valid = 0
      for position in step.first..<step.second {
        if attempt(program.branches[Int(position)], node, isTracking: isTracking) { valid += 1 }
        if valid > 1 { return false }
      }
      return valid == 1
    case .not:
      let count = evaluated.count
      let isValid = holds(step.first, node, isTracking: false)
      evaluated.removeSubrange(count...)
      return !isValid
    case .conditional:
      if !isTracking, step.second == Instruction.none, step.third == Instruction.none {
        return true
      }
      let branch =
        attempt(step.first, node, isTracking: isTracking) ? step.second : step.third
      return branch == Instruction.none || holds(branch, node, isTracking: isTracking)
    case .dependentSchemas:
      for position in step.first..<step.second {
        let dependency = program.dependencies[Int(position)]
        guard member(dependency.name, of: node) != nil else { continue }
        if !holds(dependency.block, node, isTracking: isTracking) { return false }
      }
      return true
    default: return true
    }
  }
}
