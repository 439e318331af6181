import Testing

@testable import Documents

@Suite("A document written down")
struct DocumentBytesTests {
  private static let texts = [
    "null", "true", "[]", "{}", "\"a\"", "-12.50e3",
    #"{"a": [1, {"b": "c\u00e9\n", "": null}], "d\"": "plain", "e": {"f": [[], [{}], false]}}"#,
  ]

  private func bytes(_ document: Document) -> [UInt8] {
    var writer = ByteWriter()
    document.write(to: &writer)
    return writer.bytes
  }

  @Test("is read as it was", arguments: texts)
  func roundTrip(_ text: String) throws {
    let document = try JSONReader.read(Array(text.utf8))
    let bytes = bytes(document)
    var reader = ByteReader(bytes)
    let other = try #require(Document.read(from: &reader))
    #expect(reader.isAtEnd)
    #expect(other.source == document.source && other.nodeCount == document.nodeCount)
    #expect(other.root.value == document.root.value)
    for index in 0..<document.nodeCount {
      let (one, another) = (
        Node(document: document, index: index), Node(document: other, index: index)
      )
      #expect(one.kind == another.kind && one.range == another.range && one.count == another.count)
      if one.kind == .string || one.kind == .number {
        #expect(one.textBytes.elementsEqual(another.textBytes))
      }
      #expect(document.arena.nodes[index].mark == other.arena.nodes[index].mark)
    }
    #expect(self.bytes(other) == bytes)
  }

  @Test("and cut anywhere is none", arguments: texts)
  func cut(_ text: String) throws {
    let bytes = bytes(try JSONReader.read(Array(text.utf8)))
    for count in 0..<bytes.count {
      var reader = ByteReader(Array(bytes[..<count]))
      #expect(Document.read(from: &reader) == nil)
    }
  }

  @Test("Damage gives no document that points out of itself", arguments: 1...40)
  func damage(_ seed: UInt64) throws {
    var dice = SeededRandom(state: seed)
    let whole = bytes(try JSONReader.read(Array((Self.texts.last ?? "").utf8)))
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(
          in: .min ... .max, using: &dice)
      }
      var reader = ByteReader(bytes)
      guard let document = Document.read(from: &reader) else { continue }
      for index in 0..<document.nodeCount {
        let node = Node(document: document, index: index)
        #expect(node.range.end <= document.source.count)
        if node.kind == .string || node.kind == .number { _ = node.textBytes.count }
        #expect(document.arena.end(of: index) <= document.nodeCount)
        #expect(document.arena.end(of: index) > index)
      }
      // Whoever reads it finds values wherever it goes.
      _ = document.root.value
      for member in document.root.members { _ = document.root[member.name]?.pointer }
    }
  }
}
