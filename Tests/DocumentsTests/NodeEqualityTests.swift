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

  @Test("objects of many members are compared whatever their order, down to the last")
  func manyMembers() throws {
    let members = (0..<20_000).map { "\"key\($0)\": [\($0)]" }
    func object(_ members: some Sequence<String>) throws -> Node {
      try JSONReader.read("{" + members.joined(separator: ",") + "}").root
    }
    let (forth, back) = (try object(members), try object(members.reversed()))
    #expect(forth.isEqual(to: back))
    #expect(hash(forth) == hash(back))
    let changed = members.dropFirst() + [#""key0": [1]"#]
    #expect(try !forth.isEqual(to: object(changed)))
    let renamed = members.dropLast() + [#""other": [19999]"#]
    #expect(try !back.isEqual(to: object(renamed)))
  }

  private func hash(_ node: Node) -> Int {
    var hasher = Hasher()
    node.hash(into: &hasher)
    return hasher.finalize()
  }
}
