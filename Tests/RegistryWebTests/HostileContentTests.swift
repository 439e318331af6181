import Documents
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import RegistryWeb

@Suite("Hostile content", .reading { try WebFixture() })
struct HostileContentTests {
  /// Each would break out of text or of a quoted attribute, or deceive, if it came through as it is.
  static let texts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "\"\u{301} onfocus=alert(1) autofocus x=\"\u{301}", "<\u{338}script>", "\"\u{200D}>",
    "a\u{202E}gpj.exe", "\u{2066}x\u{2069}", "&lt;script&gt;", "`${x}`", "]]><!--", "</title>",
    "javascript:alert(1)", "\u{7}bell",
  ]

  /// Markup with the tags that templates make taken out: what is left must hold none.
  private func check(_ markup: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!markup.contains("<script"), sourceLocation: sourceLocation)
    #expect(!markup.contains("<img"), sourceLocation: sourceLocation)
    for scalar in markup.unicodeScalars {
      #expect(
        !"\u{202A}\u{202B}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{7}".unicodeScalars
          .contains(scalar), sourceLocation: sourceLocation)
    }
    // Outside of tags no quote or bracket stands as itself.
    var isInTag = false
    var quotes = 0
    for scalar in markup.unicodeScalars {
      switch scalar {
      case "<":
        #expect(!isInTag, sourceLocation: sourceLocation)
        isInTag = true
        quotes = 0
      case ">":
        #expect(isInTag && quotes.isMultiple(of: 2), sourceLocation: sourceLocation)
        isInTag = false
      case "\"":
        #expect(isInTag, sourceLocation: sourceLocation)
        quotes += 1
      case "'", "`": Issue.record("a bare quote", sourceLocation: sourceLocation)
      default: break
      }
    }
  }

  @Test("in titles, names, addresses and messages stays text", arguments: texts)
  func content(text: String) async throws {
    let fixture = try WebFixture()
    let document =
      WebFixture.model("m01", title: text)
        + """
        description: \(JSONWriter.text(.string(text)))
        labels: {\(JSONWriter.text(.string(text))): \(JSONWriter.text(.string(text)))}
        links:
          - title: \(JSONWriter.text(.string(text)))
            uri: \(JSONWriter.text(.string(text)))

        """
    try fixture.sandbox.write(document, to: "models/m01/model.yaml")
    try fixture.sandbox.write(text, to: "notes.txt")
    try fixture.sandbox.git("add", "--all")
    let name = String(text.unicodeScalars.filter { $0 != "<" && $0 != ">" && $0.value >= 32 })
    try fixture.sandbox.git(
      "commit", "-q", "--cleanup=verbatim", "-m", text,
      overriding: ["GIT_AUTHOR_NAME": "x\(name)x", "GIT_AUTHOR_EMAIL": "\(name)@example.org"])
    for address in ["/", "/models/m01", "/audit"] {
      let response = try await fixture.ask(address)
      #expect(response.status == .ok)
      check(response.text)
    }
    // Programs get it as it is.
    let title = try await fixture.json("/api/v1/models?limit=1")["data"]?.elements.first?["title"]
    #expect(title?.string == text)
  }

  @Test("in addresses stays text too", arguments: texts)
  func addresses(text: String) async throws {
    let fixture = try SharedFixture.fixture
    let encoded = PercentEncoding.encoded(text)
    for address in [
      "/?filter=\(encoded)", "/?at=\(encoded)", "/?\(encoded)=1", "/\(encoded)",
      "/?cursor=\(encoded)",
      "/models/\(encoded)", "/audit?author=\(encoded)", "/audit?subject=\(encoded)",
      "/audit?action=\(encoded)", "/audit?since=\(encoded)",
    ] {
      let response = try await fixture.ask(address)
      #expect([200, 400, 404].contains(response.status.code))
      #expect(!response.text.contains("<script") && !response.text.contains("<img"))
      for value in response.headers.map(\.value) { #expect(!value.contains("\n")) }
    }
  }

  @Test(
    "addresses in documents become links only when they are of the web",
    arguments: [
      ("https://example.org/a?b=c&d", true), ("http://example.org", true),
      ("javascript:alert(1)", false), ("JAVASCRIPT:alert(1)", false), ("data:text/html,x", false),
      (" https://example.org", false), ("https://exa mple.org", false), ("//example.org", false),
      ("https://example.org\\@evil", false), ("https://ex\u{202E}ample.org", false),
    ])
  func links(text: String, isLink: Bool) {
    #expect((Address(external: text) != nil) == isLink)
  }
}
