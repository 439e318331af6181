/// The id of an evaluation: its date, then data set and digest, `2026-11-23-holdout-3fa91c02`.
package struct EvaluationID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The id itself.
  package let text: String

  /// Checks `text`: a calendar date, `-`, then an identifier that may start with a digit.
  package init(_ text: String) throws(NameError) {
    let bytes = text.utf8
    guard bytes.dropFirst(10).first == UInt8(ascii: "-") else { throw .malformedEvaluation(text) }
    do throws(NameError) {
      _ = try CalendarDate(String(decoding: bytes.prefix(10), as: UTF8.self))
      let rest = String(decoding: bytes.dropFirst(11), as: UTF8.self)
      _ = try Identifier(rest, start: .letterOrDigit)
    } catch {
      throw .malformedEvaluation(text)
    }
    self.text = text
  }

  /// The folder that holds it, `2026-11`.
  package var month: String { String(decoding: text.utf8.prefix(7), as: UTF8.self) }
  package var description: String { text }
  package static func < (left: EvaluationID, right: EvaluationID) -> Bool { left.text < right.text }
}
