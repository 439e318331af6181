/// The links of many chains side by side, as they run.
struct Chains: Sendable {
  private var links: [Link] = []
  /// 256 words, one per byte, for each 64 sets of bytes: a bit for each set that the byte belongs to.
  private var members: [UInt64] = []
  /// The sets so far, each once.
  private var sets: [Set] = []

  /// Bytes below 128.
  private struct Set: Hashable {
    let low: UInt64
    let high: UInt64
  }

  /// A run of bytes of one set.
  private struct Link: Sendable {
    /// Where the words of its set begin, and its bit in them.
    let words: Int
    let bit: UInt64
    /// How many bytes it needs, and how many it takes.
    let least: Int
    let most: Int
    /// Whether the text may end before it.
    let mayBeMissing: Bool
  }

  /// Adds a chain and says where its links lie.
  mutating func add(_ chain: Chain) -> Range<Int> {
    let start = links.count
    for link in chain.links {
      let number = add(Set(low: link.low, high: link.high))
      links.append(
        Link(
          words: number / 64 * 256, bit: 1 << UInt64(number % 64), least: link.least,
          most: link.most, mayBeMissing: link.mayBeMissing))
    }
    return start..<links.count
  }

  private mutating func add(_ set: Set) -> Int {
    if let number = sets.firstIndex(of: set) { return number }
    let number = sets.count
    sets.append(set)
    let words = number / 64 * 256
    if words == members.count { members += Array(repeating: 0, count: 256) }
    for byte in 0..<128 {
      let bits = byte < 64 ? set.low : set.high
      members[words + byte] |= (bits >> UInt64(byte % 64) & 1) << UInt64(number % 64)
    }
    return number
  }

  /// Whether `text` is what the links at `range` take, one after the other.
  @inline(__always)
  func takes(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = 0
    let end = text.count
    for number in range {
      let link = links[number]
      // Slices of a known length: what is read in the loop then needs no check of its own.
      let words = members.span.extracting(link.words..<link.words &+ 256)
      let rest = text.extracting(index..<end)
      guard link.least <= rest.count else { return link.mayBeMissing && rest.isEmpty }
      // What the last link does not take, nothing takes.
      let needed = number == range.upperBound &- 1 ? rest.count : link.least
      guard needed <= link.most else { return false }
      var common = link.bit
      for offset in 0..<needed { common &= words[Int(rest[offset])] }
      if common == 0 { return false }
      let most = min(link.most, rest.count)
      var taken = needed
      while taken < most, words[Int(rest[taken])] & link.bit != 0 { taken &+= 1 }
      index &+= taken
    }
    return index == end
  }
}
