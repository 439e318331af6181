/// How much a finding weighs. Ordered: `note < warning < error`.
package enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Worth knowing; never fails a run.
  case note
  /// Fails a run only under `--strict`.
  case warning
  /// Fails a run and refuses a write.
  case error

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
