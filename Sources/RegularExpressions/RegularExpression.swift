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

  /// The pattern's machine, alone in a set.
  private let set: PatternSet
  private let stepLimit: Int

  /// Compiles a pattern.
  ///
  /// - Parameter stepLimit: how many steps a search may take where no table can answer; the bound
  ///   given is reached in well under a second.
  /// - Throws: what is wrong with the pattern and where, or that it needs more room than is given.
  package init(
    _ pattern: String, stepLimit: Int = StepBudget.standard
  ) throws(PatternError) {
    self.pattern = pattern
    self.stepLimit = stepLimit
    var set = PatternSet()
    _ = try set.add(pattern)
    self.set = set
  }

  /// Whether a pattern has the grammar of one, however much room it would need.
  ///
  /// One that goes beyond a limit while it is read counts as well-formed: what is known of it is.
  package static func isWellFormed(_ pattern: String) -> Bool {
    do {
      _ = try PatternParser.parse(pattern)
      return true
    } catch {
      return error.fault.isLimit
    }
  }

  /// Whether the pattern is found in a text of UTF-8 bytes; nothing is allocated for common patterns.
  ///
  /// A byte that is no part of well-formed UTF-8 counts as U+FFFD.
  ///
  /// - Throws: that the bound on steps was reached before an answer was found.
  package func matches(_ text: borrowing Span<UInt8>) throws(MatchError) -> Bool {
    var budget = StepBudget(limit: stepLimit)
    return try set.matches(0, text, within: &budget)
  }

  /// Whether the pattern is found in a text.
  ///
  /// - Throws: that the bound on steps was reached before an answer was found.
  package func matches(_ text: String) throws(MatchError) -> Bool {
    let units = text.utf8
    return try matches(units.span)
  }
}
