import Documents
import RegularExpressions

/// Random and damaged patterns, searched for in random texts.
struct PatternTarget: FuzzTarget {
  let name = "pattern"
  let purpose = "regular expressions, random and damaged, on random texts"

  /// Bytes of a pattern that is also tried in other words.
  private static let longestRespelled = 1_000

  func input(_ random: inout SeededRandom) -> [UInt8] {
    var pattern =
      random.below(3) > 0 ? RandomPattern.pattern(&random) : random.pick(SeedTexts.patterns)
    if random.below(2) == 0 {
      let damaged = Mutation.ofPatterns.mutated(
        Array(pattern.utf8), with: Array(random.pick(SeedTexts.patterns).utf8), &random)
      pattern = String(decoding: damaged, as: UTF8.self)
    }
    return JSONWriter.bytes([.string(pattern), .string(RandomPattern.text(&random))])
  }

  func accepts(_ input: [UInt8]) throws(Breach) -> Bool {
    guard let parts = Reading.value(ofJSON: input)?.elements, parts.count == 2,
      let pattern = parts[0].string, let text = parts[1].string
    else { return false }
    guard case .success(let compiled) = Self.compile(pattern) else {
      try checkError(of: pattern)
      return false
    }
    guard let isFound = Self.search(compiled, text) else { return true }
    // The time limit is for one pattern: a long one in seven spellings would take seven times as long.
    guard pattern.utf8.count <= Self.longestRespelled else { return true }
    // A few of the laws each time: the text chooses, so that the same input always meets the same.
    var random = SeededRandom(seed: input.reduce(0) { $0 &* 31 &+ UInt64($1) })
    for _ in 0..<3 {
      let equal = random.pick(Self.equals(of: pattern))
      if let found = Self.search(equal, text), found != isFound {
        throw Breach(.equalPatternsAgree, "found \(isFound), but '\(equal)' \(found)")
      }
    }
    let opposite = "^(?![^]*(?:\(pattern)))"
    if random.below(3) == 0, let found = Self.search(opposite, text), found == isFound {
      throw Breach(.oppositePatternsDiffer, "found \(isFound), and '\(opposite)' \(found)")
    }
    let optional = random.pick([
      "(?:\(pattern))*", "(?:\(pattern))?", "(?:\(pattern)){0}", "|\(pattern)",
    ])
    if Self.search(optional, text) == false {
      throw Breach(.optionalIsFound, "'\(optional)' is not")
    }
    if isFound, !Self.hasAssertions(pattern) {
      let longer = "b\n" + text + "aé"
      if Self.search(compiled, longer) == false {
        throw Breach(.contextIsSilent, "not in \(longer.debugDescription)")
      }
    }
    return true
  }

  func smaller(than input: [UInt8]) -> [[UInt8]] {
    guard let parts = Reading.value(ofJSON: input)?.elements, parts.count == 2,
      let pattern = parts[0].string, let text = parts[1].string
    else { return [] }
    return SmallerInput.strings(pattern).map { JSONWriter.bytes([.string($0), .string(text)]) }
      + SmallerInput.strings(text).map { JSONWriter.bytes([.string(pattern), .string($0)]) }
  }

  /// Patterns that find just what `pattern` finds. They add no group, so that references hold; and none
  /// repeats it, since a reference in a copy would mean the groups of the other.
  private static func equals(of pattern: String) -> [String] {
    [
      "(?:\(pattern))", "(?:\(pattern))|[]", "(?:\(pattern)){1}", "(?:\(pattern))+",
      "(?=\(pattern))", "(?:\(pattern))(?:)", "^[^]*?(?:\(pattern))", "(?:\(pattern))[^]*$",
      "^(?=[^]*(?:\(pattern)))",
    ]
  }

  private static func hasAssertions(_ pattern: String) -> Bool {
    pattern.contains { $0 == "^" || $0 == "$" } || pattern.contains("\\b")
      || pattern.contains("\\B") || pattern.contains("(?")
  }

  private static func compile(_ pattern: String) -> Result<RegularExpression, PatternError> {
    Result { () throws(PatternError) in try RegularExpression(pattern) }
  }

  private func checkError(of pattern: String) throws(Breach) {
    guard case .failure(let error) = Self.compile(pattern) else { return }
    if !(0...pattern.utf8.count).contains(error.offset) || error.summary.isEmpty {
      throw Breach(.errorLiesInText, "'\(error.summary)' at \(error.offset)")
    }
  }

  /// Whether another spelling is found; nil when it is too large, or the search took too many steps: fewer
  /// are allowed here, since it is not the search whose time counts.
  private static func search(_ pattern: String, _ text: String) -> Bool? {
    let compiled = Result { () throws(PatternError) in
      try RegularExpression(pattern, stepLimit: 200_000)
    }
    guard case .success(let expression) = compiled else { return nil }
    return search(expression, text)
  }

  private static func search(_ pattern: RegularExpression, _ text: String) -> Bool? {
    switch Result(catching: { () throws(MatchError) in try pattern.matches(text) }) {
    case .success(let isFound): isFound
    case .failure: nil
    }
  }
}
