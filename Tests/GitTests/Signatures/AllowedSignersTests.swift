import TestSupport
import Testing

@testable import Git

@Suite("Allowed signers")
struct AllowedSignersTests {
  @Test("bytes of chance are read or reported, line by line")
  func readsNoise() {
    var random = SeededRandom(seed: 13)
    for _ in 0..<2000 {
      let noise = (0..<Int.random(in: 0..<120, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let list = AllowedSigners(noise)
      let lines = noise.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      #expect(list.entries.count + list.problems.count <= lines.count)
      #expect(list.problems.allSatisfy { (1...lines.count).contains($0.line) })
    }
  }

  @Test("wildcards and whoever is shut out are no names; all lines count, and each name once")
  func listsNames() throws {
    let pair = try KeyPair()
    let list = AllowedSigners(
      pair.fill(
        """
        *@x,b@x,!c@x,c@x KEY
        a@x namespaces="file" KEY
        d@x,b@x valid-before="20200101" KEY
        e@x,b@x valid-before="20300101" KEY
        """))
    #expect(
      list.principals(of: pair.key, namespace: "git", at: 1_625_054_400) == ["b@x", "e@x"])
  }

  @Test("days and times are those of date(1)")
  func readsTimes() throws {
    for year in stride(from: 1970, through: 2110, by: 7) {
      for day in ["0102", "0228", "0301", "0930", "1231"] {
        let text = "\(year)\(day)"
        let date = try run("date", ["--utc", "--date=\(text) 01:02:03", "+%s"]).stdout.dropLast()
        #expect(SSHTimestamp.seconds(text + "010203Z", offsetMinutes: 0) == Int64(date))
      }
    }
  }

  @Test(
    "why a key may not sign is told by the nearest miss",
    arguments: [
      ("a@x OTHER\n", AllowedSigner.Refusal.unknownKey), ("", .unknownKey),
      ("a@x cert-authority KEY\n", .certificateAuthority), ("b@x KEY\n", .otherPrincipal),
      ("a@x namespaces=\"file\" KEY\n", .otherNamespace),
      ("a@x valid-after=\"20220101Z\" KEY\n", .notYetValid(from: 1_640_995_200)),
      ("a@x valid-before=\"20200101Z\" KEY\n", .expired(at: 1_577_836_800)),
      (
        "b@x KEY\na@x valid-before=\"20200101Z\" KEY\na@x namespaces=\"file\" KEY\n",
        .expired(at: 1_577_836_800)
      ),
      (
        "a@x valid-after=\"20220101Z\" KEY\na@x valid-before=\"20200101Z\" KEY\n",
        .notYetValid(from: 1_640_995_200)
      ),
    ])
  func explains(text: String, refusal: AllowedSigner.Refusal) throws {
    let pair = try KeyPair()
    let list = AllowedSigners(pair.fill(text))
    #expect(
      list.refusal(of: pair.key, principal: "a@x", namespace: "git", at: 1_625_054_400) == refusal)
  }

  @Test("any principal will do when none is asked for")
  func takesAnyone() throws {
    let pair = try KeyPair()
    let list = AllowedSigners(pair.fill("*@x KEY\n"))
    #expect(list.refusal(of: pair.key, namespace: "git", at: 1_625_054_400) == nil)
  }

  @Test(
    "a line that says nothing is told with its number and why",
    arguments: [
      ("a@x", AllowedSignerFlaw.missingKey), ("a@x foo", .missingKey),
      ("a@x ssh-ed25519", .missingKey), ("\"a@x KEY", .unclosedQuote),
      ("a@x namespaces=\"git KEY", .unclosedQuote), ("a@x foo KEY", .unknownOption("foo")),
      ("a@x cert-authorityx KEY", .unknownOption("x")),
      ("a@x namespaces=git KEY", .unquotedValue(option: "namespaces")),
      ("a@x namespaces=\"a\",namespaces=\"b\" KEY", .repeatedOption("namespaces")),
      ("a@x cert-authority, KEY", .endsWithComma),
      ("a@x valid-after=\"soon\" KEY", .invalidTime(option: "valid-after", value: "soon")),
      (
        "a@x valid-after=\"20200102Z\",valid-before=\"20200101Z\" KEY",
        .emptyPeriod(after: 1_577_923_200, before: 1_577_836_800)
      ),
      ("a@x ssh-ed25519 AAA", .key(.notBase64)),
      ("a@x ssh-dss AAAA", .key(.unsupportedAlgorithm("ssh-dss"))),
      (
        "a@x cert-authority ssh-rsa-cert-v01@openssh.com AAAA",
        .key(.certificateUnsupported("ssh-rsa-cert-v01@openssh.com"))
      ),
      ("a\0x KEY", .notText),
    ])
  func reportsLines(line: String, flaw: AllowedSignerFlaw) throws {
    let pair = try KeyPair()
    let list = AllowedSigners(pair.fill("# comment\n\n\(line)\nb@x KEY\n"))
    #expect(list.problems == [AllowedSigners.Problem(line: 3, flaw: flaw)])
    #expect(list.entries.map(\.line) == [4])
  }

  @Test("a comment may be in any encoding, a principal may not")
  func readsForeignText() throws {
    let pair = try KeyPair()
    let list = AllowedSigners(
      pair.fill("a@x KEY ") + [0xF6] + pair.fill("\nb@") + [0xF6] + pair.fill(" KEY\n"))
    #expect(list.entries.map(\.principals.text) == ["a@x"])
    #expect(list.problems == [AllowedSigners.Problem(line: 2, flaw: .notText)])
  }

  @Test(
    "an empty pattern matches an empty name, except behind the last comma",
    arguments: [("", false), (",", true), ("a,", false), (",a", true), ("!", false), ("*", true)])
  func matchesNothing(list: String, isMatch: Bool) {
    #expect(PatternList(list).matches("") == isMatch)
  }

  @Test("a pattern that backtracks takes no time to speak of")
  func matchesQuickly() {
    let list = PatternList(String(repeating: "a*", count: 200) + "b")
    #expect(!list.matches(String(repeating: "a", count: 2000)))
    #expect(list.matches(String(repeating: "a", count: 2000) + "b"))
    #expect(!PatternList(String(repeating: "a", count: 1023) + ",*").matches("x"))
    #expect(PatternList(String(repeating: "a", count: 1022) + ",*").matches("x"))
  }
}
