import Documents
import Testing

@testable import YAML

@Suite("Refused texts")
struct RefusalTests {
  @Test(
    "what JSON cannot hold or YAML forbids is refused at its place",
    arguments: [
      ("a: 1\n«a»: 2\n", .duplicateKey("a", first: SourceRange(start: 0, end: 1))),
      ("a: 1\n«'a'»: 2\n", .duplicateKey("a", first: SourceRange(start: 0, end: 1))),
      ("é: {b: 1, «\"\\x62\"»: 2}\n", .duplicateKey("b", first: SourceRange(start: 5, end: 6))),
      ("«1»: a\n", .nonStringKey(.number)), ("«true»: a\n", .nonStringKey(.boolean)),
      ("«~»: a\n", .nonStringKey(.null)), ("?«»\n: a\n", .nonStringKey(.null)),
      ("? «[»a]\n: b\n", .nonStringKey(.array)), ("{«{»a: b}: c}\n", .nonStringKey(.object)),
      ("«0x1F»: a\n", .nonStringKey(.number)), ("«.inf»: a\n", .nonStringKey(.number)),
      ("a: &x {b: 1}\nc:\n  «<<»: *x\n", .mergeKey),
      ("a: «!custom »1\n", .customTag("!custom")), ("a: «!!binary »aGk=\n", .customTag("!!binary")),
      ("«!x »{a: 1}\n", .customTag("!x")), ("a: «!!int x»\n", .tagMismatch("!!int")),
      ("a: «!!int 1.5»\n", .tagMismatch("!!int")), ("a: «!!bool yes»\n", .tagMismatch("!!bool")),
      ("a: «!!seq »{}\n", .tagMismatch("!!seq")), ("a: «.inf»\n", .nonFiniteNumber),
      ("a: [«-.INF», 1]\n", .nonFiniteNumber), ("a: «.NaN»\n", .nonFiniteNumber),
      ("a: 1\n«---»\nb: 2\n", .severalDocuments), ("--- a\n«---» b\n", .severalDocuments),
      ("a: «*x»\n", .unknownAnchor("x")), ("a: &x [«*x»]\n", .recursiveAlias("x")),
      ("a:\n«\t»b: 1\n", .syntax(.tab)), ("a: x\n«\t»y\n", .syntax(.tab)),
      ("a: |\n«\t»y\n", .syntax(.tab)), ("a: b«:» c\n", .syntax(.unexpectedColon)),
      ("a: 1\n b«:» 2\n", .syntax(.unexpectedColon)), ("a: 1\n«-» b\n", .syntax(.indentation)),
      ("a: «\"»x\n", .syntax(.unclosedQuote)), ("a: «'»x\nb: 1\n", .syntax(.unclosedQuote)),
      ("a: «[»1, 2\n", .syntax(.unclosedSequence)), ("a: «{»b: 1\n", .syntax(.unclosedMapping)),
      ("a: [1]«]»\n", .syntax(.unexpectedCharacter)), ("a: [«,»]\n", .syntax(.missingValue)),
      ("a: \"«\\»q\"\n", .syntax(.unknownEscape)),
      ("a: \"\\u«z»\"\n", .syntax(.malformedEscape)),
      ("a: \"é«\\uDC00»\u{2028}\"\n", .syntax(.malformedEscape)),
      ("a: «@»b\n", .syntax(.unexpectedCharacter)), ("a: «`»b\n", .syntax(.unexpectedCharacter)),
      ("é: «@»b\n", .syntax(.unexpectedCharacter)), ("a: 1\n«b»\n", .syntax(.missingColon)),
      ("a: - b\n", .syntax(.unexpectedDash)), ("a: |x\n  b\n", .syntax(.blockHeader)),
      ("a: & b\n", .syntax(.anchorName)), ("a: !y!z b\n", .syntax(.tagName)),
      ("%YAML 3.0\n---\n", .syntax(.directive)), ("%YAML 1.0\n---\n", .syntax(.directive)),
      ("%YAML 1.3x\n---\n", .syntax(.directive)), ("%YAML 1.\n---\n", .syntax(.directive)),
      ("%YAML 1.3\n%YAML 1.3\n---\n", .syntax(.directive)),
      ("a: \"\n---\n\"\n", .syntax(.documentMarkerInQuotes)),
      ("a: 1«\u{0}»\n", .controlCharacter(0)), ("a: 1\n«\u{7F}»\n", .controlCharacter(0x7F)),
      ("a: b«\u{1B}»\n", .controlCharacter(0x1B)), ("a: b«\u{9F}»\n", .controlCharacter(0x9F)),
      ("a: \"\u{7F}\" # «\u{7F}»\n", .controlCharacter(0x7F)),
      ("\u{FEFF}«\u{FEFF}»a: 1\n", .controlCharacter(0xFEFF)),
      // Duplicate keys, however they are spelled, name the first.
      ("{a: 1, «a»: 2}", .duplicateKey("a", first: SourceRange(start: 1, end: 2))),
      ("? a\n? «a»\n", .duplicateKey("a", first: SourceRange(start: 2, end: 3))),
      ("- é: 1\n  «é»: 2\n", .duplicateKey("é", first: SourceRange(start: 2, end: 4))),
      ("&x a: 1\n«*x» : 2\n", .duplicateKey("a", first: SourceRange(start: 3, end: 4))),
      ("!!str 1: 2\n«\"1\"»: 3\n", .duplicateKey("1", first: SourceRange(start: 6, end: 7))),
      ("a: {b: {c: 1, d: 2, «c»: 3}}\n", .duplicateKey("c", first: SourceRange(start: 8, end: 9))),
      // Keys that are no strings.
      ("«1.5»: a", .nonStringKey(.number)), ("«null»: a", .nonStringKey(.null)),
      ("«FALSE»: a", .nonStringKey(.boolean)), ("«[»]: a", .nonStringKey(.array)),
      ("? «{»a: 1}\n: b", .nonStringKey(.object)), ("«.Inf»: 1", .nonStringKey(.number)),
      ("a: &x [1]\n«*»x : 2", .nonStringKey(.array)), ("!!int «1»: a", .nonStringKey(.number)),
      // Tags, merge keys, numbers.
      ("«!x »a: 1", .customTag("!x")), ("a: «!!set »{b}", .customTag("!!set")),
      ("a: «!!timestamp »2026-01-01", .customTag("!!timestamp")), ("- «!x»\n", .customTag("!x")),
      ("a: «!<tag:x> »1", .customTag("tag:x")), ("{«<<»: 1}", .mergeKey),
      ("a: &x {b: 1}\nc: {<: 1, «<<»: *x}", .mergeKey), ("«!!int a»: 1", .tagMismatch("!!int")),
      ("a: «!!null x»\n", .tagMismatch("!!null")), ("a: «!!float x»\n", .tagMismatch("!!float")),
      ("a: «!!map »[1]\n", .tagMismatch("!!map")), ("- - - «!!seq x»\n", .tagMismatch("!!seq")),
      ("a: «+.inf»", .nonFiniteNumber), ("a: «.INF»", .nonFiniteNumber),
      ("[«.nan»]", .nonFiniteNumber), ("é: 1\nü: «.NAN» # c\n", .nonFiniteNumber),
      // Documents and aliases.
      ("a: 1\n...\n«---»\nb: 1\n", .severalDocuments), ("a\n«---»\n", .severalDocuments),
      ("---\n«---»\n", .severalDocuments), ("«*x» : 1", .unknownAnchor("x")),
      ("\u{FEFF}é: «*q»", .unknownAnchor("q")), ("a: 1 # é\nb: «*q»\n", .unknownAnchor("q")),
      ("a: &é.日 1\nb: *é.日\nc: «*q»\n", .unknownAnchor("q")),
      ("a: &x.y 1\nb: «*x_y»\n", .unknownAnchor("x_y")),
      ("a: |\n é\n 日\nc: «*q»", .unknownAnchor("q")), ("b: «*x»\na: &x 1\n", .unknownAnchor("x")),
      ("a: &x {b: «*x»}", .recursiveAlias("x")), ("&x [&y [«*x»]]", .recursiveAlias("x")),
      // Tabs that indent.
      ("-«\t»a: 1\n", .syntax(.tab)), ("- a\n«\t»- b\n", .syntax(.tab)),
      ("a:\n  - b\n«\t»- c\n", .syntax(.tab)), ("a: b\n«\t» c\n", .syntax(.tab)),
      ("a: |\n  x\n«\t»\n  y\n", .syntax(.tab)), ("é:\n  ü: 1\n«\t»ö: 2\n", .syntax(.tab)),
      // Control characters: in comments and quotes too, but for those that YAML lets stand in quotes.
      ("# «\u{1}»\na: 1", .controlCharacter(1)), ("a: \"«\u{1B}»\"", .controlCharacter(0x1B)),
      ("a: \"x«\u{0}»y\"", .controlCharacter(0)), ("a: b«\u{C}»c\n", .controlCharacter(0xC)),
      ("«\u{B}»", .controlCharacter(0xB)), ("a: b«\u{80}»\n", .controlCharacter(0x80)),
      ("«\u{FFFF}»: 1", .controlCharacter(0xFFFF)), ("é: «\u{FFFE}»", .controlCharacter(0xFFFE)),
      // Syntax after characters of several bytes.
      ("- 😀\n- 😀: [«}»\n", .syntax(.missingValue)), ("日本: «@»x\n", .syntax(.unexpectedCharacter)),
      ("a: \"b\" «c»\n", .syntax(.unexpectedCharacter)),
      ("é: 'é'«x»\n", .syntax(.unexpectedCharacter)),
      ("a: &x «*»y\n", .syntax(.unexpectedCharacter)),
      ("a:\n  b: 1\n «c»: 2\n", .syntax(.indentation)), ("- a\n«b»: 1\n", .syntax(.indentation)),
      ("a: |3\n  «x»\n", .syntax(.indentation)), (" a: 1\n«b»: 2\n", .syntax(.trailingContent)),
      ("a: \"«\\ud83d»\"\n", .syntax(.malformedEscape)), ("a: |«0»\n x", .syntax(.blockHeader)),
      ("%YAML 1.2\n«%»YAML 1.2\n---\na: 1\n", .syntax(.directive)),
    ] as [(String, YAMLError.Reason)])
  func refused(_ marked: String, _ reason: YAMLError.Reason) throws {
    let text = MarkedText(marked)
    let error = try #require(
      #expect(throws: YAMLError.self) { try YAMLReader.read(text.bytes) })
    #expect(error.reason == reason)
    if let range = text.ranges.first {
      #expect(error.range == range, "found '\(text.text(error.range))'")
    }
    #expect(!error.summary.isEmpty)
  }

  @Test(
    "bytes that are not UTF-8 are refused",
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFF], .invalidUTF8), ([0xC3], .invalidUTF8),
      ([0xED, 0xA0, 0x80], .invalidUTF8), ([0xFF, 0xFE, 0x61, 0x00], .encoding("UTF-16")),
      ([0xFE, 0xFF, 0x00, 0x61], .encoding("UTF-16")),
      ([0x61, 0x00, 0x3A, 0x00], .encoding("UTF-16")),
      ([0x00, 0x61, 0x00, 0x3A], .encoding("UTF-16")), ([0, 0, 0xFE, 0xFF], .encoding("UTF-32")),
      ([0xFF, 0xFE, 0, 0], .encoding("UTF-32")), ([0x61, 0, 0, 0], .encoding("UTF-32")),
      ([0], .controlCharacter(0)), ([0, 1, 2, 0xFF], .controlCharacter(0)),
      ([0x61, 0, 0x62, 0x63], .controlCharacter(0)),
    ] as [([UInt8], YAMLError.Reason)])
  func encodings(_ bytes: [UInt8], _ reason: YAMLError.Reason) throws {
    let error = #expect(throws: YAMLError.self) { try YAMLReader.read(bytes) }
    #expect(error?.reason == reason)
  }

  @Test(
    "the first byte that is no UTF-8 is named",
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFF], 3), ([0xC3, 0xA9, 0x3A, 0x20, 0xC0, 0x80], 4),
      ([0x22, 0xE2, 0x82, 0x22], 1), ([0x23, 0xED, 0xA0, 0x80], 1),
      ([0x78, 0xF4, 0x90, 0x80, 0x80], 1), ([0x78, 0xF0, 0x9F, 0x98], 1), ([0x78, 0x80], 1),
    ] as [([UInt8], Int)])
  func invalidUTF8(_ bytes: [UInt8], _ place: Int) {
    let expected = YAMLError(
      reason: .invalidUTF8, range: SourceRange(start: place, end: place + 1))
    #expect(throws: expected) { try YAMLReader.read(bytes) }
  }

  @Test("limits are kept")
  func limits() throws {
    let deep = String(repeating: "[", count: 513) + String(repeating: "]", count: 513)
    #expect(reason(deep) == .tooDeep(limit: 512))
    #expect(try json(String(deep.dropFirst().dropLast())).utf8.count == 1024)
    #expect(reason("[1, 2, 3]", YAMLLimits(nodes: 3)) == .tooManyNodes(limit: 3))
    #expect(reason("12345", YAMLLimits(size: 4)) == .tooLarge(limit: 4))
    #expect(
      reason("0x" + String(repeating: "f", count: 1001)) == .numberTooLong(limit: 1000))
  }

  @Test("what nests too deep is refused where it does")
  func tooDeep() {
    let error = YAMLError(reason: .tooDeep(limit: 512), range: SourceRange(start: 512, end: 513))
    #expect(throws: error) { try YAMLReader.read(Array(repeating: UInt8(ascii: "["), count: 600)) }
    let steps = (0...512).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(reason(steps + String(repeating: " ", count: 513) + "a: 1\n") == .tooDeep(limit: 512))
    #expect(reason(String(repeating: "- ", count: 513) + "x") == .tooDeep(limit: 512))
  }

  /// Texts whose aliases multiply, each by another way.
  private static let multiplying: [(String, String)] = [
    ("nine levels of nine", levels(9, of: 9)), ("twenty levels of ten", levels(20, of: 10)),
    (
      "a thousand aliases of a thousand keys",
      "a: &a {" + (0..<1000).map { "k\($0): lol" }.joined(separator: ", ") + "}\n"
        + list("*a", 1000)
    ),
    (
      "a long string, many times",
      "a: &a " + String(repeating: "x", count: 1_000_000) + "\n" + list("*a", 100)
    ),
    (
      "a long string with escapes, many times",
      "a: &a \"" + String(repeating: "x\\n", count: 500_000) + "\"\n" + list("*a", 100)
    ),
    (
      "a deep value, many times",
      "a: &a " + String(repeating: "[", count: 150) + String(repeating: "]", count: 150) + "\n"
        + list("*a", 1000)
    ),
    ("one scalar, far too often", "a: &a lol\n" + list("*a", 60_000)),
  ]

  @Test(
    "aliases that multiply are refused before they fill the memory", .timeLimit(.minutes(20)),
    arguments: multiplying)
  func multiplyingAliases(_ name: String, _ text: String) {
    let source = Array(text.utf8)
    let error = #expect(throws: YAMLError.self, "\(name)") { try YAMLReader.read(source) }
    #expect(error?.reason == .expansionTooLarge(limit: 50_000))
  }

  private static func list(_ item: String, _ count: Int) -> String {
    "b: [" + repeatElement(item, count: count).joined(separator: ", ") + "]\n"
  }

  /// A list of strings, and `depth` lists of each one before.
  private static func levels(_ depth: Int, of width: Int) -> String {
    (0..<depth).map { level in
      let item = level == 0 ? "lol" : "*a\(level - 1)"
      let items = repeatElement(item, count: width).joined(separator: ", ")
      return "a\(level): &a\(level) [\(items)]\n"
    }.joined()
  }

  @Test(
    "what libyaml refuses and YAML 1.2 allows is read, but for these",
    arguments: [
      // A directive without a document start is none.
      "%FOO x\na: 1\n",
      // Names with quotes in them; a tab that might be content of the block scalar above.
      "a: &\"x\" 1\n", "a:\n  b: |\n    x\n\t\n  c: 1\n",
      // A block scalar that is the document, and not indented.
      "--- |\nx\n",
      // A tab that indents.
      "a:\n\tb: 1\n",
    ])
  func tooStrict(_ text: String) {
    guard case .syntax? = reason(text) else {
      Issue.record("\(text.debugDescription) is read")
      return
    }
  }

  private func reason(_ text: String, _ limits: YAMLLimits = .standard) -> YAMLError.Reason? {
    do {
      _ = try YAMLReader.read(Array(text.utf8), limits: limits)
      return nil
    } catch {
      return error.reason
    }
  }
}
