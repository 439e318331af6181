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
      ("a: 1\n «b»: 2\n", .syntax(.unexpectedColon)), ("a: 1\n«- »b\n", .syntax(.indentation)),
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
      ("%YAML 3.0\n---\n", .syntax(.directive)),
      ("a: \"\n---\n\"\n", .syntax(.documentMarkerInQuotes)),
      ("a: 1«\u{0}»\n", .controlCharacter(0)), ("a: 1\n«\u{7F}»\n", .controlCharacter(0x7F)),
      ("a: b«\u{1B}»\n", .controlCharacter(0x1B)), ("a: b«\u{9F}»\n", .controlCharacter(0x9F)),
      ("a: \"\u{7F}\" # «\u{7F}»\n", .controlCharacter(0x7F)),
      ("\u{FEFF}«\u{FEFF}»a: 1\n", .controlCharacter(0xFEFF)),
    ] as [(String, YAMLError.Reason)])
  func refused(_ marked: String, _ reason: YAMLError.Reason) throws {
    let text = MarkedText(marked)
    let error = try #require(
      #expect(throws: YAMLError.self) { try YAMLReader.read(text.bytes) })
    #expect(error.reason == reason)
    if let range = text.ranges.first {
      // The marks of an indentation fault show the line, the error its first character.
      if error.reason == .syntax(.indentation) || error.reason == .syntax(.unexpectedColon) {
        #expect(error.range.start >= range.start)
      } else {
        #expect(error.range == range, "found '\(text.text(error.range))'")
      }
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
      ([0], .controlCharacter(0)),
    ] as [([UInt8], YAMLError.Reason)])
  func encodings(_ bytes: [UInt8], _ reason: YAMLError.Reason) throws {
    let error = #expect(throws: YAMLError.self) { try YAMLReader.read(bytes) }
    #expect(error?.reason == reason)
  }

  @Test("limits are kept, and aliases that multiply are refused quickly")
  func limits() throws {
    let deep = String(repeating: "[", count: 201) + String(repeating: "]", count: 201)
    #expect(reason(deep) == .tooDeep(limit: 200))
    #expect(try json(String(deep.dropFirst().dropLast())).utf8.count == 400)
    #expect(reason("[1, 2, 3]", YAMLLimits(nodes: 3)) == .tooManyNodes(limit: 3))
    #expect(reason("12345", YAMLLimits(size: 4)) == .tooLarge(limit: 4))
    #expect(
      reason("0x" + String(repeating: "f", count: 1001)) == .numberTooLong(limit: 1000))
    var laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...20 {
      let alias = "*a\(level - 1)"
      laughs +=
        "a\(level): &a\(level) [" + repeatElement(alias, count: 10).joined(separator: ", ") + "]\n"
    }
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(reason(laughs) == .expansionTooLarge(limit: 100_000))
    }
    #expect(time < .seconds(10))
    let long = "a: &a \"" + String(repeating: "x\\n", count: 1_000_000) + "\"\nb: ["
    #expect(
      reason(long + repeatElement("*a", count: 100).joined(separator: ", ") + "]")
        == .expansionTooLarge(limit: 100_000))
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
