/// Why a search ended without an answer.
package enum MatchError: Error, Hashable, Sendable {
  /// The pattern and the text together asked for more than this many steps.
  case budgetExhausted(steps: Int)

  /// One line for people.
  package var summary: String {
    switch self {
    case .budgetExhausted(let steps): "no answer within \(steps) steps"
    }
  }
}
