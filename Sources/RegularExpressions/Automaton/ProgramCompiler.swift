/// The writer of a program, one part of a pattern after the other.
struct ProgramCompiler {
  /// The instructions so far.
  private(set) var instructions: [Instruction] = []
  /// The lookarounds by number.
  private(set) var lookarounds: [Program.Lookaround] = []
  /// The back-references by number.
  private(set) var backReferences: [Program.BackReference] = []
  /// How many slots are in use.
  private(set) var slotCount = 0
  /// What assertions ask about neighbours.
  private(set) var reads: Assertion.Neighbour = []

  private let pattern: Pattern
  private let machine: Program.Machine
  /// The first slot of each group that a back-reference may mean.
  private var groupSlots: [Int: Int] = [:]
  /// Whether the part being written is read towards the start of the text.
  private var isBackward = false
  /// The numbers of the lookarounds written so far, by their numbers in the pattern.
  private var lookaroundNumbers: [Int: Int] = [:]

  /// A compiler of one pattern for one machine.
  init(_ pattern: Pattern, for machine: Program.Machine) {
    self.pattern = pattern
    self.machine = machine
    if machine == .backtracking {
      for group in Set(pattern.references.flatMap(pattern.groups(of:))).sorted() {
        groupSlots[group] = slotCount
        slotCount += 2
      }
    }
  }

  /// Writes the whole pattern.
  ///
  /// - Throws: `tooLarge`.
  mutating func compile() throws(PatternError.Fault) {
    try write(pattern.root)
    try add(.match)
  }

  private mutating func write(_ node: Node) throws(PatternError.Fault) {
    switch node {
    case .empty: break
    case .symbol(let set): try add(.symbol(Int32(set)))
    case .sequence(let parts):
      for index in parts.indices {
        try write(parts[isBackward ? parts.count - 1 - index : index])
      }
    case .choice(let parts): try writeChoice(parts)
    case .group(let body, let number): try writeGroup(body, number)
    case .repetition(let repetition): try writeRepetition(repetition)
    case .assertion(let assertion):
      reads.formUnion(assertion.reads)
      try add(.assert(assertion))
    case .lookaround(let lookaround): try writeLookaround(lookaround)
    case .backReference(let reference, let foldsCase):
      let slots = pattern.groups(of: reference).compactMap { groupSlots[$0] }
      backReferences.append(
        Program.BackReference(slots: slots, foldsCase: foldsCase, isBackward: isBackward))
      try add(.backReference(Int32(backReferences.count - 1)))
    }
  }

  private mutating func writeChoice(_ parts: [Node]) throws(PatternError.Fault) {
    var jumps: [Int] = []
    for (index, part) in parts.enumerated() {
      guard index < parts.count - 1 else {
        try write(part)
        break
      }
      let split = try reserve()
      try write(part)
      jumps.append(try reserve())
      instructions[split] = .split(Int32(split + 1), here)
    }
    for jump in jumps { instructions[jump] = .jump(here) }
  }

  private mutating func writeGroup(_ body: Node, _ number: Int) throws(PatternError.Fault) {
    guard let slot = groupSlots[number] else { return try write(body) }
    try add(.save(slot: Int32(isBackward ? slot + 1 : slot)))
    try write(body)
    try add(.save(slot: Int32(isBackward ? slot : slot + 1)))
  }

  /// Lookarounds stand where they are first met, to be run by themselves, with a jump around them.
  private mutating func writeLookaround(
    _ lookaround: Node.Lookaround
  ) throws(PatternError.Fault) {
    if let number = lookaroundNumbers[lookaround.number] {
      return try add(.look(Int32(number)))
    }
    let jump = try reserve()
    let outer = isBackward
    isBackward = (machine == .backtracking) == lookaround.isBehind
    try write(lookaround.body)
    isBackward = outer
    try add(.match)
    instructions[jump] = .jump(here)
    let number = lookarounds.count
    lookarounds.append(
      Program.Lookaround(
        start: jump + 1, isBehind: lookaround.isBehind, isNegative: lookaround.isNegative))
    lookaroundNumbers[lookaround.number] = number
    try add(.look(Int32(number)))
  }
}

extension ProgramCompiler {
  /// Written out: as many copies as there must be, then a loop, or one within the other as many as
  /// there may be.
  ///
  /// An automaton may loop through nothing without harm. A backtracker must not, and must yet let
  /// the copies that there must be match nothing.
  private mutating func writeRepetition(
    _ repetition: Node.Repetition
  ) throws(PatternError.Fault) {
    let guardsProgress = machine == .backtracking && repetition.body.canBeEmpty
    let loopsBack = repetition.maximum == nil && repetition.minimum > 0 && !guardsProgress
    for _ in 0..<repetition.minimum - (loopsBack ? 1 : 0) {
      guard try writeIteration(of: repetition) else { return }
    }
    if loopsBack {
      let start = here
      guard try writeIteration(of: repetition) else { return }
      try add(Self.split(to: start, or: here + 1, isLazy: repetition.isLazy))
      return
    }
    let slot = guardsProgress ? slotCount : nil
    if guardsProgress { slotCount += 1 }
    guard let maximum = repetition.maximum else {
      let split = try reserve()
      _ = try writeIteration(of: repetition, progressIn: slot)
      try add(.jump(Int32(split)))
      instructions[split] = Self.split(
        to: Int32(split + 1), or: here, isLazy: repetition.isLazy)
      return
    }
    var splits: [Int] = []
    for _ in repetition.minimum..<maximum {
      splits.append(try reserve())
      guard try writeIteration(of: repetition, progressIn: slot) else { break }
    }
    for split in splits {
      instructions[split] = Self.split(
        to: Int32(split + 1), or: here, isLazy: repetition.isLazy)
    }
  }

  /// Writes the body once; answers whether there was anything to write.
  private mutating func writeIteration(
    of repetition: Node.Repetition, progressIn slot: Int? = nil
  ) throws(PatternError.Fault) -> Bool {
    let start = here
    if let slot { try add(.save(slot: Int32(slot))) }
    let slots = repetition.groups.compactMap { groupSlots[$0] }
    if let first = slots.first, let last = slots.last {
      try add(.clear(from: Int32(first), to: Int32(last + 2)))
    }
    try write(repetition.body)
    if let slot { try add(.progress(slot: Int32(slot))) }
    return here > start
  }

  private static func split(to body: Int32, or exit: Int32, isLazy: Bool) -> Instruction {
    isLazy ? .split(exit, body) : .split(body, exit)
  }

  /// The number of the next instruction.
  private var here: Int32 { Int32(instructions.count) }

  private mutating func add(_ instruction: Instruction) throws(PatternError.Fault) {
    guard instructions.count < Program.instructionLimit else {
      throw .tooLarge(limit: Program.instructionLimit)
    }
    instructions.append(instruction)
  }

  /// Adds an instruction to be replaced when the ones after it are known.
  private mutating func reserve() throws(PatternError.Fault) -> Int {
    try add(.match)
    return instructions.count - 1
  }
}
