/// A `LIKE` pattern: `%` stands for any text, `_` for one character, letter case does not count.
///
/// Matched by a bit-parallel automaton: each character of the text costs one pass over the pattern's bits, so
/// that no pattern and text, however chosen, cost more than their product over 64.
struct LikePattern: Hashable, Sendable {
  /// One element of a pattern as written.
  enum Element: Hashable, Sendable {
    case anyText
    case anyCharacter
    case literal(Unicode.Scalar)
  }

  /// The pattern as written.
  let elements: [Element]
  /// For each character, bit `i` set when it may be the character after `i` matched ones.
  private let steps: [Character: [UInt64]]
  /// The same for characters that the pattern does not mention.
  private let otherSteps: [UInt64]
  /// Bit `i` set when any text may follow `i` matched characters.
  private let loops: [UInt64]
  /// Number of characters a match has at least.
  private let length: Int

  /// Compiles `elements`.
  init(_ elements: [Element]) {
    var positions: [Character: [Int]] = [:]
    var anyCharacters: [Int] = []
    var anyTexts: [Int] = []
    var length = 0
    for run in Self.runs(of: elements) {
      switch run {
      case .anyText: anyTexts.append(length)
      case .anyCharacter:
        anyCharacters.append(length)
        length += 1
      case .literal(let character):
        positions[character, default: []].append(length)
        length += 1
      }
    }
    let words = length / 64 + 1
    let otherSteps = Self.bits(anyCharacters, words: words)
    self.elements = elements
    self.length = length
    self.otherSteps = otherSteps
    loops = Self.bits(anyTexts, words: words)
    steps = positions.mapValues { places in Self.bits(places, words: words, adding: otherSteps) }
  }

  /// Whether the whole of `text` fits.
  func matches(_ text: String) -> Bool {
    var state = [UInt64](repeating: 0, count: loops.count)
    state[0] = 1
    for character in text.lowercased() {
      let step = steps[character] ?? otherSteps
      var carry: UInt64 = 0
      var alive: UInt64 = 0
      for word in state.indices {
        let moved = state[word] & step[word]
        state[word] = (state[word] & loops[word]) | (moved << 1) | carry
        carry = moved >> 63
        alive |= state[word]
      }
      if alive == 0 { return false }
    }
    return state[length / 64] >> (length % 64) & 1 == 1
  }

  private enum Run {
    case anyText
    case anyCharacter
    case literal(Character)
  }

  /// The elements with literals joined to lower-case characters as people see them.
  private static func runs(of elements: [Element]) -> [Run] {
    var runs: [Run] = []
    var literal = String.UnicodeScalarView()
    func endLiteral() {
      runs += String(literal).lowercased().map(Run.literal)
      literal = String.UnicodeScalarView()
    }
    for element in elements {
      switch element {
      case .literal(let scalar): literal.append(scalar)
      case .anyText:
        endLiteral()
        runs.append(.anyText)
      case .anyCharacter:
        endLiteral()
        runs.append(.anyCharacter)
      }
    }
    endLiteral()
    return runs
  }

  private static func bits(_ places: [Int], words: Int, adding base: [UInt64] = []) -> [UInt64] {
    var bits = base.isEmpty ? [UInt64](repeating: 0, count: words) : base
    for place in places { bits[place / 64] |= 1 << UInt64(place % 64) }
    return bits
  }

  static func == (left: LikePattern, right: LikePattern) -> Bool { left.elements == right.elements }

  func hash(into hasher: inout Hasher) { hasher.combine(elements) }
}
