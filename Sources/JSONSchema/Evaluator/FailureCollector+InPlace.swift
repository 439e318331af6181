import Documents

/// Keywords that apply schemas to the same instance.
extension FailureCollector {
  /// Walks what applies; see `Validator.inPlace`.
  mutating func visitInPlace(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    let keyword = step.keyword.rawValue
    switch step.operation {
    case .reference: descend([keyword], step.first, node, isTracking: isTracking)
    case .dynamicReference:
      descend([keyword], validator.target(of: step), node, isTracking: isTracking)
    case .allOf:
      for (position, branch) in branches(step).enumerated() {
        descend([keyword, String(position)], branch, node, isTracking: isTracking)
      }
    case .not:
      if !isValid, validator.attempt(step.first, node, isTracking: false) {
        fail(.not, step.keyword, block, node)
      }
    case .conditional: visitConditional(step, node, isTracking)
    case .dependentSchemas:
      for position in step.first..<step.second {
        let dependency = program.dependencies[Int(position)]
        guard validator.member(dependency.name, of: node) != nil else { continue }
        descend([keyword, text(dependency.name)], dependency.block, node, isTracking: isTracking)
      }
    default: break
    }
  }

  private func branches(_ step: Instruction) -> ArraySlice<UInt32> {
    program.branches[Int(step.first)..<Int(step.second)]
  }

  private mutating func visitConditional(_ step: Instruction, _ node: Int, _ isTracking: Bool) {
    let hasBranches = step.second != Instruction.none || step.third != Instruction.none
    guard hasBranches || isTracking || !wanted.isEmpty else { return }
    let holds = validator.attempt(step.first, node, isTracking: false)
    if holds { follow([step.keyword.rawValue], step.first, node, isTracking) }
    let branch = holds ? step.second : step.third
    guard branch != Instruction.none else { return }
    let keyword: Keyword = holds ? .then : .else
    descend([keyword.rawValue], branch, node, isTracking: isTracking)
  }

  /// Walks a branch that is known to be valid, when someone asks for what it leaves.
  private mutating func follow(
    _ tokens: [String], _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    guard isTracking || !wanted.isEmpty else { return }
    descend(tokens, block, node, isTracking: isTracking)
  }

  /// `anyOf` and `oneOf`.
  mutating func visitAlternatives(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    var valid: [Int] = []
    for (position, branch) in branches(step).enumerated()
    where validator.attempt(branch, node, isTracking: false) {
      valid.append(position)
    }
    if valid.isEmpty { return failAlternatives(step, block, node, isTracking) }
    if step.operation == .oneOf, valid.count > 1 {
      fail(.oneOfSeveral(matching: valid), step.keyword, block, node)
      return
    }
    for position in valid {
      let branch = program.branches[Int(step.first) + position]
      follow([step.keyword.rawValue, String(position)], branch, node, isTracking)
    }
  }

  /// Walks every branch, and keeps the failures of the one that the instance most likely means.
  private mutating func failAlternatives(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    let attempts = attempts(step, node, isTracking)
    let choice = Alternatives.choose(
      among: attempts, of: branches(step).count, for: Node(document: document, index: node))
    if let merged = choice.merged {
      return fail(merged.kind, step.keyword, block, merged.instance.index)
    }
    let number = choice.best?.branch
    fail(
      step.operation == .anyOf ? .anyOf(best: number) : .oneOf(best: number), step.keyword, block,
      node, causes: choice.best?.failures ?? [])
    guard let best = choice.best else { return }
    bounds.room -= best.room
    // What the branch that was meant knows is not unexpected.
    annotations += best.annotations
    validator.evaluated += best.evaluated
  }

  /// Walks every branch and leaves nothing of it: only the failures that are kept take room.
  private mutating func attempts(
    _ step: Instruction, _ node: Int, _ isTracking: Bool
  ) -> [Alternatives.Attempt] {
    // Alternatives take as much of the stack as two other schemas.
    bounds.depth += 1
    defer { bounds.depth -= 1 }
    let (room, said, start) = (bounds.room, annotations, validator.evaluated.count)
    var attempts: [Alternatives.Attempt] = []
    for (position, branch) in branches(step).enumerated() where !isOver {
      annotations = []
      let before = bounds.room
      let tokens = [step.keyword.rawValue, String(position)]
      let found = failures { $0.descend(tokens, branch, node, isTracking: isTracking) }
      attempts.append(
        Alternatives.Attempt(
          branch: position, failures: found, room: before - bounds.room, annotations: annotations,
          evaluated: Array(validator.evaluated[start...])))
      validator.evaluated.removeSubrange(start...)
    }
    bounds.room = room
    annotations = said
    return attempts
  }
}
