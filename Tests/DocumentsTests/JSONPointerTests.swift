import Documents
import Testing

struct JSONPointerTests {
  private static let text =
    #"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "m~n": 8, " ": 7, "k\"l": 6}"#

  @Test(
    "pointers lead to values as in RFC 6901, section 5",
    arguments: [
      ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"),
      ("/m~0n", "8"), ("/ ", "7"), ("/k\"l", "6"),
    ])
  func lookup(pointer: String, expected: String) throws {
    let root = try JSONReader.read(Self.text).root
    let parsed = try #require(JSONPointer(pointer))
    let found = try #require(root.value(at: parsed))
    #expect(JSONWriter.text(found.value) == expected)
    #expect(found.pointer.description == pointer)
  }

  @Test(
    "pointers to nothing give nothing",
    arguments: ["/no", "/foo/2", "/foo/-", "/foo/00", "/foo/+0", "/a~1b/x"])
  func absent(pointer: String) throws {
    let root = try JSONReader.read(Self.text).root
    let parsed = try #require(JSONPointer(pointer))
    #expect(root.value(at: parsed) == nil)
  }

  @Test("malformed pointers are none", arguments: ["a", "/~", "/~2", "/a~", "#/a"])
  func malformed(pointer: String) { #expect(JSONPointer(pointer) == nil) }

  @Test("every node of a random document is found by the pointer that it gives")
  func roundTrip() throws {
    var random = SeededRandom(state: 5)
    for _ in 0..<100 {
      let document = try JSONReader.read(JSONWriter.bytes(random.value(depth: 4)))
      var pending = [document.root]
      while let node = pending.popLast() {
        let pointer = node.pointer
        #expect(JSONPointer(pointer.description) == pointer)
        #expect(document.root.value(at: pointer)?.index == node.index)
        for member in node.members {
          #expect(member.key.pointer == member.value.pointer)
          pending.append(member.value)
        }
        pending += Array(node.elements)
      }
    }
  }
}
