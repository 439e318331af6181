/// A pattern that takes the whole text as one run of ASCII bytes after another, as identifiers and
/// digests do: `^sha256:[0-9a-f]{64}$`, `^[a-z]+(-[a-z]+)?$`.
///
/// Each link takes as many bytes as it may and never gives one back: where its count may vary, no byte
/// of it can belong to what follows. So one look at each byte decides, and no state hangs on another.
struct Chain: Sendable {
  /// The links, in order.
  private(set) var links: [Link] = []

  /// A run of bytes of one set.
  struct Link: Sendable {
    /// The bytes below 64 that it takes, a bit for each.
    let low: UInt64
    /// The bytes from 64 to 127.
    let high: UInt64
    /// How many it needs.
    let least: Int
    /// How many it takes.
    let most: Int
    /// Whether the text may end before it: it begins what may be left out.
    var mayBeMissing = false

    /// Whether some byte belongs to both.
    func overlaps(_ other: Link) -> Bool { low & other.low | high & other.high != 0 }
  }

  /// More links, or more alternatives, are left to the table.
  private static let (mostLinks, mostAlternatives) = (64, 4)

  /// The chains of which a text must be one; nil for a pattern of any other kind.
  static func alternatives(of pattern: Pattern) -> [Chain]? {
    guard case .sequence(let parts) = pattern.root, parts.count >= 2,
      case .assertion(.textStart) = parts[0], case .assertion(.textEnd) = parts[parts.count - 1]
    else { return nil }
    let body = Array(parts[1..<(parts.count - 1)])
    var choices: [Node] = [.sequence(body)]
    if body.count == 1, case .group(.choice(let parts), _) = body[0] { choices = parts }
    guard choices.count <= mostAlternatives else { return nil }
    let chains = choices.compactMap { Chain($0, of: pattern) }
    return chains.count == choices.count ? chains : nil
  }

  private init?(_ node: Node, of pattern: Pattern) {
    guard append(node, isLast: true, of: pattern), isDefinite,
      (1...Self.mostLinks).contains(links.count)
    else { return nil }
  }

  /// Whether no link can take what a later one needs.
  private var isDefinite: Bool {
    for (number, link) in links.enumerated() where link.least < link.most {
      for later in links[(number + 1)...] {
        if link.overlaps(later) { return false }
        if later.least > 0 { break }
      }
    }
    return true
  }

  /// Adds what `node` takes; false when that is no run.
  ///
  /// - Parameter isLast: whether nothing of the pattern follows.
  private mutating func append(_ node: Node, isLast: Bool, of pattern: Pattern) -> Bool {
    guard links.count <= Self.mostLinks else { return false }
    switch node {
    case .empty: return true
    case .symbol(let set): return append(pattern.sets[set], 1, 1)
    case .group(let body, _): return append(body, isLast: isLast, of: pattern)
    case .sequence(let parts):
      for (number, part) in parts.enumerated() {
        let isLast = isLast && number == parts.count - 1
        if !append(part, isLast: isLast, of: pattern) { return false }
      }
      return true
    case .repetition(let repetition):
      if case .symbol(let set) = repetition.body {
        return append(pattern.sets[set], repetition.minimum, repetition.maximum ?? .max)
      }
      guard isLast, repetition.minimum == 0, repetition.maximum == 1 else { return false }
      let first = links.count
      guard append(repetition.body, isLast: true, of: pattern), links.count > first,
        links[first].least > 0
      else { return false }
      links[first].mayBeMissing = true
      return true
    case .choice, .assertion, .lookaround, .backReference: return false
    }
  }

  private mutating func append(_ set: CodePointSet, _ least: Int, _ most: Int) -> Bool {
    guard (set.bounds.last ?? 0) <= 128 else { return false }
    var bits: (low: UInt64, high: UInt64) = (0, 0)
    for codePoint in set.ranges.joined() {
      if codePoint < 64 { bits.low |= 1 << codePoint } else { bits.high |= 1 << (codePoint - 64) }
    }
    links.append(Link(low: bits.low, high: bits.high, least: least, most: most))
    return true
  }
}
