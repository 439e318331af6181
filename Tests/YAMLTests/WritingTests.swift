import Documents
import Testing

@testable import YAML

@Suite("Writing YAML")
struct WritingTests {
  @Test(
    "strings are plain only where every reader reads them back",
    arguments: [
      ("scorer", "scorer"), ("team:risk", "team:risk"), ("a b", "a b"), ("it's", "it's"),
      ("é", "é"),
      ("sha256:9f86", "sha256:9f86"), ("https://a.b/c?d#e", "https://a.b/c?d#e"),
      ("2.1.0", "2.1.0"),
      ("2026-11-23-holdout", "2026-11-23-holdout"), ("a, b", "a, b"), ("nothing", "nothing"),
      ("", #""""#), ("no", #""no""#), ("On", #""On""#), ("y", #""y""#), ("NULL", #""NULL""#),
      ("~", #""~""#),
      ("2026-01-01", #""2026-01-01""#), ("2026-1-1 10:00", #""2026-1-1 10:00""#),
      ("1_000", #""1_000""#),
      ("1,000", #""1,000""#), ("12:30", #""12:30""#), ("1.10", #""1.10""#), ("1e5", #""1e5""#),
      ("0777", #""0777""#), ("0b1", #""0b1""#), (".5", #"".5""#), ("-.inf", #""-.inf""#),
      ("=", #""=""#),
      ("<<", #""<<""#), ("- a", #""- a""#), ("a: b", #""a: b""#), ("a:", #""a:""#),
      ("a #b", #""a #b""#),
      (" a", #"" a""#), ("a ", #""a ""#), ("@a", #""@a""#), ("%a", #""%a""#), ("'a'", #""'a'""#),
      (#"a"b"#, #"a"b"#), (#"a\b"#, #"a\b"#), ("...", #""...""#), ("---", #""---""#),
      ("a\tb", #""a\tb""#),
      ("\u{85}", #""\u0085""#), ("a\u{2028}", #""a\u2028""#), ("\u{202E}a", #""\u202Ea""#),
      ("\u{0}", #""\u0000""#), ("\n", #""\n""#), ("a \nb", #""a \nb""#), ("a\r\nb", #""a\r\nb""#),
      ("\u{E0041}", #""\U000E0041""#),
    ])
  func strings(_ text: String, _ expected: String) {
    #expect(Array(YAMLWriter.text(.string(text)).utf8) == Array((expected + "\n").utf8))
    #expect(
      Array(YAMLWriter.text([text: 1] as JSONValue).utf8)
        == Array((expected + ": 1\n").utf8))
  }

  @Test("the canonical layout is block style with sequences under their key")
  func layout() {
    let value: JSONValue = [
      "b": ["x", ["k": "v", "l": [1, 2]], [["deep"]], [], .object([])],
      "a": ["text": "one\n two\n", "kept": "x\n\n", "bare": "x\ny", "indented": "  x\ny"],
      "z": .null, "e": .number("1e5"),
    ]
    let expected = """
      # about
      a:
        text: |
          one
           two
        kept: |+
          x

        bare: |-
          x
          y
        indented: |2-
            x
          y
      e: 1.0e+5
      b:
        - x
        - l:
            - 1
            - 2
          k: v
        - - - deep
        - []
        - {}
      z: null

      """
    let order = KeyOrder(
      keys: ["a", "e"], children: ["b": KeyOrder(elements: KeyOrder(keys: ["l"]))])
    #expect(YAMLWriter.text(value, order: order, header: "# about") == expected)
  }

  @Test("a key too long for one line takes the explicit form")
  func longKey() throws {
    let key = String(repeating: "k", count: 5000)
    let value: JSONValue = [key: ["a": 1]]
    let text = YAMLWriter.text(value)
    #expect(text.hasPrefix("? k"))
    #expect(try YAMLReader.read(Array(text.utf8)).root.value == value)
  }

  @Test("random values read back as they were written", arguments: 0..<20)
  func roundTrip(_ seed: Int) throws {
    var values = RandomValues(seed: UInt64(seed))
    for _ in 0..<200 {
      let value = values.value()
      let text = YAMLWriter.text(value)
      let root = try YAMLReader.read(Array(text.utf8)).root
      let expected = try JSONReader.read(JSONWriter.text(value)).root
      #expect(root.isEqual(to: expected), "\(text)")
    }
  }

  @Test(
    "PyYAML reads what we write as the same value",
    .enabled(if: PythonReader.isPresent))
  func pythonAgrees() throws {
    var values = RandomValues(seed: 77)
    // Python has no double for 3e400, and JSON none for its infinity.
    let written = (0..<1500).map { _ in values.value() }
      .filter { !JSONWriter.text($0).contains("3e400") }
    let loaded = try PythonReader.load(written.map { YAMLWriter.text($0) })
    #expect(loaded.count == written.count)
    for (value, result) in zip(written, loaded) {
      let text = YAMLWriter.text(value)
      let found = try #require(result["value"], "\(result) for \(text)")
      #expect(comparable(found) == comparable(value), "\(text)")
    }
  }
}
