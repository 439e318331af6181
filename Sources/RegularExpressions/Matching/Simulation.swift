/// A machine that follows all ways through a program at once: linear in the text, and in the program.
///
/// Lookarounds are answered for every position beforehand, each by one pass over the text of its own;
/// those ahead are passed from the end. What they contain is answered before them.
struct Simulation: Sendable {
  private let program: Program

  /// A machine for a program of the kind `automaton`.
  init(_ program: Program) {
    self.program = program
  }

  /// Whether the pattern is found in a text.
  ///
  /// - Throws: that the budget was spent: the text times the program is too large.
  func accepts(
    _ text: borrowing Span<UInt8>, within budget: inout StepBudget
  ) throws(MatchError) -> Bool {
    // What it takes to make room for the search and to read the text.
    try budget.spend(program.instructions.count / 8 + text.count)
    let text = SymbolText(text, alphabet: program.alphabet, keepsCodePoints: false)
    var run = SimulationRun(program, over: text, within: budget)
    defer { budget = run.budget }
    return try run.accepts()
  }
}

/// One search of a simulation.
private struct SimulationRun {
  private let program: Program
  private let text: SymbolText
  /// For each lookaround its answers at every position, from the start of the text to its end.
  private var answers: [[Bool]] = []
  /// What is left of the budget.
  private(set) var budget: StepBudget
  /// The instructions reached at the position, and those reached by its symbol.
  private var reached: InstructionSet
  private var reachedNext: InstructionSet

  init(_ program: Program, over text: SymbolText, within budget: StepBudget) {
    self.program = program
    self.text = text
    self.budget = budget
    reached = InstructionSet(bound: program.instructions.count)
    reachedNext = reached
  }

  mutating func accepts() throws(MatchError) -> Bool {
    for lookaround in program.lookarounds {
      var found = [Bool](repeating: lookaround.isNegative, count: text.count + 1)
      try run(from: lookaround.start, isBackward: !lookaround.isBehind, startsOnce: false) {
        position in
        found[position] = !lookaround.isNegative
        return false
      }
      answers.append(found)
    }
    var isFound = false
    try run(from: 0, isBackward: false, startsOnce: program.isAnchored) { _ in
      isFound = true
      return true
    }
    return isFound
  }

  /// Runs a part of the program over the text, beginning at every position or the first only.
  ///
  /// - Parameter endsAt: is told each position where a match ends, and answers whether to stop.
  private mutating func run(
    from start: Int, isBackward: Bool, startsOnce: Bool, endsAt: (Int) -> Bool
  ) throws(MatchError) {
    reached.removeAll()
    for index in 0...text.count {
      let position = isBackward ? text.count - index : index
      if index == 0 || !startsOnce { reached.insert(start) }
      if reached.count == 0 { return }
      if try follow(at: position), endsAt(position) { return }
      guard index < text.count else { return }
      advance(on: Int(text.symbols[isBackward ? position - 1 : position]))
    }
  }

  /// Goes on from the instructions that wait for a symbol to those after it.
  private mutating func advance(on symbol: Int) {
    reachedNext.removeAll()
    for index in 0..<reached.count {
      let number = reached[index]
      if case .symbol(let set) = program.instructions[number],
        program.alphabet.set(Int(set), contains: symbol)
      {
        reachedNext.insert(number + 1)
      }
    }
    swap(&reached, &reachedNext)
  }

  /// Reaches all that can be reached without a symbol; answers whether a match ends.
  private mutating func follow(at position: Int) throws(MatchError) -> Bool {
    var isMatch = false
    var index = 0
    while index < reached.count {
      let number = reached[index]
      index += 1
      switch program.instructions[number] {
      case .symbol: break
      case .split(let first, let second):
        reached.insert(Int(first))
        reached.insert(Int(second))
      case .jump(let target): reached.insert(Int(target))
      case .assert(let assertion):
        if text.holds(assertion, at: position) { reached.insert(number + 1) }
      case .look(let lookaround):
        if answers[Int(lookaround)][position] { reached.insert(number + 1) }
      case .match: isMatch = true
      case .save, .clear, .progress, .backReference: reached.insert(number + 1)
      }
    }
    try budget.spend(reached.count + 1)
    return isMatch
  }
}
