import Documents
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
  @Test(
    "All bytes but those of unreserved characters are encoded, in two upper-case digits",
    arguments: [
      ("", ""), ("Az09-._~", "Az09-._~"), ("a b+c", "a%20b%2Bc"), ("%41", "%2541"),
      ("\n\u{0}\u{7F}", "%0A%00%7F"), ("ä😀", "%C3%A4%F0%9F%98%80"), ("a/b:c", "a%2Fb%3Ac"),
    ])
  func encoded(_ text: String, _ expected: String) {
    #expect(PercentEncoding.encoded(text) == expected)
  }

  @Test("What means something where the text goes is kept")
  func kept() { #expect(PercentEncoding.encoded("a/b:c d", keeping: "/:") == "a/b:c%20d") }

  @Test("percent-encoding is undone for UTF-8 only")
  func percent() {
    #expect(PercentEncoding.decoded("a%20b+c") == "a b+c")
    #expect(PercentEncoding.decoded("a%20b+c", plusIsSpace: true) == "a b c")
    #expect(PercentEncoding.decoded("%C3%A9") == "é")
    for text in ["%", "%1", "%zz", "%ff", "%00", "%C3"] {
      #expect(PercentEncoding.decoded(text[...]) == nil)
    }
  }
}
