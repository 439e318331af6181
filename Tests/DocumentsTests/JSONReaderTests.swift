import Testing

@testable import Documents

struct JSONReaderTests {
  @Test(
    "JSON text is read to the value that it spells",
    arguments: [
      ("null", .null), (" true\n", true), ("[]", []), ("{}", .object([])),
      ("-0.50e+2", .number("-0.50e+2")), (#""""#, ""),
      (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u00e9\ud83d\udca9\u0000""#, "\u{E9}\u{1F4A9}\u{0}"), ("\"é💩\"", "é💩"),
      ("[1,[2,{\"a\":[]}],3]", [1, [2, ["a": []]], 3]),
      ("{\"b\":1,\"a\":{\"b\":null}}", ["b": 1, "a": ["b": .null]]),
      ("\u{FEFF}[1]", [1]), ("\t[ 1 , 2 ]\r\n", [1, 2]), ("{\"\":1}", ["": 1]),
    ] as [(String, JSONValue)])
  func values(text: String, expected: JSONValue) throws {
    #expect(try JSONReader.read(text).root.value == expected)
  }

  @Test(
    "text that is no JSON is refused at the first byte that is wrong",
    arguments: [
      ("", .unexpectedEnd, 0), ("[", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2),
      ("{\"a\"", .unexpectedEnd, 4), ("\"a", .unexpectedEnd, 2), ("\"\\", .unexpectedEnd, 2),
      ("[1,]", .unexpectedByte(UInt8(ascii: "]")), 3),
      ("{\"a\":1,}", .unexpectedByte(UInt8(ascii: "}")), 7),
      ("{a:1}", .unexpectedByte(UInt8(ascii: "a")), 1), ("nul", .unexpectedEnd, 3),
      ("nulL", .unexpectedByte(UInt8(ascii: "L")), 3),
      ("'a'", .unexpectedByte(UInt8(ascii: "'")), 0),
      ("[1 2]", .unexpectedByte(UInt8(ascii: "2")), 3), ("1 2", .trailingContent, 2),
      ("01", .invalidNumber, 1), ("1.", .invalidNumber, 2), ("-", .invalidNumber, 1),
      ("1e", .invalidNumber, 2), (".5", .unexpectedByte(UInt8(ascii: ".")), 0),
      ("+1", .unexpectedByte(UInt8(ascii: "+")), 0), ("NaN", .unexpectedByte(UInt8(ascii: "N")), 0),
      ("\"a\nb\"", .controlCharacterInString, 2), ("\"\\x\"", .invalidEscape, 1),
      ("\"\\u12G4\"", .invalidEscape, 5), ("\"\\ud800\"", .loneSurrogate, 1),
      ("\"\\udc00\"", .loneSurrogate, 1), ("\"\\ud800\\u0041\"", .loneSurrogate, 1),
      ("{\"a\":1,\"\\u0061\":2}", .duplicateKey("a", first: 1), 7),
      ("\u{A0}1", .unexpectedByte(0xC2), 0), ("// c\n1", .unexpectedByte(UInt8(ascii: "/")), 0),
    ] as [(String, JSONError.Reason, Int)])
  func refusals(text: String, reason: JSONError.Reason, offset: Int) {
    #expect(throws: JSONError(reason: reason, offset: offset)) { try JSONReader.read(text) }
  }

  @Test(
    "strings must be UTF-8",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80], [0x80],
      [0xF0, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    #expect(throws: JSONError(reason: .invalidUTF8, offset: 1)) {
      try JSONReader.read([0x22] + bytes + [0x22])
    }
  }

  @Test("nesting is read up to a limit and refused beyond it")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    let limit = JSONReader.maximumDepth
    #expect(try JSONReader.read(nested(limit)).nodeCount == limit)
    #expect(throws: JSONError(reason: .tooDeep(limit: limit), offset: limit)) {
      try JSONReader.read(nested(limit + 1))
    }
  }

  @Test("every value and key knows where it is spelled")
  func ranges() throws {
    let text = "{ \"a\" : [1, \"é\\n\" ],\n  \"b\": {\"c\": true} }"
    let root = try JSONReader.read(text).root
    func spelling(_ node: Node?) -> String? {
      node.map { String(decoding: Array(text.utf8)[$0.range.bytes], as: UTF8.self) }
    }
    #expect(spelling(root) == text)
    #expect(spelling(root.member("a")?.key) == "\"a\"")
    #expect(spelling(root["a"]) == "[1, \"é\\n\" ]")
    #expect(spelling(root["a"]?[1]) == "\"é\\n\"")
    #expect(spelling(root["b"]?["c"]) == "true")
    #expect(root["a"]?[1]?.string == "é\n")
  }

  @Test("random values survive writing and reading, in either layout")
  func roundTrip() throws {
    var random = SeededRandom(state: 7)
    for _ in 0..<500 {
      let value = random.value(depth: 4)
      for layout in [JSONWriter.Layout.compact, .indented] {
        #expect(try JSONReader.read(JSONWriter.bytes(value, layout)).root.value == value)
      }
    }
  }

  @Test("text with bytes changed at random is read or refused, and what is read can be written")
  func mutations() throws {
    var random = SeededRandom(state: 11)
    for _ in 0..<3_000 {
      var bytes = JSONWriter.bytes(random.value(depth: 3))
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      let value: JSONValue
      do {
        value = try JSONReader.read(bytes).root.value
      } catch {
        #expect(error.offset <= bytes.count)
        #expect(!error.summary.isEmpty)
        continue
      }
      let again = try JSONReader.read(JSONWriter.bytes(value)).root.value
      #expect(again == value)
    }
  }

  @Test("the text of a decoded key holds on to no other")
  func decodedKeys() {
    let source = Array(#"{"\u0061": 1, "\u0062": 2}"#.utf8)
    var builder = DocumentBuilder(source: source)
    builder.beginObject(at: 0)
    builder.string(Array("a".utf8), at: SourceRange(start: 1, end: 9))
    builder.number(at: SourceRange(start: 11, end: 12))
    builder.string(Array("b".utf8), at: SourceRange(start: 14, end: 22))
    // A slice of the buffer that holds both would begin behind the first.
    let text = builder.text(at: 3)
    #expect(text.startIndex == 0 && text.elementsEqual("b".utf8))
    #expect(builder.text(at: 2).elementsEqual("1".utf8))
  }

  @Test("thousands of escaped keys of one object are told apart")
  func manyDecodedKeys() throws {
    let members = (0..<20_000).map { #""\u006b\#($0)": \#($0)"# }
    let root = try JSONReader.read("{" + members.joined(separator: ",") + "}").root
    #expect(root.count == 20_000)
    #expect(root["k19999"]?.lexeme == "19999")
    let twice = "{" + (members + [members[0]]).joined(separator: ",") + "}"
    let error = #expect(throws: JSONError.self) { try JSONReader.read(twice) }
    #expect(error?.reason == .duplicateKey("k0", first: 1))
  }

  @Test("a string of nothing but escapes is read")
  func manyEscapes() throws {
    let text = "\"" + String(repeating: #"\\"#, count: 100_000) + "\""
    let content = try JSONReader.read(text).root.textBytes
    #expect(content.count == 100_000)
    #expect(content.allSatisfy { $0 == UInt8(ascii: "\\") })
  }
}
