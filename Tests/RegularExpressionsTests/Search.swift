@testable import RegularExpressions

/// Answers that no table and no chain has a part in.
enum Search {
  /// Whether a search that follows all ways at once finds a pattern of any kind but with back-references.
  static func simulated(
    _ pattern: String, _ text: [UInt8], limit: Int = 1_000_000
  ) throws -> Bool {
    try Simulation(Program(PatternParser.parse(pattern), for: .automaton))
      .accepts(text.span, limit: limit)
  }
}

extension Simulation {
  /// The answer of a search with a budget of its own.
  func accepts(_ text: borrowing Span<UInt8>, limit: Int) throws(MatchError) -> Bool {
    var budget = StepBudget(limit: limit)
    return try accepts(text, within: &budget)
  }
}

extension Backtracker {
  /// The answer of a search with a budget of its own.
  func accepts(_ text: borrowing Span<UInt8>, limit: Int) throws(MatchError) -> Bool {
    var budget = StepBudget(limit: limit)
    return try accepts(text, within: &budget)
  }
}

extension PatternSet {
  /// The answer of a search with a budget of its own.
  func matches(_ number: Int, _ text: String) throws(MatchError) -> Bool {
    var budget = StepBudget()
    let units = Array(text.utf8)
    return try matches(number, units.span, within: &budget)
  }
}
