/// An ECMA-262 regular expression with the meaning of the `u` flag, compiled once and asked often.
///
/// The answer is whether the pattern is found anywhere in the text, as JSON Schema's `pattern` asks.
/// Captures serve back-references only. Time is linear in the text, whatever the pattern, unless the
/// pattern has back-references: these need a search that may backtrack, and it is bounded in steps.
///
/// Source: ECMA-262, "RegExp (Regular Expression) Objects", 16th edition (2025), with the modifiers
/// `(?i:)`, `(?m:)` and `(?s:)` and with groups of one name in different alternatives.
package struct RegularExpression: Sendable {
  /// The pattern as it was written, without delimiters.
  package let pattern: String

  /// The chains of which a text must be one, for patterns of that kind.
  let chains: [Chain]?

  private let matcher: Matcher

  /// The three ways to run a pattern, the quickest that its constructs allow.
  private enum Matcher: Sendable {
    case automaton(DeterministicAutomaton)
    case simulation(Simulation)
    case backtracking(Backtracker)
  }

  /// Compiles a pattern.
  ///
  /// - Parameter stepLimit: how many steps a search may take where no table can answer; the bound
  ///   given is reached in well under a second.
  /// - Throws: what is wrong with the pattern and where, or that it needs more room than is given.
  package init(_ pattern: String, stepLimit: Int = 20_000_000) throws(PatternError) {
    self.pattern = pattern
    let syntax = try PatternParser.parse(pattern)
    chains = Chain.alternatives(of: syntax)
    if syntax.hasBackReferences {
      let program = try Program(syntax, for: .backtracking)
      matcher = .backtracking(Backtracker(program, stepLimit: stepLimit))
      return
    }
    let program = try Program(syntax, for: .automaton)
    if let automaton = DeterministicAutomaton(program) {
      matcher = .automaton(automaton)
    } else {
      matcher = .simulation(Simulation(program, stepLimit: stepLimit))
    }
  }

  /// The machine with tables, for patterns that have one.
  var automaton: DeterministicAutomaton? {
    if case .automaton(let automaton) = matcher { automaton } else { nil }
  }

  /// Whether a pattern has the grammar of one, however much room it would need.
  package static func isWellFormed(_ pattern: String) -> Bool {
    do {
      _ = try PatternParser.parse(pattern)
      return true
    } catch {
      return false
    }
  }

  /// Whether the pattern is found in a text of UTF-8 bytes; nothing is allocated for common patterns.
  ///
  /// A byte that is no part of well-formed UTF-8 counts as U+FFFD.
  ///
  /// - Throws: that the bound on steps was reached before an answer was found.
  package func matches(_ text: borrowing Span<UInt8>) throws(MatchError) -> Bool {
    switch matcher {
    case .automaton(let automaton): automaton.accepts(text)
    case .simulation(let simulation): try simulation.accepts(text)
    case .backtracking(let backtracker): try backtracker.accepts(text)
    }
  }

  /// Whether the pattern is found in a text.
  ///
  /// - Throws: that the bound on steps was reached before an answer was found.
  package func matches(_ text: String) throws(MatchError) -> Bool {
    let units = text.utf8
    return try matches(units.span)
  }
}
