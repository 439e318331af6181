import Documents
import RegularExpressions

/// Runs a program over one document and says yes or no; the common keywords allocate nothing.
struct Validator {
  /// What runs.
  let program: Program
  /// What is judged.
  let document: Document
  /// What `unevaluatedItems` and `unevaluatedProperties` in force may look back on.
  var evaluated: [EvaluatedRange] = []
  /// The resources entered, outermost first; kept only where dynamic references need it.
  var scopes: [UInt32] = []
  /// Why there is no answer.
  var problem: EvaluationError?
  private var depth = 0
  private var stepsLeft: Int

  /// The deepest nesting of schemas in schemas and values in values together.
  static let maximumDepth = 2_000
  /// Schemas that may be applied: so many in any case, and so many more for every node. Schemas that
  /// apply one another twice over and over reach this; nothing that people write comes near.
  private static let freeSteps = 500_000
  private static let stepsPerNode = 100

  /// Starts with nothing evaluated and all steps left.
  init(program: Program, document: Document) {
    self.program = program
    self.document = document
    stepsLeft = Self.freeSteps + document.nodeCount * Self.stepsPerNode
  }

  /// A range of nodes whose values some schema has evaluated.
  struct EvaluatedRange {
    let start: UInt32
    let end: UInt32
  }

  /// Whether the instance at `node` is valid by `block`.
  ///
  /// - Parameter isTracking: whether a schema around this one asks what has been evaluated. Ranges
  ///   are left in `evaluated` then; if the answer is no, they are the caller's to remove.
  mutating func holds(_ block: UInt32, _ node: Int, isTracking: Bool) -> Bool {
    let code = program.blocks[Int(block)]
    if code.assertions == code.end { return true }
    guard enter(code) else { return false }
    defer { leave(code) }
    let kind = document.kinds[node]
    if !run(code.assertions..<code.number, node, kind, false, 0) { return false }
    let start = evaluated.count
    let asksForEvaluated = code.unevaluated != code.end
    // Nobody outside asks: what this schema noted for itself goes with it.
    defer { if asksForEvaluated, !isTracking { evaluated.removeSubrange(start...) } }
    let isTracking = isTracking || asksForEvaluated
    let forType =
      switch kind {
      case .null, .boolean: code.inPlace..<code.inPlace
      case .number: code.number..<code.string
      case .string: code.string..<code.array
      case .array: code.array..<code.object
      case .object: code.object..<code.inPlace
      }
    return run(forType, node, kind, isTracking, start)
      && run(code.inPlace..<code.unevaluated, node, kind, isTracking, start)
      && run(code.unevaluated..<code.end, node, kind, isTracking, start)
  }

  /// Counts a level, and notes the resource where that matters; false when a bound is reached.
  mutating func enter(_ block: Block) -> Bool {
    guard depth < Self.maximumDepth, stepsLeft > 0, problem == nil else {
      problem =
        problem ?? (stepsLeft > 0 ? .tooDeep(limit: Self.maximumDepth) : .tooManySteps)
      return false
    }
    depth += 1
    stepsLeft -= 1
    if block.scope != Instruction.none { scopes.append(block.scope) }
    return true
  }

  /// Undoes `enter`.
  mutating func leave(_ block: Block) {
    depth -= 1
    if block.scope != Instruction.none { scopes.removeLast() }
  }

  private mutating func run(
    _ steps: Range<UInt32>, _ node: Int, _ kind: NodeKind, _ isTracking: Bool, _ start: Int
  ) -> Bool {
    var next = Int(steps.lowerBound)
    let end = Int(steps.upperBound)
    while next < end {
      if !run(program.instructions[next], node, kind, isTracking, start) { return false }
      next &+= 1
    }
    return true
  }

  private mutating func run(
    _ step: Instruction, _ node: Int, _ kind: NodeKind, _ isTracking: Bool, _ start: Int
  ) -> Bool {
    switch step.operation {
    case .members: members(step, node, isTracking)
    case .reference: holds(step.first, node, isTracking: isTracking)
    case .dynamicReference: holds(target(of: step), node, isTracking: isTracking)
    case .allOf, .anyOf, .oneOf, .not, .conditional, .dependentSchemas:
      inPlace(step, node, isTracking)
    case .prefixItems, .items, .contains, .uncountedContains: elements(step, node, isTracking)
    case .propertyNames: propertyNames(step, node)
    case .unevaluatedItems, .unevaluatedProperties:
      kind != (step.operation == .unevaluatedItems ? .array : .object)
        || unevaluated(step, node, start)
    default: asserts(step, node, kind)
    }
  }

  /// The block that a dynamic reference leads to here.
  func target(of step: Instruction) -> UInt32 {
    let reference = program.dynamicReferences[Int(step.first)]
    guard reference.candidates.count > 1 else { return reference.initial }
    for scope in scopes {
      for candidate in reference.candidates where candidate.resource == scope {
        return candidate.block
      }
    }
    return reference.initial
  }

  /// Runs `body` and forgets what it evaluated when it says no.
  mutating func attempt(_ block: UInt32, _ node: Int, isTracking: Bool) -> Bool {
    let count = evaluated.count
    if holds(block, node, isTracking: isTracking) { return true }
    evaluated.removeSubrange(count...)
    return false
  }
}
