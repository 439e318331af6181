/// The builder of an automaton's table: each state is a set of ways that a search may be on at once.
struct AutomatonBuilder {
  /// The rows of the table so far.
  private(set) var transitions: [UInt32] = []
  /// The columns of a row: one for each symbol, one for the end of the text.
  let columns: Int
  /// The row that a search begins in.
  private(set) var start: UInt32 = 0

  private let program: Program
  private var rows: [State: UInt32] = [:]
  /// The states whose rows are to be filled, in the order of their rows.
  private var states: [State] = []
  private var work = 0
  private var reached: InstructionSet
  /// For each symbol the instructions that follow on it, while a row is filled.
  private var targets: [[Int32]]
  /// The symbols by what they are to assertions.
  private let symbolsByNeighbour: [(neighbour: Assertion.Neighbour, symbols: [Int])]

  /// How many entries the rows may have.
  private let entryLimit: Int

  /// How many entries one machine may have, and how much work it may take to build.
  private static let (mostEntries, mostWork) = (50_000, 200_000)
  private static let rejected: UInt32 = 0
  private var accepted: UInt32 { UInt32(columns) }

  /// The table would be too large, or would take too long.
  private struct LimitReached: Error {}

  /// Where a search may stand between two symbols.
  private struct State: Hashable {
    /// What is before; left out unless an assertion asks.
    let before: Assertion.Neighbour
    /// Instructions that wait for a symbol or for what is after, ascending.
    let waiting: [Int32]
    /// Whether an assertion is among them.
    let asks: Bool

    func hash(into hasher: inout Hasher) {
      for number in waiting { hasher.combine(number) }
    }
  }

  /// Where ways lead without a symbol.
  private struct Reach {
    /// Instructions that wait, ascending.
    var waiting: [Int32] = []
    /// Whether an assertion is among them.
    var asks = false
    /// Whether a match ends.
    var isMatch = false
  }

  /// A builder for a program of the kind `automaton` without lookarounds.
  ///
  /// - Parameter room: how many entries there is room for.
  init(_ program: Program, room: Int) {
    self.program = program
    entryLimit = min(room, Self.mostEntries)
    columns = program.alphabet.count + 1
    reached = InstructionSet(bound: program.instructions.count)
    targets = Array(repeating: [], count: program.alphabet.count)
    let neighbours = program.alphabet.neighbours
    symbolsByNeighbour = Set(neighbours.map(\.rawValue)).sorted().map { value in
      let neighbour = Assertion.Neighbour(rawValue: value)
      return (neighbour, neighbours.indices.filter { neighbours[$0] == neighbour })
    }
  }

  /// Builds the table; answers false if it would be too large or take too long.
  mutating func build() -> Bool {
    do throws(LimitReached) {
      try addRow(filledWith: Self.rejected)
      try addRow(filledWith: accepted)
      start = try row(of: [0], after: .edge)
      var next = 0
      while next < states.count {
        try fill(row: (next + 2) * columns, of: states[next])
        next += 1
      }
      return true
    } catch {
      return false
    }
  }

  private mutating func addRow(filledWith target: UInt32) throws(LimitReached) {
    guard transitions.count + columns <= entryLimit else { throw LimitReached() }
    transitions.append(contentsOf: repeatElement(target, count: columns))
  }

  private mutating func count(work more: Int) throws(LimitReached) {
    work += more
    guard work <= Self.mostWork else { throw LimitReached() }
  }

  /// The row of the state that these instructions lead to; a new state is kept to be filled.
  private mutating func row(
    of arrivals: [Int32], after before: Assertion.Neighbour
  ) throws(LimitReached) -> UInt32 {
    let ways = try follow(arrivals) { _ in nil }
    if ways.isMatch { return accepted }
    if ways.waiting.isEmpty { return Self.rejected }
    let state = State(
      before: ways.asks ? before.intersection(program.reads) : [],
      waiting: ways.waiting, asks: ways.asks)
    if let row = rows[state] { return row }
    let row = UInt32(transitions.count)
    try addRow(filledWith: Self.rejected)
    rows[state] = row
    states.append(state)
    return row
  }

  /// Fills the row of a state. If it asks what is after, that is worked out for each kind of answer.
  private mutating func fill(row: Int, of state: State) throws(LimitReached) {
    guard state.asks else {
      return try fill(row: row, of: state.waiting, on: 0..<program.alphabet.count)
    }
    if try ways(from: state, before: .edge).isMatch { transitions[row + columns - 1] = accepted }
    for (after, symbols) in symbolsByNeighbour {
      let ways = try ways(from: state, before: after)
      if ways.isMatch {
        for symbol in symbols { transitions[row + symbol] = accepted }
      } else {
        try fill(row: row, of: ways.waiting, on: symbols)
      }
    }
  }

  /// Fills a row on some symbols, given where the ways wait.
  private mutating func fill(
    row: Int, of waiting: [Int32], on symbols: some Sequence<Int>
  ) throws(LimitReached) {
    try count(work: columns)
    for symbol in targets.indices {
      targets[symbol].removeAll(keepingCapacity: true)
      if !program.isAnchored { targets[symbol].append(0) }
    }
    for number in waiting {
      guard case .symbol(let set) = program.instructions[Int(number)] else { continue }
      var held = 0
      program.alphabet.forEachSymbol(inSet: Int(set)) { symbol in
        targets[symbol].append(number + 1)
        held += 1
      }
      try count(work: held)
    }
    // Most symbols lead to few different places; what is worked out for one serves the next.
    var known: [(symbol: Int, before: Assertion.Neighbour, row: UInt32)] = []
    for symbol in symbols where !targets[symbol].isEmpty {
      let before = program.alphabet.neighbours[symbol]
      let same = known.first { $0.before == before && targets[$0.symbol] == targets[symbol] }
      if let same {
        transitions[row + symbol] = same.row
        continue
      }
      let target = try self.row(of: targets[symbol], after: before)
      if known.count < 8 { known.append((symbol, before, target)) }
      transitions[row + symbol] = target
    }
  }

  /// Where a state's ways wait for a symbol, once it is known what is after.
  private mutating func ways(
    from state: State, before after: Assertion.Neighbour
  ) throws(LimitReached) -> Reach {
    try follow(state.waiting) { $0.holds(between: state.before, and: after) }
  }

  /// Follows ways to where they wait; assertions that cannot be judged yet are waited at as well.
  private mutating func follow(
    _ arrivals: [Int32], judging holds: (Assertion) -> Bool?
  ) throws(LimitReached) -> Reach {
    reached.removeAll()
    for number in arrivals { reached.insert(Int(number)) }
    var reach = Reach()
    var index = 0
    while index < reached.count {
      let number = reached[index]
      index += 1
      switch program.instructions[number] {
      case .symbol: reach.waiting.append(Int32(number))
      case .split(let first, let second):
        reached.insert(Int(first))
        reached.insert(Int(second))
      case .jump(let target): reached.insert(Int(target))
      case .assert(let assertion):
        switch holds(assertion) {
        case true?: reached.insert(number + 1)
        case false?: break
        case nil:
          reach.waiting.append(Int32(number))
          reach.asks = true
        }
      case .match: reach.isMatch = true
      case .look, .save, .clear, .progress, .backReference: reached.insert(number + 1)
      }
    }
    try count(work: reached.count)
    reach.waiting.sort()
    return reach
  }
}
