/// What registry.yaml asks of the signatures of commits: nothing, a warning where one is missing, or an error.
package enum SignatureLevel: String, Sendable, Comparable, CaseIterable {
  case off, warn, require

  /// The stricter level is the greater.
  package static func < (left: SignatureLevel, right: SignatureLevel) -> Bool {
    left.strictness < right.strictness
  }

  private var strictness: Int {
    switch self {
    case .off: 0
    case .warn: 1
    case .require: 2
    }
  }
}
