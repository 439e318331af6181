/// A condition on the code points beside a position.
enum Assertion: Hashable, Sendable {
  /// `^`: nothing is before.
  case textStart
  /// `$`: nothing is after.
  case textEnd
  /// `^` with the modifier `m`: nothing or a line terminator is before.
  case lineStart
  /// `$` with the modifier `m`: nothing or a line terminator is after.
  case lineEnd
  /// `\b`, or `\B` if negated: a word character is on one side only.
  case wordBoundary(isNegated: Bool, foldsCase: Bool)

  /// What is beside a position, on one side.
  struct Neighbour: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// The start or the end of the text.
    static let edge = Neighbour(rawValue: 1)
    /// A line terminator.
    static let lineTerminator = Neighbour(rawValue: 2)
    /// A word character.
    static let word = Neighbour(rawValue: 4)
    /// A word character of the modifier `i`.
    static let foldedWord = Neighbour(rawValue: 8)
  }

  /// What the condition asks about its neighbours.
  var reads: Neighbour {
    switch self {
    case .textStart, .textEnd: .edge
    case .lineStart, .lineEnd: [.edge, .lineTerminator]
    case .wordBoundary(_, let foldsCase): foldsCase ? .foldedWord : .word
    }
  }

  /// Whether the condition holds between two neighbours.
  func holds(between before: Neighbour, and after: Neighbour) -> Bool {
    switch self {
    case .textStart, .lineStart: !before.isDisjoint(with: reads)
    case .textEnd, .lineEnd: !after.isDisjoint(with: reads)
    case .wordBoundary(let isNegated, _):
      (before.isDisjoint(with: reads) != after.isDisjoint(with: reads)) != isNegated
    }
  }
}
