import Documents

/// Random JSON values, the same in every run.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &self) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &self))
    case 2: return .int(Int.random(in: -1_000_000...1_000_000, using: &self))
    case 3: return .double(Double.random(in: -1e9...1e9, using: &self))
    case 4: return .string(text())
    case 5:
      let count = Int.random(in: 0..<4, using: &self)
      return .array((0..<count).map { _ in value(depth: depth - 1) })
    default:
      let count = Int.random(in: 0..<4, using: &self)
      return .object(
        (0..<count).map { JSONValue.Member("\($0)" + text(), value(depth: depth - 1)) })
    }
  }

  mutating func text() -> String {
    let letters: [Unicode.Scalar] = [
      "a", "Z", "\"", "\\", "\n", "\u{0}", "\u{1F}", "/", "~", "é", "\u{301}", "💩", "\u{2028}",
      "\u{FFFF}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<6, using: &self) {
      text.append(letters[Int.random(in: 0..<letters.count, using: &self)])
    }
    return String(text)
  }
}
