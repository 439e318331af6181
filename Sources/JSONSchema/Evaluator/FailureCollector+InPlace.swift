import Documents

/// Keywords that apply schemas to the same instance.
extension FailureCollector {
  /// Walks what applies; see `Validator.inPlace`.
  mutating func visitInPlace(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    switch step.operation {
    case .reference: descend([step.keyword.rawValue], step.first, node, isTracking: isTracking)
    case .dynamicReference:
      descend([step.keyword.rawValue], validator.target(of: step), node, isTracking: isTracking)
    case .allOf:
      for (position, branch) in branches(step).enumerated() {
        descend(["allOf", String(position)], branch, node, isTracking: isTracking)
      }
    case .anyOf, .oneOf: visitAlternatives(step, block, node, isTracking)
    case .not:
      if validator.attempt(step.first, node, isTracking: false) {
        fail(.not, "not", block, node)
      }
    case .conditional:
      let holds = validator.attempt(step.first, node, isTracking: false)
      if holds { follow(["if"], step.first, node, isTracking) }
      let branch = holds ? step.second : step.third
      if branch != Instruction.none {
        descend([holds ? "then" : "else"], branch, node, isTracking: isTracking)
      }
    case .dependentSchemas:
      let keyword = step.keyword.rawValue
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

  /// Walks a branch that is known to be valid, when someone asks for what it leaves.
  private mutating func follow(
    _ tokens: [String], _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    guard isTracking || !wanted.isEmpty else { return }
    descend(tokens, block, node, isTracking: isTracking)
  }

  private mutating func visitAlternatives(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    let keyword = step.keyword.rawValue
    var valid: [Int] = []
    for (position, branch) in branches(step).enumerated()
    where validator.attempt(branch, node, isTracking: false) {
      valid.append(position)
    }
    if valid.isEmpty { return failAlternatives(step, block, node, isTracking) }
    if step.operation == .oneOf, valid.count > 1 {
      fail(.oneOfSeveral(matching: valid), keyword, block, node)
      return
    }
    for position in valid {
      let branch = program.branches[Int(step.first) + position]
      follow([keyword, String(position)], branch, node, isTracking)
    }
  }

  /// Walks every branch, and keeps the failures of the one that the instance most likely means.
  private mutating func failAlternatives(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ isTracking: Bool
  ) {
    let keyword = step.keyword.rawValue
    let outer = (failures: failures, annotations: annotations)
    let start = validator.evaluated.count
    var attempts: [Alternatives.Attempt] = []
    for (position, branch) in branches(step).enumerated() {
      failures = []
      annotations = []
      descend([keyword, String(position)], branch, node, isTracking: isTracking)
      attempts.append(
        Alternatives.Attempt(
          branch: position, failures: failures, annotations: annotations,
          evaluated: Array(validator.evaluated[start...])))
      validator.evaluated.removeSubrange(start...)
    }
    (failures, annotations) = outer
    let instance = Node(document: document, index: node)
    let choice = Alternatives.choose(among: attempts, for: instance)
    if let best = choice.best {
      // What the branch that was meant knows is not unexpected.
      annotations += best.annotations
      validator.evaluated += best.evaluated
    }
    let number = choice.best?.branch
    if let merged = choice.merged {
      fail(merged.kind, keyword, block, merged.instance.index)
    } else {
      fail(
        step.operation == .anyOf ? .anyOf(best: number) : .oneOf(best: number), keyword, block,
        node, causes: choice.best?.failures ?? [])
    }
  }
}
