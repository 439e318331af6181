/// A parsed part of a pattern. Modifiers are already worked into sets and assertions.
indirect enum Node: Sendable {
  /// Nothing; found everywhere.
  case empty
  /// One code point of a set, by the set's number.
  case symbol(Int)
  /// The parts one after the other.
  case sequence([Node])
  /// One of the parts, the first that leads to a match preferred.
  case choice([Node])
  /// A part whose range a back-reference may ask for; groups count from 1.
  case group(Node, number: Int)
  /// A part several times.
  case repetition(Repetition)
  /// A condition on the code points beside a position.
  case assertion(Assertion)
  /// A condition on the text from or up to a position.
  case lookaround(Lookaround)
  /// What a group matched, once more.
  case backReference(Reference, foldsCase: Bool)

  /// A part with the counts of its quantifier.
  struct Repetition: Sendable {
    /// What is repeated.
    let body: Node
    /// The least count.
    let minimum: Int
    /// The greatest count, if there is one.
    let maximum: Int?
    /// Whether fewer are preferred.
    let isLazy: Bool
    /// The groups within the body, which forget what they matched when the body begins again.
    let groups: Range<Int>
  }

  /// A part that is looked for without being consumed.
  struct Lookaround: Sendable {
    /// Which of the pattern's lookarounds it is.
    let number: Int
    /// What is looked for.
    let body: Node
    /// Whether it must end at the position rather than begin there.
    let isBehind: Bool
    /// Whether it must not be found.
    let isNegative: Bool
  }

  /// What a back-reference names.
  enum Reference: Hashable, Sendable {
    /// A group by its number.
    case number(Int)
    /// A group by its name; in a checked pattern at most one of its bearers takes part in a match.
    case name(GroupName)
  }
}

extension Node {
  /// Whether every match begins at the start of the text.
  var isAnchored: Bool {
    switch self {
    case .assertion(let assertion): assertion == .textStart
    case .sequence(let parts): parts.contains(where: \.isAnchored)
    case .choice(let parts): parts.allSatisfy(\.isAnchored)
    case .group(let body, _): body.isAnchored
    case .repetition(let repetition): repetition.minimum > 0 && repetition.body.isAnchored
    case .empty, .symbol, .lookaround, .backReference: false
    }
  }

  /// Whether a match may be empty; may say so of a part that never is.
  var canBeEmpty: Bool {
    switch self {
    case .symbol: false
    case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
    case .choice(let parts): parts.contains(where: \.canBeEmpty)
    case .group(let body, _): body.canBeEmpty
    case .repetition(let repetition): repetition.minimum == 0 || repetition.body.canBeEmpty
    case .empty, .assertion, .lookaround, .backReference: true
    }
  }
}
