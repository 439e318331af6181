/// Names of hosts and texts that are none, by RFC 1123 and by RFCs 5890 to 5893.
enum HostnameSamples {
  static let all = [hostname, internationalHostname]

  private static let label63 = String(repeating: "a", count: 63)
  /// 253 octets.
  private static let longestName = [label63, label63, label63, String(label63.dropLast(2))]
    .joined(separator: ".")

  private static let hostname = FormatTests.Sample(
    name: "hostname",
    valid: [
      "example.org", "a", "1host", "1.2.3.4", "xn--4gbwdl.xn--wgbh1c", "a-b.c-d", "EXAMPLE.org",
      "123",
      "a--b", "a.1", label63 + ".b", longestName, "xn--bcher-kva", "XN--BCHER-KVA",
      "xn--nxasmm1c.com",
      "xn--ll-0ea", "xn--9ca",
    ],
    invalid: [
      "", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", "caf\u{E9}", "ab--cd", "a.-b", "a-.b",
      "-",
      "a\n", "a:80", "a/b", "*.a", "a\u{3002}b", "\u{661}", label63 + "a", longestName + "a",
      // What an A-label claims must hold: it decodes, to what does not encode otherwise and is allowed.
      "xn--", "xn--X", "xn--a", "xn--abc-", "xn---", "xn--bcher-kv", "xn--0000", "xn--a-0000h",
      "xn--Bcher-Kva-", "xn--1ug", "xn--l-fda", "xn--07jt112bpxg", "xn--a-ecp", "xn--1ch",
    ])

  private static let internationalHostname = FormatTests.Sample(
    name: "idn-hostname",
    valid: [
      "실례.테스트", "b\u{FC}cher.example", "stra\u{DF}e.de", "\u{3C2}", "a\u{3002}b", "a\u{FF0E}b",
      "a\u{FF61}b", "example.org", "xn--bcher-kva.\u{E9}", "\u{6FD}", "\u{F0B}", "\u{3007}",
      // Middle dot, keraia, geresh and gershayim, katakana middle dot.
      "l\u{B7}l", "\u{375}\u{3B2}", "\u{5D0}\u{5F3}\u{5D1}", "\u{5D0}\u{5F4}", "\u{30FB}\u{3041}",
      "\u{30FB}\u{30A1}", "\u{30FB}\u{4E08}", "a\u{30FB}\u{3042}",
      // Digits of one kind.
      "\u{628}\u{660}\u{628}", "\u{628}\u{660}\u{669}", "\u{6F0}0",
      // Joiners after a virama, and the non-joiner between letters that join.
      "\u{915}\u{94D}\u{200D}\u{937}", "\u{915}\u{94D}\u{200C}\u{937}",
      "\u{628}\u{64A}\u{200C}\u{628}\u{64A}", "\u{628}\u{64E}\u{200C}\u{64E}\u{627}",
      "\u{712}\u{200C}\u{712}", "\u{1820}\u{200C}\u{1821}",
      // Right to left, with European digits, marks and hyphens inside.
      "\u{5D0}1\u{5D1}", "\u{5D0}\u{5B0}", "\u{5D0}-\u{5D1}", "a.\u{5D0}", "\u{5D0}1",
      "\u{7CA}\u{7EB}",
      // Composed where it can be, and marks that compose with nothing.
      "\u{E9}\u{316}", "q\u{323}\u{307}", "\u{1ED9}", "\u{3042}", "\u{3050}",
    ],
    invalid: [
      "", "〮실례.테스트", "\u{302E}a", "\u{300}a", "\u{903}a", "\u{3031}", "\u{640}\u{7FA}", "-\u{E9}",
      "\u{E9}-", "\u{E9}a--b", "a\u{3002}\u{3002}b", "\u{3002}\u{E9}", "\u{E9}.", "\u{1F600}",
      "\u{2260}",
      "\u{E9}\u{200B}", "B\u{FC}cher.example", "\u{C9}", "\u{E9} ", "\u{E9}_a", "\u{FF41}",
      "\u{2160}",
      "\u{1100}", "\u{20D0}", "\u{E9}.xn--X", "\u{302E}", "\u{303B}", "\u{AD}", "\u{1D172}",
      String(repeating: "\u{E9}", count: 63),
      Array(repeating: String(repeating: "\u{E9}", count: 50), count: 5).joined(separator: "."),
      "a\u{B7}l", "l\u{B7}a", "\u{B7}l", "l\u{B7}", "l\u{B7}L", "\u{375}S", "\u{375}",
      "\u{3B1}\u{375}",
      "A\u{5F3}\u{5D1}", "\u{5F3}\u{5D1}", "a\u{5F4}\u{5D1}", "def\u{30FB}abc", "\u{30FB}",
      "\u{628}\u{660}\u{6F0}", "\u{6F0}\u{628}\u{660}",
      "\u{915}\u{200D}\u{937}", "\u{200D}\u{937}", "\u{915}\u{200C}\u{937}", "\u{200C}\u{628}",
      "\u{627}\u{200C}\u{628}", "\u{628}\u{200C}", "\u{628}\u{200C}a", "\u{712}\u{200C}\u{718}a",
      // RFC 5893, section 2: directions mixed, digits first or of two kinds, no letter or digit last.
      "\u{5D0}a", "a\u{5D0}", "1\u{5D0}", "\u{660}\u{628}", "\u{5D0}1\u{660}", "\u{628}\u{2C6}",
      "1a.\u{5D0}", "\u{5D0}.\u{661}",
      // Not composed, or marks out of order.
      "e\u{301}", "a\u{307}\u{323}", "\u{E9}\u{328}", "\u{EA}\u{323}", "\u{304B}\u{3099}",
      "\u{627}\u{653}",
      "\u{9C7}\u{9BE}", "q\u{307}\u{323}",
    ])
}
