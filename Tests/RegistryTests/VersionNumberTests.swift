import Registry
import Testing

@Suite("Version numbers")
struct VersionNumberTests {
  /// The examples of semver.org section 11, and what its rules say besides, lowest first.
  static let ascending = [
    "0.9.9", "1.0.0-0", "1.0.0-2", "1.0.0-11", "1.0.0--", "1.0.0-alpha", "1.0.0-alpha.1",
    "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0",
    "1.0.0+build.1", "1.0.1", "1.2.0", "1.10.0", "2.0.0", "2.1.0", "2.1.1",
    "10.0.0", "99999999999999999999.0.0", "100000000000000000000.0.0",
  ]

  @Test("Precedence is that of Semantic Versioning, and total")
  func precedence() throws {
    let versions = try Self.ascending.map { try VersionNumber($0) }
    for (place, one) in versions.enumerated() {
      for (other, two) in versions.enumerated() {
        #expect((one < two) == (place < other), "\(one) < \(two)")
      }
    }
  }

  @Test(
    "A leading v and two parts are normalised",
    arguments: [
      ("v1.2.3", "1.2.3"), ("2.1", "2.1.0"), ("v2.1", "2.1.0"), ("2.1-rc.1", "2.1.0-rc.1"),
      ("1.0.0-x-y+a.0", "1.0.0-x-y+a.0"), ("0.0.0", "0.0.0"),
    ])
  func normalisation(_ text: String, _ normal: String) throws {
    let version = try VersionNumber(text)
    #expect(version.description == normal)
    #expect(try VersionNumber(normal) == version)
  }

  @Test(
    "What is no semantic version is refused",
    arguments: [
      "", "v", "1", "1.2.3.4", "01.0.0", "1.00.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b", "1.0.0+",
      "1.0.0+a..b", "1.0.0-ä", "1.0.0_1", "a.b.c", "1.-1.0", " 1.0.0", "1.0.0 ", "V1.0.0",
      "vv1.0.0",
      "1.0.0+a+b", "latest", "1.0.٣", "1.0." + String(repeating: "9", count: 130),
    ])
  func refusals(_ text: String) {
    #expect(throws: NameError.malformedVersion(text)) { try VersionNumber(text) }
  }

  @Test("A pre-release says so")
  func prerelease() throws {
    #expect(try VersionNumber("2.0.0-rc.1").isPrerelease)
    #expect(try !VersionNumber("2.0.0+rc.1").isPrerelease)
  }
}
