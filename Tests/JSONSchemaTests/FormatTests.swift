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

  private static let samples = HostnameSamples.all + others

  private static let others = [
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
        "15:59:60-08:00", "12:00:00-00:00", "00:29:60+00:30", "23:29:60-00:30", "23:59:60.999Z",
      ],
      invalid: [
        "24:00:00Z", "12:60:00Z", "12:00:61Z", "22:59:60Z", "12:00:00", "12:00Z", "12:00:00.Z",
        "12:00:00+24:00", "12:00:00+01:60", "12:00:00+0100", "1:00:00Z", "12:00:00ZZ",
        "23:59:60+01:00", "23:59:60-00:01", "00:00:60Z", "23:59:61Z", "1\u{0662}:00:00Z",
        "12:00:00,5Z",
        "12:00:00 Z", "12:00:00+1:00", "12:00:00+01", "12:00:00\u{2212}01:00", "12:00:00Z+01:00",
      ]),
    Sample(
      name: "date-time",
      valid: [
        "2026-11-23T10:00:00Z", "2026-11-23t10:00:00.5z", "1998-12-31T23:59:60Z",
        "1998-12-31T15:59:60.123-08:00", "1985-04-12T23:20:50.52Z", "1937-01-01T12:00:27.87+00:20",
      ],
      invalid: [
        "1998-12-31T23:59:60+01:00", "2026-11-23T10:00:00.Z", "2026-11-23T10:00Z", "2026-11-23T",
        "2026-11-23TT10:00:00Z", "20261123T100000Z", "2026-W47-1T10:00:00Z", "2026-327T10:00:00Z",

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
        "P1M1Y", "P1W1D", "PT1S1M", "P1DT", "PT1H1D", "P\u{0661}D", "P1W T1H", "P+1D", "PT0.5S",
        "P1D1D",
        "P1WT1H",
      ]),
    Sample(
      name: "email",
      valid: [
        "ada@example.org", "a.b+c@example.org", "\"a b\"@example.org", "\"a\\\"b\"@example.org",
        "~@example.org", "x@[127.0.0.1]", "x@[IPv6:::1]", "x@localhost", "\"\"@example.org",
        "\"a@b\"@example.org", "\"a\\ b\"@example.org", "x@[IPv6:2001:db8::1.2.3.4]", "1@1.org",
        "!#$%&'*+-/=?^_`{|}~@example.org", String(repeating: "a", count: 64) + "@example.org",
        "ada@xn--bcher-kva.example",
      ],
      invalid: [
        "", "ada", "@example.org", "ada@", ".a@example.org", "a.@example.org", "a..b@example.org",
        "a b@example.org", "a@b@example.org", "x@[127.0.0.300]", "x@[IPv6:12345::]", "x@a_b.org",
        "x@-a.org", "\u{E9}@example.org", "a@example.org, b@example.org", "\"a@example.org",
        "x@[::1]", "x@[IPv6:::1", "x@IPv6:::1", "x@[IPv6:fe80::1%25e]", "a\"b\"@example.org",
        "\"a\"b@example.org", "\"a\\\"@example.org", "\"\u{E9}\"@example.org", "ada@example.org.",
        "ada@example..org", "Ada <ada@example.org>", "ada@xn--X.example", "a@b.c ",
        String(repeating: "a", count: 65) + "@example.org",
      ]),
    Sample(
      name: "idn-email", valid: ["실례@실례.테스트", "\u{E9}@example.org", "ada@example.org"],
      invalid: [
        "실례", "@실례.테스트", "a b@실례.테스트", "ada@B\u{FC}cher.example", "ada@-\u{E9}.org",
      ]),
    Sample(
      name: "ipv4", valid: ["127.0.0.1", "0.0.0.0", "255.255.255.255"],
      invalid: [
        "", "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.", "0x7f.0.0.1", "1.2.3.4 ",
        "\u{0967}.0.0.1", "2130706433", "1.2.3.4/8",
        " 1.2.3.4", "1.2.3.4\n", "00.0.0.0", "1..2.3", ".1.2.3", "1.2.3.0x4", "1.2.3.1e1",
        "+1.2.3.4",
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
        "::1%1", "fe80::a%eth1", "[::1]", "1:2:3:4:5:6:7::8:9", "1.2.3.4::", "::1.2.3.4:5", "1:::2",
        "::01.2.3.4", "::1 ", "1:2:3:4::5:1.2.3.4:6", "\u{0661}::", "1:2:3:4:5:6::1.2.3.4:",
        "::ffff:1.2",
      ]),
    Sample(
      name: "uri",
      valid: [
        "http://foo.bar/?baz=qux#quux", "urn:isbn:0451450523", "mailto:a@b.c", "a:", "tel:+1-816",
        "ldap://[2001:db8::7]/c=GB?one", "http://u:p@h:80/%7Eu", "http://[v1.a:b]/", "file:///x",
        "A+b-c.1:x", "http://h?a?b/c", "http://h#?/", "http://%41/", "http://h:99999/",
        "http://@h/",
        "http://:@h:/", "http://[::ffff:1.2.3.4]:8/", "x:/", "x:?", "x:#", "x:%ff", "data:,a;b=c",
        "http://223.255.255.254", "a:b:c", "http://h:/",
      ],
      invalid: [
        "", "//foo.bar/", "/abc", "abc", "http:// space", "http://a\\b", "http://h/%zz",
        "http://h/{x}", "http://[::g]/", "http://[::1", "1a:b", ":a", "http://h:8a/",
        "http://h/#a#b",
        "http://caf\u{E9}/", "http://a<b>", "http://u@v@h/", "http://h/\"", "http://h/^`|",
        "http://h/%", "http://h/%4", "http://h/%4g", "http://[h]/", "http://h]/",
        "http://[1.2.3.4]/",
        "http://[::1%25e]/", "http://[::1]x/", "http://[v.a]/", "http://[v1.]/", "http://a:b:c/",
        "http://h/[a]", "http://h?a[b]", "http://h#a[b]", "+a:b", "a_b:c", "http://h/\u{7F}",
        "http://h/a\nb", " http://h/", "http://h:-1/", "http://h\\@e/",
      ]),
    Sample(
      name: "uri-reference",
      valid: ["", "/abc", "abc", "//h/x", "#f", "?q", "../a", "./a:b", "http://h/", "a/b:c"],
      invalid: [
        "\\\\WINDOWS\\x", "1a:b", "#a\\b", "%", "a b", "caf\u{E9}", ":a", "a:b:c d", "//[::1",
        "//h:x", "%g0", "#%", "?[", "1:2", "-a:b",
      ]),
    Sample(
      name: "iri",
      valid: ["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://a/\u{E9}?\u{E000}", "urn:\u{E9}"],
      invalid: [
        "/\u{E9}", "http://a b", "http://\u{E000}/", "", "http://[2001:0db8::7334",
        "http://a/\u{E000}",
        "http://a/#\u{E000}", "http://a/\u{FFFE}", "http://a/\u{E0001}", "http://\u{E9}:\u{661}/",
        "\u{E9}:a", "http://[\u{E9}]/",
      ]),
    Sample(
      name: "iri-reference", valid: ["/\u{E9}", "#\u{3B1}", "", "//\u{E9}/"],
      invalid: ["\\\u{E9}", "a\u{E9} b", "#a\\\u{E9}"]),
    Sample(
      name: "uri-template",
      valid: [
        "http://e.org/{term:1}/{term}", "{+path}/here", "{?x,y*}", "{#a.b}", "", "plain", "{a%20b}",
        "{/list*,path:4}", "caf\u{E9}", "%20", "{x:9999}",
        "it's", "{;x,y,empty}", "{&q*}", "{.a}", "{_}", "{1}", "{a.b.c}", "[a]", "a:b@c!$&()*+,;=~",
      ],
      invalid: [
        "{", "}", "{}", "a{b", "{a b}", "{a,}", "{!a}", "{a:0}", "{a:10000}", "{a:}", "%2",
        "a b", "{a%2}", "<", "{a..b}",
        ">", "\\", "^", "`", "|", "\"", "%", "%4g", "{a:01}", "{a:1*}", "{*a}", "{+}", "{a}}",
        "{{a}}",
        "{a", "a}", "{.}", "{a.}", "{a-b}", "{,a}", "{a:x}", "{caf\u{E9}}", "a\u{7F}", "\u{FFFF}",
      ]),
    Sample(
      name: "uuid",
      valid: [
        "2EB8AA08-aa98-11ea-b4aa-73b441d16380", "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff", "98d80576-482e-f27f-e4b6-1c4a2f0d1b3e",
      ],
      invalid: [
        "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380", " 2eb8aa08-aa98-11ea-b4aa-73b441d16380",
        "2eb8aa08-aa98-11ea-b4aa-73b441d16380-", "2eb8aa08--aa98-11ea-b4aa73b441d16380",

        "", "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380",
        "2eb8aa08-aa98-11ea-b4ga-73b441d16380", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
        "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
      ]),
    Sample(
      name: "json-pointer",
      valid: ["", "/", "/a~0b/~1/0", "//", "/\u{E9} \"\\", "/a~01", "/ ", "/%25", "/#", "/-"],
      invalid: ["a", "#/a", "/a~", "/~2", "/~~0", "0", "/a/~", "~0/a", " /a", "/~a/b", "#"]),
    Sample(
      name: "relative-json-pointer",
      valid: ["0", "1/a", "0#", "120/foo/bar", "0+1/a", "2-1#", "0-10", "1/~0~1", "0/"],
      invalid: [
        "", "/a", "-1/a", "+1/a", "01", "01#", "0##", "1a", "0+", "1#/a", "0~",
        "0+0", "0-01", "0+-1", "00", "0#a", "1/~2", "\u{661}", "0 ", "#", "0++1",
      ]),
    Sample(
      name: "regex",
      valid: [
        "", "^a+$", "(?<n>a)\\k<n>", "\\p{L}", "[^\\d]", "\\p{Letter}", "\\p{Script=Greek}",
        "\\p{Lu}",
        "\\p{gc=Nd}", "\\P{ASCII}", "(?=a)(?!b)(?<=c)(?<!d)", "\\u{1F600}", "\\uD83D\\uDE00",
        "\\cA",
        "\\0", "[\\b\\-]", "a{2,3}?", "\\/", "(a)\\1", "[]", "[^]", "\\$", "(?:)", "a{99999999}",
      ],
      invalid: [
        "(", "a**", "[", "\\a", "\\Z", "^\\S(|(.|\\n)*\\S)\\Z", "(?<n>a)(?<n>b)", "\\A", "\\z",
        "\\e",
        "\\h", "\\G", "\\_", "\\-", "\\,", "\\8", "\\1", "\\00", "\\c1", "\\x1", "\\u12",
        "\\u{110000}",
        "\\p{letter}", "\\p{Foo}", "\\pL", "\\p{Script}", "\\k<n>", "(?P<n>a)", "(?>a)", "(?#a)",
        "(?i)a",
        "a++", "{", "}", "]", "a{2,1}", "a{,2}", "{1}", "(?=a)*", "^*", "\\b+", "[b-a]", "[\\d-z]",
        "\\",
        "(?<1>a)", "(?<>a)", ")", "[[:alpha:]]", "(?(1)a|b)",
      ]),
  ]
}
