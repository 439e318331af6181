import Documents

/// The program as the validator runs it: for every block and every kind of instance one row of
/// instructions.
///
/// Which row there is decides `type` already; references and `allOf` are written out where they
/// stand, so that a value that several schemas describe is judged in one go. It says yes exactly
/// where the blocks that it comes from do; why a value fails is asked of those.
struct StraightCode: Sendable {
  /// The rows of block `n` begin at `n * NodeKind.count`, one per kind in the order of raw values.
  private(set) var rows: [Row] = []
  /// The instructions of all rows.
  private(set) var instructions: [Instruction] = []

  /// What is run on an instance of one kind.
  struct Row: Sendable {
    /// The first instruction.
    var start: UInt32 = 0
    /// After the last instruction.
    var end: UInt32 = 0
    /// What must be looked after while they run.
    var traits: Traits = []
  }

  /// What a row asks of the validator beyond running its instructions.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt32

    /// No instance of this kind is valid.
    static let rejects = Traits(rawValue: 1)
    /// It applies other blocks: depth and steps are counted.
    static let applies = Traits(rawValue: 2)
    /// It looks back on what has been evaluated.
    static let asksForEvaluated = Traits(rawValue: 4)
    /// Its resource matters to dynamic references.
    static let isScoped = Traits(rawValue: 8)
  }

  /// Blocks are written out until there are so many instructions for each of the builder's, and so many
  /// more in any case: thousands of references to one schema would become thousands of copies.
  private static let (mostForEach, free) = (4, 100_000)

  /// Lays out the rows of `builder`'s blocks.
  init(_ builder: ProgramBuilder) {
    let limit = Self.mostForEach * builder.instructions.count + Self.free
    rows.reserveCapacity(builder.blocks.count * NodeKind.allCases.count)
    for block in builder.blocks.indices {
      let isScoped = builder.blocks[block].scope != Instruction.none
      for kind in NodeKind.allCases {
        var layout = RowLayout(
          builder, kind, of: block, writesOut: instructions.count <= limit)
        var row = Row()
        if layout.add(block) {
          // Exact, not clamped: a program that counts further would not fit memory by far.
          row.start = UInt32(instructions.count)
          instructions += layout.steps
          row.end = UInt32(instructions.count)
          if layout.steps.contains(where: \.operation.appliesBlocks) {
            row.traits.insert(.applies)
            if isScoped { row.traits.insert(.isScoped) }
          }
          if layout.steps.contains(where: { $0.operation.group == .unevaluated }) {
            row.traits.insert(.asksForEvaluated)
          }
        } else {
          row.traits = .rejects
        }
        rows.append(row)
      }
    }
  }
}

/// One row while it is laid out.
private struct RowLayout {
  private let builder: ProgramBuilder
  private let kind: NodeKind
  private let scope: UInt32
  private let writesOut: Bool
  private(set) var steps: [Instruction] = []
  private var depth = 0
  private var blocks = 0

  /// Blocks are written out this deep, this many in a row, and only if they are this short.
  private static let (deepest, most, longest) = (8, 64, 24)

  init(_ builder: ProgramBuilder, _ kind: NodeKind, of block: Int, writesOut: Bool) {
    self.builder = builder
    self.kind = kind
    self.writesOut = writesOut
    scope = builder.blocks[block].scope
  }

  /// Adds what `block` asks of an instance of the kind; false when it allows none.
  mutating func add(_ block: Int) -> Bool {
    let code = builder.blocks[block]
    for step in builder.instructions[Int(code.assertions)..<Int(code.number)] {
      guard addAssertion(step) else { return false }
    }
    let own =
      switch kind {
      case .null, .boolean: code.inPlace..<code.inPlace
      case .number: code.number..<code.string
      case .string: code.string..<code.array
      case .array: code.array..<code.object
      case .object: code.object..<code.inPlace
      }
    steps += builder.instructions[Int(own.lowerBound)..<Int(own.upperBound)]
    for step in builder.instructions[Int(code.inPlace)..<Int(code.unevaluated)] {
      guard addInPlace(step) else { return false }
    }
    for step in builder.instructions[Int(code.unevaluated)..<Int(code.end)]
    where kind == (step.operation == .unevaluatedItems ? .array : .object) {
      steps.append(step)
    }
    return true
  }

  private mutating func addAssertion(_ step: Instruction) -> Bool {
    switch step.operation {
    case .type:
      let types = TypeMask(rawValue: step.first)
      if types.contains(TypeMask(kind)) { return true }
      guard kind == .number, !types.isDisjoint(with: [.integer, .spelledInteger]) else {
        return false
      }
      steps.append(types.contains(.integer) ? Instruction(.integer) : step)
      return true
    case .constant, .enumeration:
      let choices = builder.choices[Int(step.first)]
      let isPossible =
        kind == .string
        ? !choices.strings.isEmpty : choices.others.kinds.contains(TypeMask(kind))
      if isPossible { steps.append(step) }
      return isPossible
    case .never: return false
    default:
      steps.append(step)
      return true
    }
  }

  private mutating func addInPlace(_ step: Instruction) -> Bool {
    switch step.operation {
    case .reference: return addReference(step.first)
    case .allOf where step.second - step.first <= Self.longest:
      return builder.branches[Int(step.first)..<Int(step.second)].allSatisfy { addReference($0) }
    default:
      steps.append(step)
      return true
    }
  }

  /// Writes a block out, unless it must be entered or is long.
  private mutating func addReference(_ block: UInt32) -> Bool {
    let code = builder.blocks[Int(block)]
    let mustBeEntered = code.unevaluated != code.end || code.scope != scope
    if !writesOut || mustBeEntered || depth >= Self.deepest || blocks >= Self.most
      || code.end - code.assertions > Self.longest
    {
      steps.append(Instruction(.reference, block))
      return true
    }
    depth += 1
    blocks += 1
    defer { depth -= 1 }
    return add(Int(block))
  }
}

extension Operation {
  /// Whether it applies blocks, to the instance or to what is in it.
  fileprivate var appliesBlocks: Bool {
    switch group {
    case .inPlace, .unevaluated: true
    case .assertions, .number, .string: false
    case .array:
      switch self {
      case .prefixItems, .items, .contains, .uncountedContains: true
      default: false
      }
    case .object:
      switch self {
      case .members, .propertyNames, .dependentSchemas: true
      default: false
      }
    }
  }
}
