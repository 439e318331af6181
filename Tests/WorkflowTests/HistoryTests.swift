import AuditTrail
import Compliance
import Documents
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("History")
struct HistoryTests {
  @Test("A commit's events are the differences of its tree, whatever its message says")
  func events() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(
      [
        "models/scorer/versions/1.0.0.yaml": Sample.version("1.0.0", status: "deprecated"),
        "README.md": "Hello", "schemas/x.schema.json": "{}",
        "people/eve.yaml": Sample.person("eve"),
      ], message: "Registrar-Action: version.released")
    #expect(
      try Array(fixture.events().prefix(4)) == [
        "file.added README.md", "version.deprecated scorer@1.0.0", "person.added person:eve",
        "schema.added schemas/x.schema.json",
      ])
  }

  @Test("Layout alone is no event, and a file that is no document yet counts as empty")
  func layout() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(["people/ada.yaml": "# Words.\n" + Sample.person("ada")])
    try fixture.commit(["people/ada.yaml": "- not a mapping\n"])
    #expect(
      try fixture.events().filter { $0.hasSuffix("person:ada") }
        == ["person.changed person:ada", "person.added person:ada"])
  }

  @Test("A merge tells only what none of its parents said")
  func merges() throws {
    let fixture = try WorkflowFixture()
    let git = fixture.sandbox
    try git.git("checkout", "-q", "-b", "topic")
    try fixture.commit(["people/eve.yaml": Sample.person("eve")])
    try git.git("checkout", "-q", "main")
    try fixture.commit(["people/zoe.yaml": Sample.person("zoe")])
    try git.git("merge", "-q", "--no-ff", "-m", "Merge topic", "topic")
    let honest = try #require(try fixture.history().events().first?.commit)
    #expect(honest.parents.count == 1)
    try git.git("checkout", "-q", "topic")
    try fixture.commit(["people/kim.yaml": Sample.person("kim")])
    try git.git("checkout", "-q", "main")
    try fixture.commit(["people/jo.yaml": Sample.person("jo")])
    try git.git("merge", "-q", "--no-ff", "--no-commit", "topic")
    try fixture.commit(["people/mallory.yaml": Sample.person("mallory")], message: "Merge topic")
    let evil = try fixture.history().events().filter { $0.commit.parents.count == 2 }
    #expect(evil.map { "\($0.action) \($0.subject)" } == ["person.added person:mallory"])
    #expect(try fixture.events().filter { $0.hasSuffix("person:eve") }.count == 1)
  }

  @Test("A conflict that a merge resolved in a third way is the merge's own event")
  func resolvedConflict() throws {
    let fixture = try WorkflowFixture()
    let git = fixture.sandbox
    func titled(_ title: String) -> [String: String] {
      [
        "models/scorer/model.yaml": Sample.model.replacing(
          "title: Scorer ", with: "title: \(title) ")
      ]
    }
    try git.git("checkout", "-q", "-b", "topic")
    try fixture.commit(titled("Theirs"))
    try git.git("checkout", "-q", "main")
    try fixture.commit(titled("Ours"))
    _ = try git.attempt(["merge", "-q", "topic"])
    try fixture.commit(titled("Both"), message: "Merge topic")
    let event = try #require(try fixture.history().events().first)
    #expect(event.commit.parents.count == 2)
    #expect(event.fields.map(\.path) == ["title"])
    #expect(event.fields.first?.old == "Ours" && event.fields.first?.new == "Both")
  }

  @Test("A back-dated commit hides nothing that lies behind it")
  func backDated() throws {
    let fixture = try WorkflowFixture()
    let late = ["GIT_AUTHOR_DATE": "1700500000 +0000", "GIT_COMMITTER_DATE": "1700500000 +0000"]
    let early = ["GIT_AUTHOR_DATE": "1000000000 +0000", "GIT_COMMITTER_DATE": "1000000000 +0000"]
    for (name, dates) in [("eve", late), ("kim", early)] {
      try fixture.sandbox.write(Sample.person(name), to: "people/\(name).yaml")
      try fixture.sandbox.git("add", "--all")
      try fixture.sandbox.git("commit", "-q", "-m", name, overriding: dates)
    }
    var filter = AuditFilter()
    filter.since = Timestamp(seconds: 1_700_400_000)
    #expect(try fixture.events(filter) == ["person.added person:eve"])
    filter = AuditFilter()
    filter.until = Timestamp(seconds: 1_000_000_000)
    #expect(try fixture.events(filter) == ["person.added person:kim"])
  }

  @Test("Filters go by subject with all that belongs to it, author, action and words")
  func filters() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(
      ["models/scorer/versions/1.0.0.yaml": Sample.version("1.0.0", status: "withdrawn")],
      message: "Take back the FIRST version")
    func found(_ change: (inout AuditFilter) throws -> Void) throws -> Int {
      var filter = AuditFilter()
      try change(&filter)
      return try fixture.events(filter).count
    }
    let model = try ModelName("scorer")
    #expect(try found { $0.subjects = [.model(model)] } == 5)
    #expect(try found { $0.subjects = [.version(model, try VersionNumber("1.0.0"))] } == 2)
    #expect(try found { $0.author = "ADA@example" } == 9)
    #expect(try found { $0.author = "carl" } == 0)
    #expect(try found { $0.actions = ["withdrawn"] } == 1)
    #expect(try found { $0.actions = ["version.released", "person"] } == 4)
    #expect(try found { $0.grep = "first" } == 1)
    #expect(try fixture.history().events(limit: 2).count == 2)
  }

  @Test("A shallow clone is flagged, and its edge is not credited with what came before it")
  func shallow() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(["people/eve.yaml": Sample.person("eve")])
    try fixture.commit(["people/kim.yaml": Sample.person("kim")])
    try fixture.sandbox.git(
      "clone", "-q", "--depth=2", "file://\(fixture.sandbox.directory)",
      fixture.sandbox.root.appending("shallow"))
    let repository = try Repository.open(at: fixture.sandbox.at("shallow").directory)
    let tip = try #require(try repository.head().commit)
    let history = try History(RegistryLocation(repository, root: nil), tip: tip)
    #expect(history.isIncomplete)
    #expect(try history.events().map(\.subject) == ["person:kim"])
    let changes = try LastChanges(
      of: [.person(try Identifier("kim")), .person(try Identifier("ada"))], in: history)
    #expect(changes.isIncomplete)
    #expect(changes[.person(try Identifier("kim"))]?.id == tip)
    #expect(changes[.person(try Identifier("ada"))] == nil)
  }

  @Test("A registry in a folder has the history of that folder")
  func folder() throws {
    let fixture = try WorkflowFixture(root: "gov/ai")
    try fixture.sandbox.commit(["README.md": "Elsewhere", "people/x.yaml": Sample.person("x")])
    try fixture.commit(["people/eve.yaml": Sample.person("eve")])
    let events = try fixture.history().events()
    #expect(events.first?.path == "people/eve.yaml")
    #expect(events.count == Sample.files.count + 1)
  }
}

@Suite("Landings")
struct LandingTests {
  @Test(
    "A date means the last landing on the first-parent chain whose running maximum is not after it")
  func dates() throws {
    let fixture = try WorkflowFixture()
    let first = try fixture.sandbox.git("rev-parse", "HEAD")
    try fixture.sandbox.git("checkout", "-q", "-b", "topic")
    try fixture.commit(["people/eve.yaml": Sample.person("eve")], seconds: 1_700_000_200)
    try fixture.sandbox.git("checkout", "-q", "main")
    try fixture.sandbox.git(
      "merge", "-q", "--no-ff", "-m", "Merge", "topic",
      overriding: ["GIT_COMMITTER_DATE": "1700001000 +0000"])
    let merge = try fixture.sandbox.git("rev-parse", "HEAD")
    // A landing that claims to be older than the one before it is taken to be as late as that one.
    let lying = try fixture.commit(
      ["people/kim.yaml": Sample.person("kim")], seconds: 1_600_000_000)
    let last = try fixture.commit(["people/jo.yaml": Sample.person("jo")], seconds: 1_700_002_000)
    let history = try fixture.history()
    for (seconds, expected) in [
      (1_700_000_099, nil), (1_700_000_100, first), (1_700_000_500, first), (1_700_000_999, first),
      (1_700_001_000, lying), (1_700_001_999, lying), (1_700_002_000, last), (.max, last),
    ] as [(Int64, String?)] {
      let landing = try history.landing(asOf: Timestamp(seconds: seconds))
      #expect(landing.commit?.id.description == expected, "\(seconds), merge \(merge)")
      #expect(landing.first == Timestamp(seconds: 1_700_000_100))
    }
  }

  @Test("An observation at a date sees that landing and sets the clock to the end of the day")
  func observation() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(["people/eve.yaml": Sample.person("eve")], seconds: 1_700_200_000)
    let now = Timestamp(seconds: 1_796_040_000)
    let then = try Observation(
      fixture.location(), at: .named("2023-11-15"), asOf: nil, now: now)
    #expect(then.snapshot.all(.person).count == 2)
    #expect(then.moment == (try Timestamp("2023-11-15")))
    let today = try Observation(fixture.location(), at: .head, asOf: nil, now: now)
    #expect(today.snapshot.all(.person).count == 3)
    #expect(today.moment == now)
    #expect {
      try Observation(fixture.location(), at: .named("2020-01-01"), asOf: nil, now: now)
    } throws: { error in
      guard case .nothingAt("2020-01-01", let first?)? = error as? RegistryError else {
        return false
      }
      return first.hasPrefix("2023-11-14T")
    }
  }

  @Test("The last change of a document is its own; that of a model counts all that belongs to it")
  func lastChanges() throws {
    let fixture = try WorkflowFixture()
    let first = try fixture.sandbox.git("rev-parse", "HEAD")
    let second = try fixture.commit(
      ["models/scorer/versions/1.0.0.yaml": Sample.version("1.0.0", status: "deprecated")],
      seconds: 1_700_000_500)
    let observation = try Observation(
      fixture.location(), at: .head, asOf: nil, now: Timestamp(seconds: 1_796_040_000))
    let changes = try LastChanges(
      of: observation.snapshot.entities.keys, in: try #require(observation.history))
    let model = try ModelName("scorer")
    #expect(changes[.model(model)]?.id.description == first)
    #expect(changes[.version(model, try VersionNumber("1.0.0"))]?.id.description == second)
    #expect(changes.latest(ofModel: model)?.id.description == second)
    #expect(!changes.isIncomplete)
    let row = try #require(observation.inventory.row(of: .model(model), in: .models))
    #expect(row["commit"]?.string == second)
  }
}
