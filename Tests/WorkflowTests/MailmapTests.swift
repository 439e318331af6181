import AuditTrail
import Documents
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("Names that a mailmap mends")
struct MailmapTests {
  @Test(
    "People are named as git names them",
    arguments: [
      "Proper Name <ada@example.org>", "<new@example.org> <ada@example.org>",
      "Proper Name <new@example.org> <ADA@example.org>",
      "Proper Name <new@example.org> Ada Author <ada@example.org>",
      "Proper Name <new@example.org> Other Name <ada@example.org>", "no line\n# a comment\n\n", "",
      "  Spaced Name  <ada@example.org>  ", "First <ada@example.org>\nSecond <ada@example.org>",
      "<new@example.org> ADA AUTHOR <ada@example.org>\nOther <ada@example.org>",
      "Proper <> <ada@example.org>", "Proper <new@example.org> <>", "Open <ada@example.org",
      "# Name <ada@example.org>", "Name <x@y> <ada@example.org> trailing <z@z>",
    ])
  func names(_ map: String) throws {
    let fixture = try WorkflowFixture()
    try fixture.sandbox.commit([".mailmap": map + "\n", "people/eve.yaml": Sample.person("eve")])
    let event = try #require(try fixture.history().events().first)
    let told = try fixture.sandbox.git("log", "-1", "--format=%aN <%aE>")
    #expect("\(event.commit.author.name) <\(event.commit.author.email)>" == told)
    let isRecorded = told == "Ada Author <ada@example.org>"
    #expect((event.commit.recordedAuthor == nil) == isRecorded)
    #expect((event.value["recordedAuthor"]?["name"]?.string ?? "Ada Author") == "Ada Author")
  }

  @Test("A change does not rename its author before the rules of its base")
  func authority() throws {
    let person = Sample.person("ada") + "emails:\n  - ada@example.org\n"
    let fixture = try WorkflowFixture(["people/ada.yaml": person])
    try fixture.sandbox.git("switch", "--quiet", "--create", "change")
    try fixture.sandbox.commit([
      ".mailmap": "Bob <bob@example.org> <ada@example.org>\n",
      "people/eve.yaml": Sample.person("eve"),
    ])
    let comparison = try BaseComparison(
      fixture.location(), base: "main", head: .named("change"))
    #expect(comparison.authors["people/eve.yaml"]?.map(\.email) == ["ada@example.org"])
  }
}
