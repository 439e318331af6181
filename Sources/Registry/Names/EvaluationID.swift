/// The id of an evaluation: its date, then data set and digest, `2026-11-23-holdout-3fa91c02`.
package struct EvaluationID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The id itself.
  package let text: String

  /// Checks `text`: a calendar date, `-`, then an identifier that may start with a digit.
  package init(_ text: String) throws(NameError) {
    guard text.dropFirst(10).hasPrefix("-") else { throw .malformedEvaluation(text) }
    do throws(NameError) {
      _ = try CalendarDate(String(text.prefix(10)))
      _ = try Identifier(String(text.dropFirst(11)), start: .letterOrDigit)
    } catch {
      throw .malformedEvaluation(text)
    }
    self.text = text
  }

  /// The folder that holds it, `2026-11`.
  package var month: String { String(text.prefix(7)) }
  package var description: String { text }
  package static func < (left: EvaluationID, right: EvaluationID) -> Bool { left.text < right.text }
}
