/// Patterns that are compiled once and asked by number, with the tables of their machines side by side.
///
/// Asking touches no reference count and allocates nothing, for patterns that are chains and for those
/// that have a table; others are searched for step by step, within a budget.
package struct PatternSet: Sendable {
  /// The patterns, by number.
  package private(set) var expressions: [Expression] = []
  private var tables: [Table] = []
  private var automata: DeterministicAutomata
  private var chains = Chains()
  /// The links of the second and further chains of patterns that have several.
  private var furtherChains: [Range<Int>] = []
  /// How many instructions there are for machines without tables.
  private var instructions = 0

  /// How many instructions the machines without tables may have together.
  private static let instructionLimit = 10 * Program.instructionLimit

  /// A pattern of a set.
  package struct Expression: Sendable {
    /// The pattern as it was written, without delimiters.
    package let pattern: String
    /// What searches for it where there is no table.
    fileprivate let search: Search?
  }

  /// The two ways to run a pattern without a table.
  fileprivate enum Search: Sendable {
    case simulation(Simulation)
    case backtracking(Backtracker)
  }

  /// Where the machine of a pattern lies.
  private struct Table: Sendable {
    /// In `chains`: the first chain of the pattern, if it is a choice of chains.
    var chain = 0..<0
    /// In `furtherChains`: its other chains.
    var further = 0..<0
    /// Its machine, if it has a table.
    var machine: DeterministicAutomata.Machine?
  }

  /// A set without patterns.
  package init() { automata = DeterministicAutomata() }

  /// A set without patterns whose tables may have so many entries; what finds no room has none.
  init(entryLimit: Int) { automata = DeterministicAutomata(entryLimit: entryLimit) }

  /// Compiles a pattern and gives its number.
  ///
  /// - Throws: what is wrong with the pattern and where, or that it needs more room than is given.
  package mutating func add(_ pattern: String) throws(PatternError) -> Int {
    let syntax = try PatternParser.parse(pattern)
    var table = Table()
    var search: Search?
    if syntax.hasBackReferences {
      let program = try Program(syntax, for: .backtracking)
      try count(program)
      search = .backtracking(Backtracker(program))
    } else {
      // Of a chain too: what is too large when it is written out is refused in either form.
      let program = try Program(syntax, for: .automaton)
      if let chains = Chain.alternatives(of: syntax) {
        add(chains, to: &table)
      } else if let machine = automata.add(program) {
        table.machine = machine
      } else {
        try count(program)
        search = .simulation(Simulation(program))
      }
    }
    expressions.append(Expression(pattern: pattern, search: search))
    tables.append(table)
    return tables.count - 1
  }

  private mutating func add(_ alternatives: [Chain], to table: inout Table) {
    let ranges = alternatives.map { chains.add($0) }
    table.chain = ranges[0]
    table.further = furtherChains.count..<furtherChains.count + ranges.count - 1
    furtherChains += ranges.dropFirst()
  }

  private mutating func count(_ program: Program) throws(PatternError) {
    instructions += program.instructions.count
    guard instructions <= Self.instructionLimit else {
      throw PatternError(fault: .tooLarge(limit: Program.instructionLimit), offset: 0)
    }
  }

  /// Whether the pattern numbered `number` is found in a text of UTF-8 bytes.
  ///
  /// A byte that is no part of well-formed UTF-8 counts as U+FFFD.
  ///
  /// - Throws: that the budget was spent before an answer was found.
  package func matches(
    _ number: Int, _ text: borrowing Span<UInt8>, within budget: inout StepBudget
  ) throws(MatchError) -> Bool {
    if let answer = answer(number, text) { return answer }
    return try expressions[number].finds(text, within: &budget)
  }

  /// The same where a chain or a table answers; nil for patterns that are searched for step by step.
  @inline(__always)
  package func answer(_ number: Int, _ text: borrowing Span<UInt8>) -> Bool? {
    let table = tables[number]
    if !table.chain.isEmpty {
      if chains.takes(text, table.chain) { return true }
      for number in table.further where chains.takes(text, furtherChains[number]) {
        return true
      }
      return false
    }
    guard let machine = table.machine else { return nil }
    return automata.accepts(text, by: machine)
  }
}

extension PatternSet.Expression {
  /// Searches a text step by step.
  fileprivate func finds(
    _ text: borrowing Span<UInt8>, within budget: inout StepBudget
  ) throws(MatchError) -> Bool {
    switch search {
    case .simulation(let simulation)?: try simulation.accepts(text, within: &budget)
    case .backtracking(let backtracker)?: try backtracker.accepts(text, within: &budget)
    case nil: false
    }
  }
}
