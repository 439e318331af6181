/// Numbers that only look random: SplitMix64 (Steele, Lea, Flood 2014), the same on every machine.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// The sequence of a seed and of what it is used for.
  init(seed: UInt64, _ purpose: Int...) {
    state = seed
    for number in purpose {
      state = next() ^ UInt64(bitPattern: Int64(number))
    }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including `bound`; 0 when that is no room.
  mutating func below(_ bound: Int) -> Int {
    bound > 0 ? Int(truncatingIfNeeded: next() % UInt64(bound)) : 0
  }

  /// One of `values`, which must not be empty.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  /// `count` hexadecimal digits.
  mutating func hex(_ count: Int) -> String {
    var text = ""
    while text.utf8.count < count {
      let digits = String(next(), radix: 16)
      text += String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
    return String(text.prefix(count))
  }

  /// A decimal fraction with four digits, from `low` up to `high` ten-thousandths, without zeros at its end.
  mutating func fraction(_ low: Int, _ high: Int) -> String {
    var digits = low + below(high - low)
    if digits % 10 == 0 { digits += 1 }
    let text = String(digits)
    return "0." + String(repeating: "0", count: 4 - text.utf8.count) + text
  }
}
