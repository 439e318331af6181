import Documents
import JSONSchema
import Testing

struct MistakeTests {
  @Test(
    "one mistake is told once, by the clearest of the failures that it has led to",
    arguments: [
      (#"{"pattern": "^[0-9-]+$", "format": "date"}"#, #""x""#, ["'x' is no valid date"]),
      (
        #"{"allOf": [{"pattern": "^[0-9-]+$"}, {"format": "date"}]}"#, #""x""#,
        ["'x' is no valid date"]
      ),
      (
        #"{"minLength": 1, "pattern": "^[a-z]", "format": "uri"}"#, #""""#,
        ["'' has no characters, at least 1 are needed"]
      ),
      (
        #"{"minLength": 3, "pattern": "^[a-z]"}"#, #""1""#,
        ["'1' has 1 character, at least 3 are needed", "'1' does not match the pattern '^[a-z]'"]
      ),
      (
        #"{"required": ["a"], "allOf": [{"required": ["a", "b"]}]}"#, "{}",
        ["the key 'a' is missing", "the key 'b' is missing"]
      ),
      (
        #"{"items": {"pattern": "a", "format": "date"}}"#, #"["x", "x"]"#,
        ["'x' is no valid date", "'x' is no valid date"]
      ),
    ] as [(String, String, [String])])
  func mistakes(schema: String, instance: String, expected: [String]) throws {
    let failures = try SchemaFixture(schema, assertFormats: true).failures(instance)
    #expect(failures.mistakes.map(\.summary) == expected)
  }

  @Test(
    "a malformed text is explained by what its schema says of it",
    arguments: [
      (#"{"description": "Lowercase letters."}"#, "Lowercase letters"),
      (#"{"title": "A name"}"#, "A name"),
      (#"{"title": "A name", "description": "Lowercase letters."}"#, "Lowercase letters"),
      (
        #"{"description": "Lowercase letters.", "examples": ["abc", "x"]}"#,
        "Lowercase letters; for example 'abc'"
      ),
      (#"{"examples": ["abc"]}"#, "for example 'abc'"),
      ("{}", nil),
    ] as [(String, String?)])
  func advice(words: String, expected: String?) throws {
    var schema = try json(words)
    schema["pattern"] = "^[a-z]+$"
    #expect(try SchemaFixture(JSONWriter.text(schema)).remedies(#""A""#) == [expected])
  }
}
