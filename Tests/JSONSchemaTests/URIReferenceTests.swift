import Testing

@testable import JSONSchema

struct URIReferenceTests {
  @Test(
    "references resolve as in the examples of RFC 3986, section 5.4",
    arguments: [
      ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"),
      ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"), ("//g", "http://g"),
      ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
      ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
      ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
      ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
      ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"),
      ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"),
      ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
      ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
      ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
      ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
      ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
      ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
      ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
      ("http:g", "http:g"),
    ])
  func resolution(reference: String, expected: String) {
    let base = URIReference("http://a/b/c/d;p?q")
    #expect(URIReference(reference).resolved(against: base).text == expected)
  }

  @Test(
    "a base without a scheme, or without a hierarchy, resolves in the same way",
    arguments: [
      ("schemas/model.json", "team.json", "schemas/team.json"),
      ("schemas/model.json", "../team.json#/a", "team.json#/a"),
      ("", "team.json", "team.json"),
      ("urn:example:a", "#b", "urn:example:a#b"),
      ("urn:example:a?+x", "#/c", "urn:example:a?+x#/c"),
      ("http://a", "b", "http://a/b"),
    ])
  func unusualBases(base: String, reference: String, expected: String) {
    #expect(URIReference(reference).resolved(against: URIReference(base)).text == expected)
  }

  @Test("percent-encoding is undone only where it is well-formed and gives UTF-8")
  func percentDecoding() {
    #expect(URIReference.percentDecoded("a%20b%C3%A9") == "a b\u{E9}")
    #expect(URIReference.percentDecoded("%") == nil)
    #expect(URIReference.percentDecoded("%2") == nil)
    #expect(URIReference.percentDecoded("%zz") == nil)
    #expect(URIReference.percentDecoded("%FF") == nil)
  }
}
