import Documents
import Testing

struct ExactNumberTests {
  private func number(_ lexeme: String) throws -> ExactNumber {
    try #require(ExactNumber(lexeme: lexeme.utf8))
  }

  @Test(
    "numbers are ordered by their exact value",
    arguments: [
      ("1", "2"), ("-2", "-1"), ("-1", "0"), ("0", "1e-999"), ("-1e-999", "0"),
      ("9007199254740992", "9007199254740993"), ("0.1", "0.10000000000000000001"),
      ("9.99e5", "1e6"), ("1e999999", "1e1000000"), ("-1e10", "-1e9"), ("99", "100"),
      ("123456789012345678901234567890", "123456789012345678901234567891"),
      // Exponents are numbers of any size themselves.
      ("1e1000000000000000", "1e1000000000000001"), ("1e-99999999999999999999", "1e-9999"),
      ("1e99999999999999999999", "1e100000000000000000000"),
      ("9e-100000000000000000000", "1e-99999999999999999999"),
      ("-1e100000000000000000001", "-1e100000000000000000000"),
      ("0.5e100000000000000000000", "1e100000000000000000000"),
    ])
  func order(smaller: String, larger: String) throws {
    let (first, second) = (try number(smaller), try number(larger))
    #expect(first < second)
    #expect(!(second < first))
    #expect(first != second)
  }

  @Test(
    "one value is equal and hashes alike however it is spelled",
    arguments: [
      ["1", "1.0", "10e-1", "0.1E+1", "1.000"], ["0", "-0", "0.0", "0e5", "-0.0e-7"],
      ["-1200", "-1.2e3", "-1200.0"], ["1e30", "1000000000000000000000000000000"],
      ["1e100000000000000000000", "0.01e100000000000000000002", "10e99999999999999999999"],
      ["1e-100000000000000000000", "100e-100000000000000000002"], ["0", "0e99999999999999999999"],
    ])
  func equality(spellings: [String]) throws {
    #expect(Set(try spellings.map(number)).count == 1)
  }

  @Test(
    "only JSON's numbers are numbers",
    arguments: ["", "-", "+1", "1.", ".5", "1e", "1e+", "0x10", "1_000", "NaN", " 1", "1 ", "--1"])
  func malformed(text: String) {
    #expect(ExactNumber(lexeme: text.utf8) == nil)
  }

  @Test("integers are recognised by value, and given where they fit")
  func integers() throws {
    #expect(try number("1.50e1").int == 15)
    #expect(try number("9223372036854775807").int == Int.max)
    #expect(try number("-9223372036854775808").int == Int.min)
    #expect(try number("9223372036854775808").int == nil)
    #expect(try number("1e19").int == nil)
    #expect(try number("0.5").int == nil)
    #expect(try number("1e999999999999999999999").isInteger)
    #expect(try !number("1e-999999999999999999999").isInteger)
    #expect(try number("1e99999999999999999999").int == nil)
    #expect(try number("100000000000000000000e-20").int == 1)
    for value in [0, 1, -1, 10, -100, Int.max, Int.min] { #expect(ExactNumber(value).int == value) }
  }

  @Test(
    "divisibility is exact",
    arguments: [
      ("19.99", "0.01", true), ("19.995", "0.01", false), ("0", "7", true), ("7", "0", false),
      ("1e400", "3", false), ("3e400", "3", true), ("-12", "5", false), ("-15", "5", true),
      ("15", "-5", true), ("0.3", "0.1", true), ("1e-400", "1e-401", true),
      ("123456789012345678901234567890", "1234567890", true),
      ("123456789012345678901234567891", "1234567890", false),
      ("121932631112635269000000", "123456789000", true),
      ("1e1000000000", "1", true), ("1e1000000000", "1024", true), ("1e9", "1024", false),
      ("1e10", "1024", true), ("1e1000000000", "3", false), ("3e1000000000", "3", true),
      ("1e99999999999999999999", "9765625", true), ("1e9", "9765625", false),
      ("7e99999999999999999999", "7e99999999999999999998", true),
      ("7e99999999999999999998", "7e99999999999999999999", false),
      ("1e99", "12345678901234567890123", false), ("5e-1", "1e-99999999999999999999", true),
      // Five to the 40th and two to the 70th, which a power of ten holds once it is large enough.
      ("1e40", "9094947017729282379150390625", true),
      ("1e39", "9094947017729282379150390625", false),
      ("5e39", "9094947017729282379150390625", true),
      ("1e70", "1180591620717411303424", true), ("1e69", "1180591620717411303424", false),
    ])
  func multiples(value: String, divisor: String, isMultiple: Bool) throws {
    #expect(try number(value).isMultiple(of: number(divisor)) == isMultiple)
  }

  @Test(
    "numbers of many digits divide at once, or say that they take too long",
    .timeLimit(.minutes(20))
  )
  func longNumbers() throws {
    let limit = ExactNumber.divisibilityLimit
    let million = try number(String(repeating: "7", count: 1_000_000))
    #expect(try million.isMultiple(of: number("7")))
    #expect(try !million.isMultiple(of: number("999999999999999999")))
    let product = try number(String(repeating: "12345", count: 1_600))
    let factor = try number(String(repeating: "12345", count: 800))
    #expect(try product.isMultiple(of: factor))
    #expect(try !product.isMultiple(of: number(String(repeating: "2", count: 4_000))))
    let fives = try number(String(repeating: "5", count: 8_000))
    #expect(try !number("1e1000000000").isMultiple(of: fives))
    #expect(throws: CalculationError.tooManyDigits(limit: limit)) {
      try million.isMultiple(of: factor)
    }
  }

  @Test("one long number is no reason to give up, as long as the other is short")
  func oneLongNumber() throws {
    let divisor = "1234567890123456789"
    let long = String(repeating: divisor, count: 2_000)
    #expect(try number(long).isMultiple(of: number(divisor)))
    #expect(try !number(long + "1").isMultiple(of: number(divisor)))
    #expect(try !number(divisor).isMultiple(of: number(long)))
    #expect(try !number("1").isMultiple(of: number(String(repeating: "3", count: 100_000))))
  }

  @Test("a remainder that is taken digits by digits is the whole number's")
  func remainders() throws {
    var random = SeededRandom(state: 23)
    for _ in 0..<300 {
      let divisor = (0..<Int.random(in: 19...60, using: &random)).map { _ in
        String(Int.random(in: 1...9, using: &random))
      }.joined()
      // So many copies with zeros between are a multiple, and nothing near them is.
      let zeros = String(repeating: "0", count: Int.random(in: 0...25, using: &random))
      let copies = [String](repeating: divisor, count: Int.random(in: 1...6, using: &random))
      let multiple = copies.joined(separator: zeros)
      #expect(try number(multiple).isMultiple(of: number(divisor)))
      let last = multiple.last == "9" ? "8" : "9"
      #expect(try !number(multiple.dropLast() + last).isMultiple(of: number(divisor)))
    }
  }

  @Test(
    "the nearest double is found for any number of digits and any exponent",
    arguments: [
      ("0.1", 0.1), ("-2.5e-3", -0.0025), ("0", 0), ("1e400", .infinity), ("-1e400", -.infinity),
      ("1e-400", 0), ("1e99999999999999999999", .infinity), ("1e-99999999999999999999", 0),
      ("9007199254740993", 9_007_199_254_740_992),
      ("9007199254740993.00001", 9_007_199_254_740_994),
    ] as [(String, Double)])
  func doubles(lexeme: String, expected: Double) throws {
    #expect(try number(lexeme).double == expected)
  }

  @Test("a digit far behind the point decides between two doubles")
  func doubleOfManyDigits() throws {
    let zeros = String(repeating: "0", count: 100_000)
    #expect(try number("9007199254740993.\(zeros)").double == 9_007_199_254_740_992)
    #expect(try number("9007199254740993.\(zeros)1").double == 9_007_199_254_740_994)
  }

  @Test("small integers divide as the machine's do")
  func machineMultiples() throws {
    var random = SeededRandom(state: 3)
    for _ in 0..<2_000 {
      let value = Int.random(in: -5_000...5_000, using: &random)
      let divisor = Int.random(in: 1...60, using: &random)
      #expect(
        try ExactNumber(value).isMultiple(of: ExactNumber(divisor)) == (value % divisor == 0))
      #expect((ExactNumber(value) < ExactNumber(divisor)) == (value < divisor))
    }
  }
}
