import Documents
import RegularExpressions

/// Runs a program over one document and says yes or no; the common keywords allocate nothing.
///
/// It holds the arrays of both side by side: reading an element then touches no reference count. Its
/// methods are mutating even where they change nothing, since they are called with its address then;
/// a copy of its fields for each call would cost more than the call.
struct Validator: ~Copyable {
  /// What runs.
  let program: Program
  /// What is judged.
  private(set) var document: Document
  /// What `unevaluatedItems` and `unevaluatedProperties` in force may look back on.
  var evaluated: [EvaluatedRange] = []
  /// The resources entered, outermost first; kept only where dynamic references need it.
  var scopes: [UInt32] = []
  /// Why there is no answer.
  var problem: EvaluationError?
  /// What searches without a table may still take, all together.
  var patternBudget: StepBudget
  /// The number that was read last, since several keywords mostly ask for the same one in a row.
  var lastNumber: (node: Int, value: ShortDecimal?) = (-1, nil)
  private var depth = 0
  private var stepsLeft: Int
  private let freeSteps: Int
  private let freePatternSteps: Int

  private let rows: [StraightCode.Row]
  private let instructions: [Instruction]
  let names: NameTables
  let patterns: PatternSet
  private(set) var nodes: [Arena.Record]
  private(set) var source: [UInt8]
  private(set) var decoded: [UInt8]

  /// The deepest nesting of schemas in schemas and values in values together.
  static let maximumDepth = 2_000
  /// Schemas that may be applied: so many in any case, and so many more for every node. Schemas that
  /// apply one another twice over and over reach this; nothing that people write comes near.
  ///
  /// Work that grows with a text or a container counts as so many schemas as take that long.
  static let freeSteps = 500_000
  private static let stepsPerNode = 100
  /// Steps of patterns without a table, for every byte of the document.
  private static let patternStepsPerByte = 100

  /// Starts with nothing evaluated and all steps left.
  ///
  /// - Parameters:
  ///   - freeSteps: the steps that do not depend on the document.
  ///   - freePatternSteps: the same for patterns without a table.
  init(
    program: Program, document: Document, freeSteps: Int = Self.freeSteps,
    freePatternSteps: Int = StepBudget.standard
  ) {
    self.program = program
    self.document = document
    rows = program.straight.rows
    instructions = program.straight.instructions
    names = program.names
    patterns = program.patterns
    nodes = document.arena.nodes
    source = document.arena.source
    decoded = document.arena.decoded
    self.freeSteps = freeSteps
    self.freePatternSteps = freePatternSteps
    stepsLeft = 0
    patternBudget = StepBudget(limit: 0)
    fillBudgets()
  }

  private mutating func fillBudgets() {
    let size = source.count
    stepsLeft = freeSteps + document.nodeCount * Self.stepsPerNode + size
    patternBudget = StepBudget(limit: freePatternSteps + size * Self.patternStepsPerByte)
  }

  /// Turns to another document; nothing is left of the one before.
  mutating func begin(_ document: Document) {
    if document !== self.document {
      self.document = document
      nodes = document.arena.nodes
      source = document.arena.source
      decoded = document.arena.decoded
    }
    if !evaluated.isEmpty { evaluated.removeAll(keepingCapacity: true) }
    if !scopes.isEmpty { scopes.removeAll(keepingCapacity: true) }
    problem = nil
    lastNumber = (-1, nil)
    depth = 0
    fillBudgets()
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
  @inline(__always)
  mutating func holds(_ block: UInt32, _ node: Int, isTracking: Bool) -> Bool {
    let kind = nodes[node].kind
    let row = rows[Int(block) &* NodeKind.count &+ kind.row]
    if row.traits.isEmpty {
      var next = Int(row.start)
      let end = Int(row.end)
      while next < end {
        if !asserts(instructions[next], node, kind) { return false }
        next &+= 1
      }
      return true
    }
    if row.traits == .applies {
      guard enter() else { return false }
      let isValid = run(row, node, kind, isTracking, evaluated.count)
      depth &-= 1
      return isValid
    }
    return row.traits != .rejects && holds(row, block, node, kind, isTracking)
  }

  /// The same for rows with the rarer traits.
  private mutating func holds(
    _ row: StraightCode.Row, _ block: UInt32, _ node: Int, _ kind: NodeKind, _ isTracking: Bool
  ) -> Bool {
    let code = program.blocks[Int(block)]
    guard enter(code) else { return false }
    defer { leave(code) }
    let start = evaluated.count
    let asks = row.traits.contains(.asksForEvaluated)
    // Nobody outside asks: what this schema noted for itself goes with it.
    defer { if asks, !isTracking { evaluated.removeSubrange(start...) } }
    return run(row, node, kind, isTracking || asks, start)
  }

  private mutating func enter() -> Bool {
    guard depth < Self.maximumDepth, stepsLeft > 0, problem == nil else {
      problem =
        problem ?? (stepsLeft > 0 ? .tooDeep(limit: Self.maximumDepth) : .tooManySteps)
      return false
    }
    depth &+= 1
    stepsLeft &-= 1
    return true
  }

  /// Counts work that grows with its input as `steps`; false when a bound is reached.
  @inline(never)
  mutating func spend(_ steps: Int) -> Bool {
    stepsLeft &-= steps
    if stepsLeft <= 0, problem == nil { problem = .tooManySteps }
    return problem == nil
  }

  /// Counts a look at each member or element of the container at `node`. Whether that was too much is
  /// seen where the next schema is applied: this is on every valid document's way.
  @inline(__always)
  mutating func countChildren(_ node: Int) { stepsLeft &-= Int(nodes[node].begin &>> 3) }

  /// Counts that so many schemas are tried, in the same way.
  @inline(__always)
  mutating func count(branches: UInt32) { stepsLeft &-= Int(branches &>> 3) }

  /// Counts a level, and notes the resource where that matters; false when a bound is reached.
  mutating func enter(_ block: Block) -> Bool {
    guard enter() else { return false }
    if block.scope != Instruction.none { scopes.append(block.scope) }
    return true
  }

  /// Undoes `enter`.
  mutating func leave(_ block: Block) {
    depth &-= 1
    if block.scope != Instruction.none { scopes.removeLast() }
  }

  private mutating func run(
    _ row: StraightCode.Row, _ node: Int, _ kind: NodeKind, _ isTracking: Bool, _ start: Int
  ) -> Bool {
    var next = Int(row.start)
    let end = Int(row.end)
    while next < end {
      let step = instructions[next]
      let isValid =
        switch step.operation {
        case .members: members(step, node, isTracking)
        case .items: items(step, node, isTracking)
        case .reference: holds(step.first, node, isTracking: isTracking)
        case .dynamicReference: holds(target(of: step), node, isTracking: isTracking)
        case .allOf, .anyOf, .oneOf, .not, .conditional, .dependentSchemas:
          inPlace(step, node, isTracking)
        case .prefixItems: prefixItems(step, node, isTracking)
        case .contains, .uncountedContains: contains(step, node, isTracking)
        case .propertyNames: propertyNames(step, node)
        case .unevaluatedItems, .unevaluatedProperties: unevaluated(step, node, start)
        default: asserts(step, node, kind)
        }
      if !isValid { return false }
      next &+= 1
    }
    return true
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
    if evaluated.count > count { evaluated.removeSubrange(count...) }
    return false
  }
}

extension NodeKind {
  /// How many kinds there are.
  static let count = 6

  /// Its place among the rows of a block: the raw value, which other modules cannot inline.
  var row: Int {
    switch self {
    case .null: 0
    case .boolean: 1
    case .number: 2
    case .string: 3
    case .array: 4
    case .object: 5
    }
  }
}
