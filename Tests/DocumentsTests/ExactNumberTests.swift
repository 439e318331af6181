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
    ])
  func multiples(value: String, divisor: String, isMultiple: Bool) throws {
    #expect(try number(value).isMultiple(of: number(divisor)) == isMultiple)
  }

  @Test("small integers divide as the machine's do")
  func machineMultiples() {
    var random = SeededRandom(state: 3)
    for _ in 0..<2_000 {
      let value = Int.random(in: -5_000...5_000, using: &random)
      let divisor = Int.random(in: 1...60, using: &random)
      #expect(
        ExactNumber(value).isMultiple(of: ExactNumber(divisor)) == (value % divisor == 0))
      #expect((ExactNumber(value) < ExactNumber(divisor)) == (value < divisor))
    }
  }
}
