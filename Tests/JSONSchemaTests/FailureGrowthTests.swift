import Documents
import JSONSchema
import Testing

/// Finding and telling reasons takes time in proportion to schema and instance.
struct FailureGrowthTests {
  /// A schema and an instance of a size, both as JSON text.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let schema: @Sendable (Int) -> String
    let instance: @Sendable (Int) -> String
  }

  private static func list(_ count: Int, _ element: (Int) -> String) -> String {
    (0..<count).map(element).joined(separator: ",")
  }

  private static let samples = [
    Sample(testDescription: "elements that nothing has evaluated") { _ in
      #"{"anyOf": [{"prefixItems": [true]}], "unevaluatedItems": false}"#
    } instance: {
      "[\(list($0) { String($0) })]"
    },
    Sample(testDescription: "members that nothing has evaluated") { _ in
      #"{"anyOf": [{"properties": {"a": true}}], "unevaluatedProperties": false}"#
    } instance: {
      "{\(list($0) { "\"k\($0)\": 1" })}"
    },
    Sample(testDescription: "unknown members of a schema that knows many") {
      #"{"properties": {\#(list($0) { "\"known\($0)\": true" })}, "additionalProperties": false}"#
    } instance: {
      "{\(list($0) { "\"k\($0)\": 1" })}"
    },
    Sample(testDescription: "missing names among many others") {
      "{\"required\": [\(list($0) { "\"r\($0)\"" })]}"
    } instance: {
      "{\(list($0) { "\"k\($0)\": 1" })}"
    },
    Sample(testDescription: "missing names that another asks for") {
      "{\"dependentRequired\": {\"k0\": [\(list($0) { "\"r\($0)\"" })]}}"
    } instance: {
      "{\(list($0) { "\"k\($0)\": 1" })}"
    },
    Sample(testDescription: "alternatives that are one value each") {
      "{\"anyOf\": [\(list($0) { "{\"const\": \($0)}" })]}"
    } instance: { _ in
      #""x""#
    },
    Sample(testDescription: "alternatives that fail for many members each") { _ in
      let integers = #"{"additionalProperties": {"const": 0}, "maxProperties": 0}"#
      return "{\"oneOf\": [\(integers), \(integers)]}"
    } instance: {
      "{\(list($0) { "\"k\($0)\": 1" })}"
    },
    Sample(testDescription: "small objects of a schema with many required names") {
      #"{"items": {"required": ["a"], "properties": {\#(list($0) { "\"known\($0)\": true" })}}}"#
    } instance: {
      "[\(list($0) { _ in "{}" })]"
    },
  ]

  @Test("twenty times as much takes no hundreds of times as long", arguments: samples)
  func grows(sample: Sample) throws {
    // Twenty times as much takes twenty times as long, or 400 times where the time is quadratic; other
    // tests run meanwhile and take their share.
    let few = try Self.time(sample, 250)
    let many = try Self.time(sample, 5_000)
    #expect(many < few * 150)
  }

  /// The least of several times that the reasons take, told to people and to programs.
  private static func time(_ sample: Sample, _ size: Int) throws -> Duration {
    let fixture = try OutputFixture(sample.schema(size))
    let node = try JSONReader.read(sample.instance(size)).root
    return try (0..<3).map { _ in
      let clock = ContinuousClock()
      return try clock.measure {
        let mistakes = fixture.compiled.evaluate(node).failures.mistakes
        try #require(!mistakes.isEmpty)
        for mistake in mistakes { _ = mistake.remedy }
        let output = fixture.compiled.output(.detailed, of: node, base: fixture.base)
        try #require(!output.isValid)
      }
    }.min() ?? .zero
  }
}
