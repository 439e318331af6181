import Documents
import Foundation
import Testing

@testable import YAML

@Suite("Formatting YAML")
struct FormattingTests {
  private static let order = KeyOrder(keys: ["kind", "name"])

  @Test(
    "the canonical layout keeps comments with their values",
    arguments: [
      ("", ""), ("# only\n\n\n# two\n", "# only\n\n# two\n"), ("a:    1   # c\n", "a: 1  # c\n"),
      ("# h\n\n{a: 1} # c\n", "# h\n\n# c\na: 1\n"),
      ("{a: 1, b: [x, 'y z', \"no\"]}", "a: 1\nb:\n  - x\n  - y z\n  - \"no\"\n"),
      ("a:\n- 1\n- b:   2\n  c: 3\n", "a:\n  - 1\n  - b: 2\n    c: 3\n"),
      ("a:\n\n\n\n    b: 1\n\n\n\nc: 2\n\n\n", "a:\n\n  b: 1\n\nc: 2\n"),
      (
        "a:   # c\n      # d\n      b: 1 # e\n      # f\n# g\nc: 2\n# h\n",
        "a:  # c\n  # d\n  b: 1  # e\n  # f\n# g\nc: 2\n# h\n"
      ),
      ("a:\n- x\n# c\n- z\n# d\nb: 1\n", "a:\n  - x\n  # c\n  - z\n# d\nb: 1\n"),
      ("-   # c\n  # d\n  a: 1\n-\n  - 2 # e\n", "# c\n# d\n- a: 1\n- - 2  # e\n"),
      (
        "# head\n\n# about name\nname: m\n# about kind\nkind: k # k\n",
        "# head\n\n# about kind\nkind: k  # k\n# about name\nname: m\n"
      ),
      ("# head\nname: m\nkind: k\n", "# head\nkind: k\nname: m\n"),
      (
        "a: [ # c\n  1, # one\n  # two\n  2\n  # end\n] # d\n",
        "a:  # d\n  # c\n  - 1  # one\n  # two\n  - 2\n  # end\n"
      ),
      ("a: [] # c\nb: { # d\n}\n", "a: []  # c\nb: {}  # d\n"),
      (
        "a: | # c\n    x\n      y\n\n# d\nb: >-\n    one\n    two\n\n    three\n",
        "a: |  # c\n  x\n    y\n\n# d\nb: >-\n  one\n  two\n\n  three\n"
      ),
      ("a: >\n   x\n   y\n\n\n", "a: >\n  x\n  y\n"),
      ("a: |+\n   x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
      ("a: one\n  two # c\n", "a: one two  # c\n"), ("a: 'it''s'\n", "a: it's\n"),
      ("a: !!str 1\nb: 0x1F\nc: ~\nd: True\n", "a: \"1\"\nb: 31\nc: null\nd: true\n"),
      ("a: &x {b: 1}\nc: *x\nd: &unused 1\n", "a: &x\n  b: 1\nc: *x\nd: 1\n"),
      ("name: &x [1]\nkind: *x\n", "name: &x\n  - 1\nkind: *x\n"),
      ("&x key: 1\nb: *x\n", "&x key: 1\nb: *x\n"), ("a: &x k\n*x : 1\n", "a: k\nk: 1\n"),
      ("\u{FEFF}a: 1\r\n# c\r\nb:\r\n  - 2\r\n", "a: 1\n# c\nb:\n  - 2\n"),
      ("---\n# c\na: 1\n...\n", "# c\na: 1\n"), ("%YAML 1.2\n---\na: 1\n", "a: 1\n"),
      ("a: \"# no\" # yes\nb: x#y\n", "a: \"# no\"  # yes\nb: x#y\n"),
      ("? a # c\n: b\n", "a: b  # c\n"), ("plain # c\n", "plain  # c\n"),
      ("#!shebang\na: 1", "#!shebang\na: 1\n"),
      // Dates and times keep their quotes or lack of them; every other scalar has one spelling.
      ("a: 2026-01-31\nb: '2026-01-31'\n", "a: 2026-01-31\nb: \"2026-01-31\"\n"),
      (
        "a: 12:30 # c\n12:30: [\"12:30\", 12:30:45.5]\n",
        "a: 12:30  # c\n12:30:\n  - \"12:30\"\n  - 12:30:45.5\n"
      ),
      (
        "a: 2026-01-31 09:00:00 +01:00\nb: 2026-01-31T09:00:00Z\n",
        "a: 2026-01-31 09:00:00 +01:00\nb: 2026-01-31T09:00:00Z\n"
      ),
      (
        "a: 2026-01-31x\nb: 2026-01-31 noon\nc: 1:300\n",
        "a: 2026-01-31x\nb: \"2026-01-31 noon\"\nc: \"1:300\"\n"
      ),
      (
        "a: no\nb: On\nc: 'off'\nd: y\ne: ~a\n",
        "a: \"no\"\nb: \"On\"\nc: \"off\"\nd: \"y\"\ne: \"~a\"\n"
      ),
      ("a: <=\nb: \">=\"\nc: \"plain\"\n", "a: \"<=\"\nb: \">=\"\nc: plain\n"),
      ("a: 1\n\n  # deep\n\n# end\n", "a: 1\n\n# deep\n\n# end\n"),
    ])
  func canonical(_ source: String, _ expected: String) throws {
    let once = try YAMLFormatter.format(Array(source.utf8), order: Self.order)
    #expect(String(decoding: once, as: UTF8.self) == expected)
    #expect(try YAMLFormatter.format(once, order: Self.order) == once)
  }

  @Test("text that spans lines unquoted is folded anew when it is long")
  func folding() throws {
    let words = Array(repeating: "word", count: 40)
    let source = "about:\n  text: " + words.joined(separator: "\n    ") + "\n"
    let result = String(decoding: try YAMLFormatter.format(Array(source.utf8)), as: UTF8.self)
    #expect(result.hasPrefix("about:\n  text: >-\n    word word"))
    #expect(result.split(separator: "\n").allSatisfy { $0.utf8.count <= 80 })
    #expect(try YAMLFormatter.format(Array(result.utf8)) == Array(result.utf8))
  }

  @Test("the deepest text that is read can be written, formatted and edited")
  func deepest() throws {
    let source = Array((String(repeating: "- ", count: 200) + "x\n").utf8)
    #expect(try YAMLFormatter.format(source) == source)
    let path = JSONPointer(Array(repeating: "0", count: 200))
    let edited = try YAMLEditor.set(source, path, to: "y2")
    #expect(edited == Array((String(repeating: "- ", count: 200) + "y2\n").utf8))
  }

  @Test("a collection on one long line is formatted and edited", .timeLimit(.minutes(20)))
  func longLine() throws {
    let elements = (0..<4000).map { "{k: \($0)}" }
    let source = Array(("a: [" + elements.joined(separator: ", ") + "]\n").utf8)
    let lines = try YAMLFormatter.format(source).count { $0 == 0x0A }
    #expect(lines == 4001)
    let edited = try YAMLEditor.set(source, JSONPointer(["a", "3999", "k"]), to: "x")
    #expect(String(decoding: edited, as: UTF8.self).hasSuffix("{k: 3998}, {k: x}]\n"))
  }

  @Test("the example registry is formatted already")
  func exampleRegistry() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../example-registry").standardizedFileURL.path
    let files = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".yaml") }
    #expect(files.count > 150)
    for file in files {
      let source = Array(try #require(FileManager.default.contents(atPath: folder + "/" + file)))
      let formatted = try YAMLFormatter.format(source)
      #expect(formatted == source, "\(file)")
    }
  }

  @Test("what cannot be read is refused")
  func unreadable() {
    #expect(throws: YAMLError.self) { try YAMLFormatter.format(Array("a: [".utf8)) }
  }

  @Test("canonical text stays as it is", arguments: 0..<10)
  func canonicalStays(_ seed: Int) throws {
    var values = RandomValues(seed: UInt64(seed) + 500)
    for _ in 0..<100 {
      let text = YAMLWriter.text(values.value())
      // A document that is null and nothing else is written out; without comments it is an empty text.
      #expect(try YAMLFormatter.format(Array(text.utf8)) == Array(text.utf8), "\(text)")
    }
  }

  @Test(
    "formatting messy texts keeps the document and every comment, and is done once",
    arguments: 0..<20)
  func messy(_ seed: Int) throws {
    var values = RandomValues(seed: UInt64(seed) + 2000)
    for round in 0..<60 {
      var messy = MessyText(seed: UInt64(seed * 1000 + round))
      let text = messy.text(values.value())
      let source = Array(text.utf8)
      let value = try YAMLReader.read(source).root.value
      let once = try YAMLFormatter.format(source)
      let result = String(decoding: once, as: UTF8.self)
      #expect(try YAMLReader.read(once).root.isEqual(to: value), "\(text)")
      #expect(try YAMLFormatter.format(once) == once, "\(text)\nbecomes\n\(result)")
      for number in 0..<messy.comments {
        #expect(
          result.split(separator: "# «\(number + 1)»", omittingEmptySubsequences: false).count == 2,
          "\(number + 1) in\n\(text)\nbecomes\n\(result)")
      }
    }
  }
}
