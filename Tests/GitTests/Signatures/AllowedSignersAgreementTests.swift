import TestSupport
import Testing

@testable import Git

/// Verdicts beside those of OpenSSH's own program.
@Suite("Allowed signers and ssh-keygen")
struct AllowedSignersAgreementTests {
  /// Texts in which `KEY` and `OTHER` stand for two keys, and `BLOB` for the base64 of the first.
  static let texts = [
    "a@x KEY", "a@x KEY\n", "a@x KEY\r\n", "  \ta@x\tKEY  comment KEY\n", "b@x KEY\n",
    "a@x OTHER\n", "a@x OTHER\na@x KEY\n", "b@x,a@x KEY\n", "a@x,, KEY\n", ",a@x KEY\n",
    "*@x KEY\n", "?@x KEY\n", "??@x KEY\n", "* KEY\n", "a* KEY\n", "*a KEY\n", "*a*@*x* KEY\n",
    "!a@x,* KEY\n", "*,!a@x KEY\n", "!b@x KEY\n", "a@x,!b@x KEY\n", "! KEY\n", "!!a@x KEY\n",
    "\"a@x\" KEY\n", "\"a@x\"KEY\n", "a\"@x\" KEY\n", "\"b c\",a@x KEY\n", "a@x \"KEY\n",
    "\"a@x KEY\n", "\"\" KEY\n", "A@X KEY\n", "# a@x KEY\n", " # a@x KEY\n", "#a@x KEY\n",
    "a@x # KEY\n", "a@x\n", "a@x KEY extra \"quote\n", "a@x ssh-ed25519 AAAA\na@x KEY\n",
    "nonsense\na@x KEY\n", "a@x namespaces=\"git\" KEY\n", "a@x namespaces=\"file\" KEY\n",
    "a@x NameSpaces=\"file,git\" KEY\n", "a@x namespaces=\"*,!git\" KEY\n",
    "a@x namespaces=\"g?t\" KEY\n", "a@x namespaces=\"\" KEY\n", "a@x namespaces=git KEY\n",
    "a@x namespaces=\"git KEY\n", "a@x namespaces=\"g\\\"it,git\" KEY\n",
    "a@x namespaces=\"a b,git\" KEY\n", "a@x namespaces=\"git\",namespaces=\"git\" KEY\n",
    "a@x namespaces=\"file\" KEY\na@x namespaces=\"git\" KEY\n", "a@x namespaces=\"git\"x KEY\n",
    "a@x cert-authority KEY\n", "a@x CERT-authority,namespaces=\"git\" KEY\n",
    "a@x cert-authority KEY\na@x KEY\n", "a@x no-cert-authority KEY\n", "a@x cert-authorityx KEY\n",
    "a@x ,namespaces=\"git\" KEY\n", "a@x namespaces=\"git\", KEY\n", "a@x ,, KEY\n", "a@x , KEY\n",
    "a@x namespaces=\"git\",,valid-after=\"20200101\" KEY\n", "a@x restrict KEY\n",
    "a@x valid-after=\"20200101\" KEY\n", "a@x valid-after=\"20210630Z\" KEY\n",
    "a@x valid-after=\"202106301200\" KEY\n", "a@x valid-after=\"20210630120000z\" KEY\n",
    "a@x valid-after=\"20210630120001utc\" KEY\n", "a@x valid-before=\"20210630115959\" KEY\n",
    "a@x valid-before=\"20210630120000UTC\" KEY\n", "a@x VALID-BEFORE=\"20210630\" KEY\n",
    "a@x valid-after=\"20200101\",valid-before=\"20220101\" KEY\n",
    "a@x valid-after=\"20220101\",valid-before=\"20200101\" KEY\n",
    "a@x valid-after=\"20200101\",valid-before=\"20200101\" KEY\n",
    "a@x valid-after=\"20200101\",valid-after=\"20200101\" KEY\n",
    "a@x valid-after=\"2020\" KEY\n", "a@x valid-after=\"20201301\" KEY\n",
    "a@x valid-after=\"20210631\" KEY\n", "a@x valid-before=\"20210229\" KEY\n",
    "a@x valid-after=\"20200101240000\" KEY\n", "a@x valid-after=\"20200101000061\" KEY\n",
    "a@x valid-after=\"20200101000062\" KEY\n", "a@x valid-after=\"2020010100\" KEY\n",
    "a@x valid-after=\"19700101Z\" KEY\n", "a@x valid-after=\"19700101000001Z\" KEY\n",
    "a@x valid-after=\"19600101\" KEY\n", "a@x valid-before=\"99991231235959Z\" KEY\n",
    "a@x valid-after=\"\" KEY\n", "a@x valid-after=\"Z\" KEY\n", "a@x valid-after=20200101 KEY\n",
    "a@x ssh-ed25519 BLOBA\n", "a@x ssh-ed25519 BLOB=\n", "a@x SSH-ED25519 BLOB\n",
    "a@x ssh-rsa BLOB\n", "a@x ssh-ed25519   BLOB\n", "a@x ssh-ed25519 ssh-ed25519 BLOB\n",
    "a@x namespaces=\"file\" KEY\na@x valid-before=\"20200101\" KEY\na@x KEY\n",
  ]
  /// Times as `ssh-keygen` is given them, and in seconds.
  static let times: [(text: String, seconds: Int64)] = [
    ("20191231235959Z", 1_577_836_799), ("20210301000000Z", 1_614_556_800),
    ("20210630120000Z", 1_625_054_400), ("20300101000000Z", 1_893_456_000),
  ]

  @Test("who may sign, when and what for, is what ssh-keygen -Y verify says", arguments: texts)
  func agrees(text: String) throws {
    let pair = try KeyPair()
    let signers = pair.fill(text)
    let list = AllowedSigners(signers)
    let namespaces = text.lowercased().contains("namespaces") ? ["git", "file"] : ["git"]
    let times = text.lowercased().contains("valid-") ? Self.times : [Self.times[2]]
    for namespace in namespaces {
      let signature = try pair.sign(namespace)
      for time in times {
        let theirs = try pair.program.verifies(
          signature, of: pair.message, signers: signers, principal: "a@x", namespace: namespace,
          time: time.text)
        let ours = list.allows(
          key: pair.key, principal: "a@x", namespace: namespace, at: time.seconds)
        #expect(ours == theirs, "\(namespace) at \(time.text)")
      }
    }
  }

  @Test("lines of chance are judged as ssh-keygen judges them")
  func agreesOnChance() throws {
    let pair = try KeyPair()
    let signature = try pair.sign("git")
    var lines = ChanceLines(random: SeededRandom(seed: 11))
    var allowed = 0
    for _ in 0..<250 {
      let text = lines.next() + "\n" + lines.next()
      let signers = pair.fill(text)
      let theirs = try pair.program.verifies(
        signature, of: pair.message, signers: signers, principal: "a@x", namespace: "git",
        time: "20210630120000Z")
      let ours = AllowedSigners(signers).allows(
        key: pair.key, principal: "a@x", namespace: "git", at: 1_625_054_400)
      #expect(ours == theirs, "\(text.debugDescription)")
      if theirs { allowed += 1 }
    }
    // Chance that gave one verdict only would compare nothing.
    #expect((50...200).contains(allowed))
  }

  @Test(
    "names written out are found for a key as ssh-keygen finds them",
    arguments: ["a@x KEY\n", "a@x,b@x KEY\n", "c@x OTHER\nb@x KEY\n", "\"a b\" KEY\n", "x OTHER\n"])
  func findsPrincipals(text: String) throws {
    let pair = try KeyPair()
    let signers = pair.fill(text)
    let time = Self.times[2]
    let theirs = try pair.program.principals(
      of: pair.sign("git"), signers: signers, time: time.text)
    let ours = AllowedSigners(signers).principals(
      of: pair.key, namespace: "git", at: time.seconds)
    #expect(ours == theirs)
  }

  @Test(
    "times without Z are of the zone that is passed",
    arguments: [
      ("UTC", 0), ("XXX-2", 120), ("XXX+5:30", -330),
    ] as [(String, Int32)])
  func readsLocalTimes(zone: String, offsetMinutes: Int32) throws {
    let pair = try KeyPair()
    let signers = pair.fill("a@x valid-after=\"20210630120000\" KEY\n")
    let list = AllowedSigners(signers, offsetMinutes: offsetMinutes)
    let signature = try pair.sign("git")
    for (text, seconds) in [
      ("20210630095959Z", 1_625_047_199), ("20210630100000Z", 1_625_047_200),
      ("20210630120000Z", 1_625_054_400), ("20210630172959Z", 1_625_074_199),
      ("20210630173000Z", 1_625_074_200),
    ] as [(String, Int64)] {
      let theirs = try pair.program.verifies(
        signature, of: pair.message, signers: signers, principal: "a@x", namespace: "git",
        time: text, zone: zone)
      #expect(
        list.allows(key: pair.key, principal: "a@x", namespace: "git", at: seconds) == theirs)
    }
  }
}

/// Lines that are nearly right: parts of chance in their places, and then often a blemish.
private struct ChanceLines {
  var random: SeededRandom

  mutating func next() -> String {
    var principals = pick(["a@x", "*", "?@x", "b@x", "a*"])
    for _ in 0..<number(3) { principals += "," + pick(["a@x", "!b@x", "!a@x", "*@x", "", "!"]) }
    if number(5) == 0 { principals = "\"\(principals)\"" }
    var options: [String] = []
    for _ in 0..<number(3) {
      options.append(
        pick([
          "namespaces=\"git\"", "namespaces=\"*,!file\"", "namespaces=\"file\"",
          "valid-after=\"20200101\"", "valid-after=\"20220101Z\"", "valid-before=\"20220101\"",
          "VALID-BEFORE=\"202101010000\"", "cert-authority", "", "no-touch-required",
        ]))
    }
    var line = principals + pick([" ", "\t", "  "])
    if !options.isEmpty { line += options.joined(separator: ",") + pick([" ", " \t"]) }
    line +=
      pick(["KEY", "KEY", "KEY", "KEY", "OTHER", "ssh-ed25519 AAAA"])
      + pick(["", " comment", "\r"])
    if number(2) == 0 {
      let at = line.index(line.startIndex, offsetBy: number(line.count))
      if number(2) == 0 { line.remove(at: at) }
      line.insert(
        contentsOf: pick([" ", "\"", ",", "\\", "=", "*", "!", "#", "\t", "\r", "x", "\n", "\\\""]),
        at: at)
    }
    return line
  }

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func pick(_ choices: [String]) -> String { choices[number(choices.count)] }
}
