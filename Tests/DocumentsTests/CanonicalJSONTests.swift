import Documents
import Testing

struct CanonicalJSONTests {
  private func canonical(_ text: String) throws -> String {
    String(decoding: CanonicalJSON.bytes(try JSONReader.read(text).root.value), as: UTF8.self)
  }

  @Test(
    "values are written as RFC 8785 says",
    arguments: [
      (#"{"b": 1, "a": [ true, null ]}"#, #"{"a":[true,null],"b":1}"#),
      (#"{"\ud83d\ude00": 1, "\ufb33": 2}"#, "{\"\u{1F600}\":1,\"\u{FB33}\":2}"),
      (
        #""\u20ac$\u000f\u000aA'\u0042\u0022\u005c\/\u0000\u007f""#,
        "\"€$\\u000f\\nA'B\\\"\\\\/\\u0000\u{7F}\""
      ),
      ("[1.0, -0, 1e2, 0.000001]", "[1,0,100,0.000001]"),
      (
        "[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]",
        "[333333333.3333333,1e+30,4.5,0.002,1e-27]"
      ),
    ])
  func texts(text: String, expected: String) throws {
    #expect(try canonical(text) == expected)
  }

  @Test(
    "a number is written as the double nearest to it, in the fewest digits",
    arguments: [
      ("333333333.33333329", "333333333.3333333"), ("9007199254740993", "9007199254740992"),
      ("9007199254740993.00000000000000000000001", "9007199254740994"),
      ("295147905179352825856", "295147905179352830000"), ("0.1000000000000000055511151231", "0.1"),
      ("0.10000000000000000000000000000001", "0.1"), ("-0.0", "0"), ("-1e-400", "0"),
      ("123456789012345678901234.50", "1.2345678901234569e+23"), ("1e-400", "0"),
      ("10e-100000000000000000000", "0"), ("3e-324", "5e-324"),
      ("1.7976931348623157999e308", "1.7976931348623157e+308"),
    ])
  func nearestDoubles(lexeme: String, expected: String) throws {
    #expect(try canonical(lexeme) == expected)
  }

  @Test(
    "numbers beyond the greatest double, which the RFC leaves out, keep their digits",
    arguments: [
      ("1e400", "1e+400"), ("-12.50E+399", "-1.25e+400"),
      ("1e99999999999999999999", "1e+99999999999999999999"),
      (
        "1.7976931348623159077293051907890247336e308",
        "1.7976931348623159077293051907890247336e+308"
      ),
      ("-123456789012345678901234567890e300", "-1.2345678901234567890123456789e+329"),
    ])
  func beyondDoubles(lexeme: String, expected: String) throws {
    #expect(try canonical(lexeme) == expected)
  }

  @Test(
    "doubles are written as ECMAScript does (RFC 8785, appendix B)",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5555, "333333333.3333333"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func doubles(bits: UInt64, expected: String) {
    #expect(CanonicalJSON.text(of: Double(bitPattern: bits)) == expected)
  }

  @Test("members' order and spelling do not change the canonical bytes, and writing is stable")
  func stability() throws {
    var random = SeededRandom(state: 13)
    for _ in 0..<300 {
      let value = random.value(depth: 4)
      let bytes = CanonicalJSON.bytes(value)
      #expect(CanonicalJSON.bytes(reversed(value)) == bytes)
      #expect(CanonicalJSON.bytes(try JSONReader.read(bytes).root.value) == bytes)
    }
  }

  private func reversed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let values): .array(values.map(reversed))
    case .object(let members):
      .object(members.reversed().map { JSONValue.Member($0.key, reversed($0.value)) })
    default: value
    }
  }
}
