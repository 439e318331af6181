import Testing

@testable import JSONSchema

struct FormatTests {
  /// Texts that have a format, and texts that do not, with the format's name.
  struct Sample: CustomTestStringConvertible {
    let name: String
    let valid: [String]
    let invalid: [String]
    var testDescription: String { name }
  }

  @Test("formats accept what their grammar gives and nothing else", arguments: samples)
  func formats(sample: Sample) throws {
    let format = try #require(Format(name: sample.name))
    for text in sample.valid {
      #expect(format.accepts(ArraySlice(text.utf8)), "\(sample.name) '\(text)'")
    }
    for text in sample.invalid {
      #expect(!format.accepts(ArraySlice(text.utf8)), "\(sample.name) '\(text)'")
    }
  }

  @Test("formats are annotations unless the caller or the dialect asks for more")
  func assertion() throws {
    #expect(try SchemaFixture(#"{"format": "date"}"#).isValid(#""x""#))
    #expect(try !SchemaFixture(#"{"format": "date"}"#, assertFormats: true).isValid(#""x""#))
    #expect(try SchemaFixture(#"{"format": "date"}"#, assertFormats: true).isValid("1"))
    #expect(try SchemaFixture(#"{"format": "no-such"}"#, assertFormats: true).isValid(#""x""#))
    let dialect = #"""
      {"$id": "https://e.org/d", "$schema": "https://json-schema.org/draft/2020-12/schema",
       "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true,
                       "https://json-schema.org/draft/2020-12/vocab/format-assertion": true}}
      """#
    let asserting = try SchemaFixture(
      #"{"$schema": "https://e.org/d", "format": "date"}"#, others: ["https://e.org/d": dialect])
    #expect(try !asserting.isValid(#""x""#))
  }

  private static let samples = [
    Sample(
      name: "date", valid: ["2024-02-29", "2000-02-29", "0000-01-01", "2026-12-31"],
      invalid: [
        "", "2023-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-01",
        "2026-01-00", "26-01-01", "2026-01-01 ", "2026-01-0\u{0661}", "2026/01/01", "20260101",
      ]),
    Sample(
      name: "time",
      valid: [
        "00:00:00Z", "23:59:59z", "12:30:00.123456789+05:30", "23:59:60Z", "01:29:60+01:30",
        "15:59:60-08:00", "12:00:00-00:00",
      ],
      invalid: [
        "24:00:00Z", "12:60:00Z", "12:00:61Z", "22:59:60Z", "12:00:00", "12:00Z", "12:00:00.Z",
        "12:00:00+24:00", "12:00:00+01:60", "12:00:00+0100", "1:00:00Z", "12:00:00ZZ",
      ]),
    Sample(
      name: "date-time",
      valid: ["2026-11-23T10:00:00Z", "2026-11-23t10:00:00.5z", "1998-12-31T23:59:60Z"],
      invalid: [
        "2026-11-23 10:00:00Z", "2026-11-23T10:00:00", "2026-11-23", "2026-02-30T10:00:00Z",
        "2026-11-23T10:00:00+25:00", "2026-11-23T25:00:00Z", "+2026-11-23T10:00:00Z",
      ]),
    Sample(
      name: "duration",
      valid: [
        "P4DT12H30M5S", "P1Y", "P1Y2M3D", "PT1H", "PT1H2M3S", "P2W", "P1M", "PT36H", "P1DT0S",
      ],
      invalid: [
        "", "P", "PT", "P1", "P1YT", "1Y", "P1D2Y", "P1Y1D", "PT1H1S", "P1W2D", "P1Y2W", "PT1D",
        "P-1D", "P1.5D", "p1d", "P1H", "P1S", "P1D ",
      ]),
    Sample(
      name: "email",
      valid: [
        "ada@example.org", "a.b+c@example.org", "\"a b\"@example.org", "\"a\\\"b\"@example.org",
        "~@example.org", "x@[127.0.0.1]", "x@[IPv6:::1]", "x@localhost", "\"\"@example.org",
      ],
      invalid: [
        "", "ada", "@example.org", "ada@", ".a@example.org", "a.@example.org", "a..b@example.org",
        "a b@example.org", "a@b@example.org", "x@[127.0.0.300]", "x@[IPv6:12345::]", "x@a_b.org",
        "x@-a.org", "\u{E9}@example.org", "a@example.org, b@example.org", "\"a@example.org",
      ]),
    Sample(
      name: "idn-email", valid: ["실례@실례.테스트", "\u{E9}@example.org", "ada@example.org"],
      invalid: ["실례", "@실례.테스트", "a b@실례.테스트"]),
    Sample(
      name: "hostname",
      valid: [
        "example.org", "a", "1host", "xn--4gbwdl.xn--wgbh1c", "a-b.c-d", "EXAMPLE.org",
        String(repeating: "a", count: 63) + ".b",
      ],
      invalid: [
        "", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", "caf\u{E9}", "ab--cd", "xn--",
        "xn--X", String(repeating: "a", count: 64),
        Array(repeating: String(repeating: "a", count: 49), count: 6).joined(separator: "."),
      ]),
    Sample(
      name: "idn-hostname",
      valid: [
        "실례.테스트", "b\u{FC}cher.example", "stra\u{DF}e.de", "l\u{B7}l", "\u{375}\u{3B2}",
        "\u{5D0}\u{5F3}\u{5D1}", "\u{30FB}\u{3041}", "\u{628}\u{660}\u{628}",
        "\u{915}\u{94D}\u{200D}\u{937}", "\u{915}\u{94D}\u{200C}\u{937}",
        "\u{628}\u{64A}\u{200C}\u{628}\u{64A}", "a\u{3002}b", "example.org",
      ],
      invalid: [
        "", "〮실례.테스트", "\u{302E}a", "a\u{B7}l", "l\u{B7}a", "\u{B7}l", "\u{375}S", "\u{375}",
        "A\u{5F3}\u{5D1}", "def\u{30FB}abc", "\u{628}\u{660}\u{6F0}", "\u{915}\u{200D}\u{937}",
        "\u{915}\u{200C}\u{937}", "B\u{FC}cher.example", "\u{3031}", "\u{640}\u{7FA}", "-\u{E9}",
        "\u{E9}-", "\u{E9}a--b", "a\u{3002}\u{3002}b", "\u{1F600}", "\u{E9}\u{200B}",
      ]),
    Sample(
      name: "ipv4", valid: ["127.0.0.1", "0.0.0.0", "255.255.255.255"],
      invalid: [
        "", "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.", "0x7f.0.0.1", "1.2.3.4 ",
        "\u{0967}.0.0.1", "2130706433", "1.2.3.4/8",
      ]),
    Sample(
      name: "ipv6",
      valid: [
        "::", "::1", "1::", "1:2:3:4:5:6:7:8", "2001:db8::ff00:42:8329", "::ffff:192.168.0.1",
        "1:2:3:4:5:6:1.2.3.4", "1::3:4:5:6:7:8", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:7::",
        "64:ff9b::1.2.3.4",
      ],
      invalid: [
        "", ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::1",
        ":1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:", "::1%eth0", "::1.2.3", "::1.2.3.256", "1.2.3.4",
        "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:6:7:8::", "::/64",
      ]),
    Sample(
      name: "uri",
      valid: [
        "http://foo.bar/?baz=qux#quux", "urn:isbn:0451450523", "mailto:a@b.c", "a:", "tel:+1-816",
        "ldap://[2001:db8::7]/c=GB?one", "http://u:p@h:80/%7Eu", "http://[v1.a:b]/", "file:///x",
        "http://223.255.255.254", "a:b:c", "http://h:/",
      ],
      invalid: [
        "", "//foo.bar/", "/abc", "abc", "http:// space", "http://a\\b", "http://h/%zz",
        "http://h/{x}", "http://[::g]/", "http://[::1", "1a:b", ":a", "http://h:8a/",
        "http://h/#a#b",
        "http://caf\u{E9}/", "http://a<b>", "http://u@v@h/", "http://h/\"", "http://h/^`|",
      ]),
    Sample(
      name: "uri-reference",
      valid: ["", "/abc", "abc", "//h/x", "#f", "?q", "../a", "./a:b", "http://h/", "a/b:c"],
      invalid: ["\\\\WINDOWS\\x", "1a:b", "#a\\b", "%", "a b", "caf\u{E9}", ":a"]),
    Sample(
      name: "iri",
      valid: ["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://a/\u{E9}?\u{E000}", "urn:\u{E9}"],
      invalid: ["/\u{E9}", "http://a b", "http://\u{E000}/", "", "http://[2001:0db8::7334"]),
    Sample(
      name: "iri-reference", valid: ["/\u{E9}", "#\u{3B1}", "", "//\u{E9}/"],
      invalid: ["\\\u{E9}", "a\u{E9} b", "#a\\\u{E9}"]),
    Sample(
      name: "uri-template",
      valid: [
        "http://e.org/{term:1}/{term}", "{+path}/here", "{?x,y*}", "{#a.b}", "", "plain", "{a%20b}",
        "{/list*,path:4}", "caf\u{E9}", "%20", "{x:9999}",
      ],
      invalid: [
        "{", "}", "{}", "a{b", "{a b}", "{a,}", "{!a}", "{a:0}", "{a:10000}", "{a:}", "%2",
        "a b", "{a%2}", "<", "{a..b}",
      ]),
    Sample(
      name: "uuid",
      valid: ["2EB8AA08-aa98-11ea-b4aa-73b441d16380", "00000000-0000-0000-0000-000000000000"],
      invalid: [
        "", "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380",
        "2eb8aa08-aa98-11ea-b4ga-73b441d16380", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
        "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
      ]),
    Sample(
      name: "json-pointer", valid: ["", "/", "/a~0b/~1/0", "//", "/\u{E9} \"\\"],
      invalid: ["a", "#/a", "/a~", "/~2", "/~~0", "0"]),
    Sample(
      name: "relative-json-pointer", valid: ["0", "1/a", "0#", "120/foo/bar", "0+1/a", "2-1#"],
      invalid: ["", "/a", "-1/a", "+1/a", "01", "01#", "0##", "1a", "0+", "1#/a", "0~"]),
    Sample(
      name: "regex", valid: ["", "^a+$", "(?<n>a)\\k<n>", "\\p{L}", "[^\\d]"],
      invalid: ["(", "a**", "[", "\\a", "\\Z", "^\\S(|(.|\\n)*\\S)\\Z", "(?<n>a)(?<n>b)"]),
  ]
}
