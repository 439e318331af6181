import Testing

@testable import Documents

struct DecimalIntegerTests {
  @Test("sums, differences and order are the machine's where it has them")
  func machine() {
    var random = SeededRandom(state: 29)
    for _ in 0..<2_000 {
      let limit = [3, 200, 1_000_000_000_000].randomElement(using: &random) ?? 3
      let left = Int.random(in: -limit...limit, using: &random)
      let right = Int.random(in: -limit...limit, using: &random)
      let (first, second) = (DecimalInteger(left), DecimalInteger(right))
      #expect((first + second).int == left + right)
      #expect((first - second).int == left - right)
      #expect((first < second) == (left < right))
      #expect((first == second) == (left == right))
      #expect(first.description == left.description)
    }
  }

  @Test("integers beyond the machine's are exact, and are clamped where one is asked for")
  func large() {
    let nines = DecimalInteger(isNegative: false, digits: Array(repeating: 9, count: 40))
    let power = nines + DecimalInteger(1)
    #expect(power.description == "1" + String(repeating: "0", count: 40))
    #expect(power - nines == DecimalInteger(1))
    #expect(nines - power == DecimalInteger(-1))
    #expect((nines - nines).description == "0")
    #expect(nines.int == nil)
    #expect(nines.clampedInt == Int.max)
    #expect((-nines).clampedInt == Int.min)
    #expect(DecimalInteger(Int.min).int == Int.min)
    #expect(DecimalInteger(Int.max).int == Int.max)
  }
}
