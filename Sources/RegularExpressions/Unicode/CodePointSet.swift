/// A set of Unicode code points, surrogates included.
struct CodePointSet: Hashable, Sendable {
  /// Where membership changes, ascending: code points from the first bound on are in, from the second
  /// on out, and so forth. The count is even, as no code point lies at or above `end`.
  private(set) var bounds: [UInt32]

  /// One past the greatest code point.
  static let end: UInt32 = 0x11_0000

  /// The empty set.
  static let none = CodePointSet(bounds: [])

  /// Every code point.
  static let all = CodePointSet(bounds: [0, end])

  private init(bounds: [UInt32]) {
    self.bounds = bounds
  }

  /// The set of these ranges, which may overlap and come in any order; code points only.
  init(_ ranges: [ClosedRange<UInt32>]) {
    bounds = []
    bounds.reserveCapacity(2 * ranges.count)
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      append(range)
    }
  }

  /// The set of one code point.
  init(_ codePoint: UInt32) {
    bounds = [codePoint, codePoint + 1]
  }

  /// Adds a range that begins at or after the start of the last one.
  private mutating func append(_ range: ClosedRange<UInt32>) {
    let end = range.upperBound + 1
    guard let last = bounds.last, range.lowerBound <= last else {
      bounds.append(range.lowerBound)
      bounds.append(end)
      return
    }
    bounds[bounds.count - 1] = max(last, end)
  }

  /// Whether it holds one code point only.
  var isSingle: Bool { bounds.count == 2 && bounds[1] == bounds[0] + 1 }

  /// The ranges of the set, ascending, with gaps between them.
  var ranges: [Range<UInt32>] {
    stride(from: 0, to: bounds.count, by: 2).map { bounds[$0]..<bounds[$0 + 1] }
  }

  /// Whether the code point is in the set.
  func contains(_ codePoint: UInt32) -> Bool {
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= codePoint { low = middle + 1 } else { high = middle }
    }
    return low % 2 == 1
  }

  /// Every code point that is not in the set.
  var inverted: CodePointSet {
    symmetricDifference(.all)
  }

  /// The code points of either set.
  func union(_ other: CodePointSet) -> CodePointSet {
    if bounds.isEmpty { return other }
    if other.bounds.isEmpty { return self }
    return merged(with: other) { $0 || $1 }
  }

  /// The code points of exactly one of the sets.
  func symmetricDifference(_ other: CodePointSet) -> CodePointSet {
    merged(with: other) { $0 != $1 }
  }

  private func merged(
    with other: CodePointSet, keeping isKept: (Bool, Bool) -> Bool
  ) -> CodePointSet {
    var result: [UInt32] = []
    result.reserveCapacity(bounds.count + other.bounds.count)
    var mine = 0
    var theirs = 0
    var inside = false
    while mine < bounds.count || theirs < other.bounds.count {
      let bound = min(
        mine < bounds.count ? bounds[mine] : Self.end,
        theirs < other.bounds.count ? other.bounds[theirs] : Self.end)
      if mine < bounds.count, bounds[mine] == bound { mine += 1 }
      if theirs < other.bounds.count, other.bounds[theirs] == bound { theirs += 1 }
      let isInside = isKept(mine % 2 == 1, theirs % 2 == 1)
      if isInside != inside {
        result.append(bound)
        inside = isInside
      }
    }
    return CodePointSet(bounds: result)
  }
}

extension CodePointSet {
  /// `\d`: the ten ASCII digits.
  static let digits = CodePointSet([0x30...0x39])

  /// `\w` without the modifier `i`: ASCII letters, ASCII digits and the low line.
  static let words = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])

  /// `\w` with the modifier `i`: also what folds to a letter of `words`.
  static let foldedWords = words.closedOverCase()

  /// What `.` leaves out: ECMA-262's LineTerminator.
  static let lineTerminators = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])

  /// `\s`: ECMA-262's WhiteSpace and LineTerminator.
  static let spaces = CodePointSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
}
