/// A machine that follows one way through a program after another, as ECMA-262 describes matching.
///
/// Only back-references need it: whether a text matches them cannot be told in linear time, so the
/// number of steps is bounded.
struct Backtracker: Sendable {
  /// How many choices and changes a search may keep in mind.
  static let memoryLimit = 1_000_000

  private let program: Program

  /// A machine for a program of the kind `backtracking`.
  init(_ program: Program) {
    self.program = program
  }

  /// Whether the pattern is found in a text.
  ///
  /// - Throws: that the budget was spent or the bound on memory was reached.
  func accepts(
    _ text: borrowing Span<UInt8>, within budget: inout StepBudget
  ) throws(MatchError) -> Bool {
    try budget.spend(program.slotCount + text.count)
    let text = SymbolText(text, alphabet: program.alphabet, keepsCodePoints: true)
    var run = BacktrackerRun(program, over: text, within: budget)
    defer { budget = run.budget }
    for start in 0...(program.isAnchored ? 0 : text.count) {
      if try run.matches(from: 0, at: start, isBackward: false) { return true }
    }
    return false
  }
}

/// One search of a backtracker.
private struct BacktrackerRun {
  private let program: Program
  private let text: SymbolText
  /// The position in each slot, or none.
  private var slots: [Int?]
  /// What to do when a way turns out wrong, newest last.
  private var undo: [Undo] = []
  /// What is left of the budget.
  private(set) var budget: StepBudget

  private enum Undo {
    /// Take another way.
    case resume(instruction: Int, position: Int)
    /// Put a slot back.
    case restore(slot: Int, position: Int?)
  }

  init(_ program: Program, over text: SymbolText, within budget: StepBudget) {
    self.program = program
    self.text = text
    self.budget = budget
    slots = Array(repeating: nil, count: program.slotCount)
  }

  /// Whether the program from an instruction on matches at a position; if so, the slots say how.
  mutating func matches(
    from start: Int, at origin: Int, isBackward: Bool
  ) throws(MatchError) -> Bool {
    let floor = undo.count
    var instruction = start
    var position = origin
    while true {
      try count(steps: 1)
      var isRightWay = true
      switch program.instructions[instruction] {
      case .symbol(let set):
        isRightWay = consume(set: Int(set), at: &position, isBackward: isBackward)
      case .split(let first, let second):
        undo.append(.resume(instruction: Int(second), position: position))
        instruction = Int(first)
        continue
      case .jump(let target):
        instruction = Int(target)
        continue
      case .assert(let assertion): isRightWay = text.holds(assertion, at: position)
      case .look(let number): isRightWay = try look(number: Int(number), at: position)
      case .save(let slot): set(slot: Int(slot), to: position)
      case .clear(let first, let end):
        for slot in first..<end { set(slot: Int(slot), to: nil) }
        try count(steps: Int(end - first))
      case .progress(let slot): isRightWay = slots[Int(slot)] != position
      case .backReference(let number):
        isRightWay = try consume(
          program.backReferences[Int(number)], at: &position)
      case .match: return true
      }
      if isRightWay {
        instruction += 1
      } else if let other = takeBack(to: floor) {
        (instruction, position) = other
      } else {
        return false
      }
    }
  }

  private mutating func count(steps more: Int) throws(MatchError) {
    try budget.spend(more)
    // Other searches would need as much: what is left is of no use.
    if undo.count > Backtracker.memoryLimit { try budget.spendAll() }
  }

  /// Undoes changes down to the newest other way above a floor, and takes it.
  private mutating func takeBack(to floor: Int) -> (instruction: Int, position: Int)? {
    while undo.count > floor, let last = undo.popLast() {
      switch last {
      case .resume(let instruction, let position): return (instruction, position)
      case .restore(let slot, let position): slots[slot] = position
      }
    }
    return nil
  }

  private mutating func set(slot: Int, to position: Int?) {
    undo.append(.restore(slot: slot, position: slots[slot]))
    slots[slot] = position
  }

  /// A lookaround is gone into once: its other ways are forgotten, its captures kept if it is positive.
  private mutating func look(number: Int, at position: Int) throws(MatchError) -> Bool {
    let lookaround = program.lookarounds[number]
    let floor = undo.count
    let isFound = try matches(
      from: lookaround.start, at: position, isBackward: lookaround.isBehind)
    guard isFound else { return lookaround.isNegative }
    if lookaround.isNegative {
      while takeBack(to: floor) != nil {}
      return false
    }
    let changes = undo[floor...].filter { if case .restore = $0 { true } else { false } }
    undo.replaceSubrange(floor..., with: changes)
    return true
  }

  private func consume(set: Int, at position: inout Int, isBackward: Bool) -> Bool {
    guard isBackward ? position > 0 : position < text.count else { return false }
    let symbol = text.symbols[isBackward ? position - 1 : position]
    guard program.alphabet.set(set, contains: Int(symbol)) else { return false }
    position += isBackward ? -1 : 1
    return true
  }

  /// A group that took no part is matched by nothing.
  private mutating func consume(
    _ reference: Program.BackReference, at position: inout Int
  ) throws(MatchError) -> Bool {
    for slot in reference.slots {
      guard let start = slots[slot], let end = slots[slot + 1], start <= end else { continue }
      let length = end - start
      try count(steps: length)
      let first = reference.isBackward ? position - length : position
      guard first >= 0, first + length <= text.count else { return false }
      for offset in 0..<length {
        let ours = text.codePoints[start + offset]
        let theirs = text.codePoints[first + offset]
        let isSame =
          ours == theirs
          || reference.foldsCase
            && CaseFolding.representative(of: ours) == CaseFolding.representative(of: theirs)
        guard isSame else { return false }
      }
      position = reference.isBackward ? first : first + length
      return true
    }
    return true
  }
}
