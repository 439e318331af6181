import Documents
import Testing

struct SpellingTests {
  private static let words = ["draft", "released", "deprecated", "withdrawn", "owner", "id"]

  @Test(
    "a misspelt word leads to the word that was meant",
    arguments: [
      ("relased", "released"), ("RELEASED", "released"), ("onwer", "owner"), ("drfat", "draft"),
      ("withdrawed", "withdrawn"), ("ownr", "owner"), ("deprecate", "deprecated"),
    ])
  func close(word: String, expected: String) {
    #expect(Spelling.closest(to: word, among: Self.words) == expected)
  }

  @Test("a word that resembles nothing leads nowhere", arguments: ["", "xy", "model", "zzzzzzzz"])
  func distant(word: String) { #expect(Spelling.closest(to: word, among: Self.words) == nil) }

  @Test("distance counts edits, and a swap of neighbours once")
  func distance() {
    #expect(Spelling.distance("", "abc") == 3)
    #expect(Spelling.distance("kitten", "sitting") == 3)
    #expect(Spelling.distance("ab", "ba") == 1)
    #expect(Spelling.distance("same", "same") == 0)
    #expect(Spelling.distance("caf\u{E9}", "cafe") == 1)
  }

  @Test("of equally close words the one with the same case wins, then the first")
  func ties() {
    #expect(Spelling.closest(to: "Team", among: ["team", "Team"]) == "Team")
    #expect(Spelling.closest(to: "bat", among: ["cat", "hat"]) == "cat")
  }
}
