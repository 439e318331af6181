import Documents
import JSONSchema
import Testing

struct NumberTests {
  @Test(
    "numbers are compared exactly, whatever their size and spelling",
    arguments: [
      (#"{"maximum": 9007199254740992}"#, "9007199254740993", false),
      (#"{"maximum": 9007199254740993}"#, "9007199254740993.0", true),
      (#"{"maximum": 0.1}"#, "0.10000000000000000000000000000001", false),
      (#"{"minimum": 1e400}"#, "1e401", true),
      (#"{"minimum": 1e400}"#, "9.9e399", false),
      (#"{"exclusiveMinimum": -1e-500}"#, "0", true),
      (#"{"exclusiveMinimum": 0}"#, "1e-500", true),
      (#"{"exclusiveMaximum": 98765432109876543210}"#, "98765432109876543209.5", true),
      (#"{"const": 1}"#, "1.0e0", true), (#"{"const": 100}"#, "1E2", true),
      (#"{"const": 0}"#, "-0.0", true),
      (#"{"enum": [98765432109876543210]}"#, "98765432109876543210", true),
      (#"{"enum": [98765432109876543210]}"#, "98765432109876543211", false),
      (#"{"type": "integer"}"#, "1.0", true), (#"{"type": "integer"}"#, "1e3", true),
      (#"{"type": "integer"}"#, "1.5e1", true), (#"{"type": "integer"}"#, "1.5", false),
      (#"{"type": "integer"}"#, "123456789012345678901234567890", true),
      (#"{"type": "integer"}"#, "123456789012345678901234567890.5", false),
      (#"{"type": "integer"}"#, "1e-1000000", false),
      (#"{"type": "integer"}"#, "1e1000000000000000000000", true),
      (#"{"type": "integer"}"#, "0e-5", true),
      (#"{"multipleOf": 0.01}"#, "19.99", true), (#"{"multipleOf": 0.01}"#, "19.991", false),
      (#"{"multipleOf": 0.0001}"#, "0.0075", true), (#"{"multipleOf": 3}"#, "1e30", false),
      (#"{"multipleOf": 3}"#, "3e30", true),
      (#"{"multipleOf": 0.123456789}"#, "1e308", false),
      (#"{"multipleOf": 7}"#, "49000000000000000000000000000000000007", true),
      (#"{"multipleOf": 1e300}"#, "5e300", true), (#"{"multipleOf": 1e300}"#, "5e299", false),
      (#"{"multipleOf": 0.5}"#, "1e308", true), (#"{"multipleOf": 7}"#, "1e1000000000", false),
      (#"{"multipleOf": 1e1000000000}"#, "3e1000000000", true),
      (#"{"minimum": 1e1000000000000000}"#, "1e1000000000000001", true),
      (#"{"maximum": 1e1000000000000000}"#, "1e1000000000000001", false),
      (#"{"const": 1e1000000000000000}"#, "1e1000000000000001", false),
      (#"{"const": 1e99999999999999999999}"#, "10e99999999999999999998", true),
      (#"{"uniqueItems": true}"#, "[1e400, 1e401, -1e400]", true),
      (#"{"uniqueItems": true}"#, "[1, 1.0]", false),
      (#"{"uniqueItems": true}"#, "[9007199254740992, 9007199254740993]", true),
      (#"{"minLength": 2.0}"#, #""ab""#, true), (#"{"maxLength": 1e2}"#, #""ab""#, true),
      (#"{"maxItems": 1e30}"#, "[1]", true), (#"{"minItems": 1e30}"#, "[1]", false),
    ] as [(String, String, Bool)])
  func exactness(schema: String, instance: String, isValid: Bool) throws {
    let fixture = try SchemaFixture(schema)
    #expect(try fixture.isValid(instance) == isValid)
    #expect(try fixture.failures(instance).isEmpty == isValid)
  }

  @Test("a number with a million digits is judged at once", .timeLimit(.minutes(20)))
  func millionDigits() throws {
    let digits = String(repeating: "3", count: 1_000_000)
    let schema = try SchemaFixture(
      #"{"type": "integer", "minimum": 1e400, "multipleOf": 3, "not": {"const": 1e999999}}"#)
    #expect(try schema.isValid(digits))
    #expect(try !schema.isValid(digits + ".5"))
    #expect(try !schema.isValid("1e" + digits))
  }

  @Test("where the numbers of a division are too long, there is no answer")
  func longDivision() throws {
    let digits = String(repeating: "3", count: 30_000)
    let schema = try SchemaFixture(#"{"multipleOf": \#(digits)}"#)
    #expect(
      throws: EvaluationError.incalculable(.tooManyDigits(limit: ExactNumber.divisibilityLimit))
    ) {
      try schema.isValid(digits)
    }
    #expect(try schema.failures(digits).count == 1)
    #expect(try schema.isValid("0"))
  }
}
