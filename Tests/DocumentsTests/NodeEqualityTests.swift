import Documents
import Testing

struct NodeEqualityTests {
  @Test(
    "values are equal as the JSON data model says",
    arguments: [
      ("1", "1.0", true), ("0", "-0", true), ("1", "true", false), ("0", "false", false),
      ("null", "false", false), (#""a""#, #""\u0061""#, true), (#""1""#, "1", false),
      (#""é""#, #""e\u0301""#, false), ("[1, 2]", "[2, 1]", false), ("[]", "{}", false),
      (#"{"a": 1, "b": 2}"#, #"{"b": 2.0, "a": 1}"#, true),
      (#"{"a": 1}"#, #"{"a": 1, "b": 1}"#, false),
      (#"{"a": 1}"#, #"{"b": 1}"#, false), ("[[[]]]", "[[{}]]", false),
    ])
  func equality(left: String, right: String, isEqual: Bool) throws {
    let first = try JSONReader.read(left).root
    let second = try JSONReader.read(right).root
    #expect(first.isEqual(to: second) == isEqual)
    #expect(second.isEqual(to: first) == isEqual)
    if isEqual { #expect(hash(first) == hash(second)) }
  }

  private func hash(_ node: Node) -> Int {
    var hasher = Hasher()
    node.hash(into: &hasher)
    return hasher.finalize()
  }
}
