import Documents
import Testing

@testable import YAML

/// The JSON text of the document in `yaml`.
func json(_ yaml: String, _ limits: YAMLLimits = .standard) throws(YAMLError) -> String {
  JSONWriter.text(try YAMLReader.read(Array(yaml.utf8), limits: limits).root.value)
}

@Suite("Reading YAML")
struct ReadingTests {
  /// Longer than libyaml's keys may be.
  private static let longKey = String(repeating: "k", count: 2000)

  @Test(
    "plain scalars mean what the core schema of YAML 1.2 says",
    arguments: [
      ("", "null"), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"),
      ("nULL", #""nULL""#), ("true", "true"), ("True", "true"), ("TRUE", "true"),
      ("tRue", #""tRue""#), ("false", "false"), ("False", "false"), ("FALSE", "false"),
      ("no", #""no""#), ("NO", #""NO""#), ("on", #""on""#), ("y", #""y""#), ("yes", #""yes""#),
      ("1", "1"), ("-1", "-1"), ("+3", "3"), ("0", "0"), ("-0", "-0"), ("007", "7"), ("-007", "-7"),
      ("0o14", "12"), ("0o8", #""0o8""#), ("0x1F", "31"), ("0xff", "255"), ("0xG", #""0xG""#),
      ("0x", #""0x""#), ("-0x1F", #""-0x1F""#), ("0b1", #""0b1""#), ("1_000", #""1_000""#),
      ("1,000", #""1,000""#), ("12:30:45", #""12:30:45""#), ("2026-01-01", #""2026-01-01""#),
      (".5", "0.5"), ("-.5", "-0.5"), ("+.5e3", "0.5e3"), ("1.", "1"), ("1.e5", "1e5"),
      ("1.5", "1.5"), ("1e3", "1e3"), ("1E+3", "1E+3"), ("1e", #""1e""#), (".", #"".""#),
      ("+", #""+""#), ("-", "[null]"), ("--", #""--""#), ("1.2.3", #""1.2.3""#), ("00.50", "0.50"),
      ("e5", #""e5""#), ("1e400", "1e400"), ("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175"),
      ("123456789012345678901234567890", "123456789012345678901234567890"),
      (".Inf", ""), ("=", #""=""#), ("a b", #""a b""#), ("team:risk", #""team:risk""#),
    ])
  func coreSchema(_ text: String, _ expected: String) throws {
    guard !expected.isEmpty else {
      #expect(throws: YAMLError.self) { try json(text) }
      return
    }
    #expect(try json(text) == expected)
  }

  @Test(
    "JSON that libyaml refuses is read as the YAML 1.2 that it is",
    arguments: [
      ("\t[]", "[]"), ("\n\t{\"a\": 1}", #"{"a":1}"#), ("{\"a\"\n:1}", #"{"a":1}"#),
      ("{\"\(longKey)\": 1}", "{\"\(longKey)\":1}"),
    ])
  func strictness(_ text: String, _ expected: String) throws {
    #expect(try json(text) == expected)
  }

  @Test(
    "a duplicate is found among few keys and among many, at the second, with the first",
    arguments: [2, 23, 24, 25, 26, 300], [0, 1])
  func duplicates(count: Int, first: Int) throws {
    // Keys that begin and end alike and are equally long.
    var lines = (0..<count).map { "k\(1000 + $0 * 7 % 1000)x: 1\n" }
    let place = lines[..<first].joined().utf8.count
    let start = lines.joined().utf8.count
    lines.append(lines[first])
    let name = String(lines[first].prefix(6))
    let error = YAMLError(
      reason: .duplicateKey(name, first: SourceRange(start: place, end: place + 6)),
      range: SourceRange(start: start, end: start + 6))
    #expect(throws: error) { try YAMLReader.read(Array(lines.joined().utf8)) }
    #expect(try YAMLReader.read(Array(lines.dropLast().joined().utf8)).root.count == count)
  }

  @Test(
    "awkward texts have the values that YAML 1.2 gives them",
    arguments: [
      ("\u{FEFF}a: 1\n", #"{"a":1}"#),
      ("# only a comment\n", "null"), ("---\n", "null"), ("---\n...\n", "null"),
      ("%YAML 1.2\n---\na: 1\n", #"{"a":1}"#),
      ("a: b # c\n", #"{"a":"b"}"#), ("a: b#c\n", #"{"a":"b#c"}"#),
      ("a:\n- 1\n- 2\n", #"{"a":[1,2]}"#), ("a:\n  - - 1\n    - 2\n", #"{"a":[[1,2]]}"#),
      ("- a: 1\n  b:\n  - c\n", #"[{"a":1,"b":["c"]}]"#),
      ("{a: 1, b: , c}\n", #"{"a":1,"b":null,"c":null}"#), ("[a, , ]", ""),
      ("{a: [], b: {}}", #"{"a":[],"b":{}}"#), ("[a: 1, b]", #"[{"a":1},"b"]"#),
      (#"{"a":1,"b":"c"}"#, #"{"a":1,"b":"c"}"#), ("{\n\t\"a\": 1\n}", #"{"a":1}"#),
      ("a: one\n  two\n\n  three\n", #"{"a":"one two\nthree"}"#),
      ("a: 'it''s\n  so'\n", #"{"a":"it's so"}"#),
      ("a: \"x\\ty\\u00e9\\x41\\U0001F600\\/\"\n", "{\"a\":\"x\\tyéA😀/\"}"),
      ("a: \"one\\\n  two  \n\n  three \\\n\"\n", #"{"a":"onetwo\nthree "}"#),
      ("a: |\n  x\n   y\n\n  z\n", #"{"a":"x\n y\n\nz\n"}"#),
      ("a: |-\n  x\n", #"{"a":"x"}"#), ("a: |+\n  x\n\n", #"{"a":"x\n\n"}"#),
      ("a: |2\n   x\n", #"{"a":" x\n"}"#), ("a: >\n  x\n  y\n\n  z\n", #"{"a":"x y\nz\n"}"#),
      ("a: |\nb: 1\n", #"{"a":"","b":1}"#), ("? a\n: 1\n? b\n", #"{"a":1,"b":null}"#),
      ("a: &x\n  b: 1\nc: *x\n", #"{"a":{"b":1},"c":{"b":1}}"#),
      ("a: &x 1\nb: &x 2\nc: *x\n", #"{"a":1,"b":2,"c":2}"#),
      ("a: &x [&y 1, *y]\nb: [*x, *y]\n", #"{"a":[1,1],"b":[[1,1],1]}"#),
      ("a: &x k\n*x : 1\n", #"{"a":"k","k":1}"#),
      (
        "a: !!str 1\nb: !!int \"2\"\nc: !!str\nd: ! 3\ne: !!float 4\n",
        #"{"a":"1","b":2,"c":"","d":"3","e":4}"#
      ),
      ("!!map {a: !!seq [!!null ~, !!bool True]}", #"{"a":[null,true]}"#),
      ("a: ! [1]\n", #"{"a":[1]}"#), ("!!str 1: 2\n", #"{"1":2}"#), ("\"1\": 2\n", #"{"1":2}"#),
      ("\"<<\": 1\n", #"{"<<":1}"#), ("a: <<\n", #"{"a":"<<"}"#),
      ("a: \"x\u{85}y\u{2028}z\u{2029}\"\n", "{\"a\":\"x\u{85}y\u{2028}z\u{2029}\"}"),
      ("a: 'x\u{2028}y'\n", "{\"a\":\"x\u{2028}y\"}"),
      ("a: x\u{2028}b\n", "{\"a\":\"x\u{2028}b\"}"), ("# c\u{2028}a: 1\nb: 2\n", #"{"b":2}"#),
      ("k\u{2028}l: x\u{2029}# y\n", "{\"k\u{2028}l\":\"x\u{2029}# y\"}"),
      (
        "- x\u{85}- y\n- [a\u{85}, 'b\u{85}\n  c']\n",
        "[\"x\u{85}- y\",[\"a\u{85}\",\"b\u{85} c\"]]"
      ),
      ("a: >\n  x\u{2028}\n  y\u{2029}z\n", "{\"a\":\"x\u{2028} y\u{2029}z\\n\"}"),
      ("a: |\n  x\u{85}¡y_E\n  ½\n", "{\"a\":\"x\u{85}¡y_E\\n½\\n\"}"),
      (
        "a: \"\\ud83d\\uDE00 \\\\ud83d\"\nb: \\ud83dE\n",
        "{\"a\":\"😀 \\\\ud83d\",\"b\":\"\\\\ud83dE\"}"
      ),
      ("a: \"x\u{7F}y\u{80}\"\nb: '\u{FFFE}_'\n", "{\"a\":\"x\u{7F}y\u{80}\",\"b\":\"\u{FFFE}_\"}"),
      ("a: \"x  \u{2028}  \n  y\"\n", "{\"a\":\"x  \u{2028} y\"}"),
      ("a: \"\\L\\n\"\n", "{\"a\":\"\u{2028}\\n\"}"),
      ("a: 1\r\nb: |\r\n  x\r\n  y\r\n", #"{"a":1,"b":"x\ny\n"}"#),
      ("é: ü\n", #"{"é":"ü"}"#), ("a:    \n  # c\n  b: 1\n", #"{"a":{"b":1}}"#),
      ("a: \"\\0\"\n", #"{"a":"\u0000"}"#), ("e\u{301}: 1\né: 2\n", "{\"e\u{301}\":1,\"é\":2}"),
    ])
  func awkward(_ text: String, _ expected: String) throws {
    guard !expected.isEmpty else {
      #expect(throws: YAMLError.self) { try json(text) }
      return
    }
    #expect(Array(try json(text).utf8) == Array(expected.utf8))
  }

  @Test("many keys of one mapping are all kept, and a duplicate among them is found")
  func manyKeys() throws {
    let lines = (0..<5000).map { "key\($0): \($0)\n" }.joined()
    #expect(try YAMLReader.read(Array(lines.utf8)).root.count == 5000)
    let error = #expect(throws: YAMLError.self) { try json(lines + "key77: 1\n") }
    guard case .duplicateKey("key77", let first) = error?.reason else {
      Issue.record("no duplicate found: \(String(describing: error))")
      return
    }
    #expect(String(decoding: Array(lines.utf8)[first.bytes], as: UTF8.self) == "key77")
  }

  @Test("YAML and JSON readers agree on JSON texts")
  func agreesWithJSON() throws {
    let texts = [
      #"{"a": [1, -0, 1.5e+10, true, false, null, "x"], "b": {"c": {}}, "d": []}"#,
      #"["\"\\\/\b\f\n\r\t\u0041\ud83d\ude00\u0000", "#,
      "[\"\u{2028}\u{2029}\u{85}\u{7F}\u{9F}\u{FEFF}\"]",
      "{\r\n\t\"key\"\t:\t\"value\"\r\n}", "[\"# no comment\", \"a: b\", \"- c\", \"<<\"]",
      "\"text\"", "12",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      guard let expected = try? JSONReader.read(bytes) else {
        #expect(throws: YAMLError.self) { try YAMLReader.read(bytes) }
        continue
      }
      #expect(try YAMLReader.read(bytes).root.isEqual(to: expected.root), "\(text)")
    }
  }

  @Test(
    "PyYAML reads texts of many styles as the same values",
    .enabled(if: PythonReader.isPresent))
  func pythonAgrees() throws {
    var values = RandomValues(seed: 31)
    let texts = (0..<800).map { seed in
      var messy = MessyText(seed: UInt64(seed))
      return messy.text(values.object(depth: 3))
    }
    .filter { !$0.contains("e+400") }
    for (text, result) in zip(texts, try PythonReader.load(texts)) {
      let found = try #require(result["value"], "\(result) for \(text)")
      let own = try YAMLReader.read(Array(text.utf8)).root.value
      #expect(comparable(found) == comparable(own), "\(text)")
    }
  }
}
