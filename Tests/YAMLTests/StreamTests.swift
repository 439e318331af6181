import Documents
import Testing
import YAML

@Suite("Several documents in one text")
struct StreamTests {
  @Test(
    "Each stands behind its marker, at its line",
    arguments: [
      ("", []), ("\n# nothing\n", []), ("---\n---\n...\n", []), ("a: 1", ["1:a: 1"]),
      ("a: 1\n---\nb: 2\n", ["1:a: 1\n", "3:b: 2\n"]),
      (
        "# of all\n%YAML 1.2\n---\n# own\na: 1\n...\n# between\n---\nb: 2\n",
        ["4:# own\na: 1\n", "9:b: 2\n"]
      ),
      ("--- {a: 1}\n--- # words\nb: 2\n", ["1+ {a: 1}\n", "3:b: 2\n"]),
      ("---\t\r\na: 1\r\n--- |\n  text\n", ["2:a: 1\r\n", "3+ |\n  text\n"]),
      ("a: |\n  ---\n  text\n ---\n---b: 1\n", ["1:a: |\n  ---\n  text\n ---\n---b: 1\n"]),
      ("a: \"x\n---\ny\"\n", ["1:a: \"x\n", "3:y\"\n"]),
      ("a: 1\n...\nb: 2\n", ["1:a: 1\n", "3:b: 2\n"]), ("---", []), ("a: 1\n---", ["1:a: 1\n"]),
    ] as [(String, [String])])
  func parts(_ text: String, _ expected: [String]) {
    let parts = YAMLStream.parts(of: Array(text.utf8)).map { part in
      "\(part.line)\(part.isBesideMarker ? "+" : ":")\(String(decoding: part.text, as: UTF8.self))"
    }
    #expect(parts == expected)
  }

  @Test("Documents of every kind come back as they were written", arguments: 1...200)
  func roundTrip(_ seed: UInt64) throws {
    var values = RandomValues(seed: seed)
    let documents = (0..<3).map { _ in YAMLWriter.text(values.value()) }
    let text = documents.map { "---\n\($0)" }.joined()
    let read = try YAMLStream.parts(of: Array(text.utf8)).map {
      try YAMLReader.read(Array($0.text))
    }
    #expect(
      try read.map(\.root.value) == documents.map { try YAMLReader.read(Array($0.utf8)).root.value }
    )
  }
}
