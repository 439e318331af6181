import Testing

@testable import RegistryWeb

@Suite("Small writers and readers")
struct WritingTests {
  @Test(
    "text is escaped scalar by scalar",
    arguments: [
      ("<b>&\"'`", "&lt;b&gt;&amp;&quot;&#39;&#96;"), ("\"\u{301}", "&quot;\u{301}"),
      ("<\u{338}", "&lt;\u{338}"), ("'\u{200D}x", "&#39;\u{200D}x"),
      ("é\u{1F468}\u{200D}\u{1F4BB}", "é\u{1F468}\u{200D}\u{1F4BB}"),
      ("a\u{202E}b", "a\\u{202e}b"), ("\u{0}\u{1B}[0m", "\\u{0}\\u{1b}[0m"), ("a\nb", "a\nb"),
      ("\r\n<", "\\u{d}\n&lt;"),
    ])
  func text(text: String, expected: String) {
    #expect(HTMLWriter.text(.text(text)) == expected)
  }

  @Test("attributes are escaped scalar by scalar and keep what forms send back")
  func attributes() {
    let html = Tag.input(.name("q"), .value("\"\u{301}><\u{202E}&\u{1}"))
    #expect(
      HTMLWriter.text(html)
        == "<input name=\"q\" value=\"&quot;\u{301}&gt;&lt;\u{202E}&amp;\u{FFFD}\">")
  }

  @Test("elements are nested and void ones have no end")
  func elements() {
    let html = Tag.p(.class("a")) {
      "x"
      Tag.br()
      Tag.strong { "y" }
    }
    #expect(HTMLWriter.text(html) == "<p class=\"a\">x<br><strong>y</strong></p>")
  }

  @Test("a server on all interfaces answers for numbers, not for names")
  func wildcardHosts() {
    let policy = HostPolicy(listeningOn: "0.0.0.0", more: ["registry.example.org"])
    for host in ["10.0.0.7:8080", "[fe80::1]:80", "registry.example.org", "localhost"] {
      #expect(policy.admits(host), "\(host)")
    }
    for host in ["evil.example", "10.0.0.7.evil.example", "10.0.0:80", "x:y", nil] {
      #expect(!policy.admits(host))
    }
  }

  @Test(
    "paths of routes read back as the same routes",
    arguments: [
      "/", "/audit", "/models/a", "/models/a/b", "/models/a/versions/1.0.0",
      "/models/a/b/versions/1.0.0-rc.1%2Bb7", "/api/v1/models", "/api/v1/audit-logs",
      "/api/v1/models/a/b", "/api/v1/models/a/versions/2.0.0", "/healthz", "/readyz",
      "/assets/registrar.css", "/assets/registrar.svg",
    ])
  func routes(path: String) throws {
    #expect(try #require(Route(path: path[...])).path == path)
  }

  @Test("old answers make room for new ones")
  func cache() {
    let cache = AnswerCache()
    var tags: [EntityTag] = []
    for number in 0..<600 {
      let tag = EntityTag(["\(number)"])
      tags.append(tag)
      cache.keep(Answer(body: [1, 2, 3], tag: tag))
      _ = cache.answer(tags[0])
    }
    #expect(cache.answer(tags[0]) != nil)
    #expect(cache.answer(tags[1]) == nil)
    #expect(cache.answer(tags[599]) != nil)
  }
}
