import Findings
import Git
import Registry
import Testing

@Suite("Rules about paths and folders")
struct LayoutRuleTests {
  @Test(
    "RG1202: a path may have 200 characters, counted as characters",
    arguments: [(195, false), (196, true), (300, true)])
  func length(_ count: Int, _ isLong: Bool) throws {
    let path = "docs/" + String(repeating: "ö", count: count)
    try expect(.longPath, Sample.with([path: "x"]), wholeFiles: isLong ? [path] : [])
  }

  @Test(
    "RG1203: names of devices, with any extension and in any case, and what Windows refuses",
    arguments: [
      "docs/con", "docs/CON.txt", "docs/Lpt9.tar.gz", "aux/readme.md", "docs/a.", "docs/a ",
      "docs/a:b", "docs/what?.md", "docs/a\\b", "docs/\u{1}.md", "docs/a|b",
    ])
  func unportable(_ path: String) throws {
    try expect(.unportableName, Sample.with([path: "x"]), wholeFiles: [path])
  }

  @Test(
    "RG1203: names that only look like them are fine",
    arguments: ["docs/cons", "docs/com10.md", "docs/.con", "docs/a.b", "docs/ a", "docs/ö {x}.md"])
  func portable(_ path: String) throws {
    try expect(.unportableName, Sample.with([path: "x"]))
  }

  @Test(
    "RG1204: files and folders that differ in case only, each told once",
    arguments: [
      (["docs/A.md", "docs/a.md"], ["docs/a.md"]),
      (["Docs/x.md", "docs/a.md", "docs/b.md"], ["docs/a.md"]),
      (["docs/Ä.md", "docs/ä.md"], ["docs/ä.md"]), (["docs/a-b.md", "docs/a_b.md"], []),
      (["docs/a.md", "notes/A.md"], []),
    ])
  func colliding(_ paths: [String], _ found: [String]) throws {
    try expect(
      .collidingPath,
      Sample.with(Dictionary(uniqueKeysWithValues: paths.map { ($0, "x" as String?) })),
      wholeFiles: found)
  }

  @Test(
    "RG1102: a link in place of a schema, or of their folder, is no schema and not the built-in one",
    arguments: ["schemas/person.schema.json", "schemas"])
  func schemaLinks(_ path: String) throws {
    #expect {
      try MarkedRegistry(Sample.with([path: "x"])).snapshot(modes: [path: .symlink])
    } throws: { error in
      if case RegistryError.brokenSchema(let findings) = error {
        findings.map(\.location.path) == [path]
      } else {
        false
      }
    }
  }

  @Test("RG2401: strays in the registry's folders, not beside them and not in evidence")
  func strays() throws {
    let strays = ["models/credit/scorer/README.md", "people/eve.json", "models/.gitkeep"]
    let others = ["README.md", "docs/x.json", "systems/desk/evidence/scan.pdf", ".github/x.md"]
    let files = Dictionary(uniqueKeysWithValues: (strays + others).map { ($0, "x" as String?) })
    try expect(.unknownFile, Sample.with(files), wholeFiles: strays)
  }

  @Test(
    "RG2402: a folder warns beyond 1,000 entries and fails beyond 3,000; folders count as one",
    arguments: [(1_000, nil), (1_001, .warning), (3_000, .warning), (3_001, .error)]
      as [(Int, Severity?)])
  func width(_ count: Int, _ severity: Severity?) throws {
    var files = Sample.files
    for index in 0..<count {
      files["docs/a\(index)/x.md"] = "x"
      files["docs/a\(index)/y.md"] = "x"
    }
    let findings = try MarkedRegistry(files).snapshot().findings(asOf: noon)
    #expect(findings.map(\.rule) == (severity == nil ? [] : [.wideFolder]))
    #expect(findings.map(\.severity) == (severity.map { [$0] } ?? []))
    #expect(
      findings.allSatisfy {
        $0.location.path == "docs" && $0.summary.contains(count > 3_000 ? "3000" : "1000")
      })
  }
}

@Suite("Rules about people")
struct PeopleRuleTests {
  private func owned(by owner: String, _ more: [String: String?]) -> [String: String] {
    Sample.with(more.merging([Sample.model: Sample.modelText(owner: owner)]) { $1 })
  }

  @Test("RG2301: an owner who left, at once or by a day that has passed")
  func left() throws {
    try expect(
      .absentOwner,
      owned(by: "«team:risk»", ["people/ada.yaml": Sample.person("ada", status: "left")]))
    let until = Sample.person("ada") + "until: 2026-11-29\n"
    try expect(.absentOwner, owned(by: "«team:risk»", ["people/ada.yaml": until]))
    let today = Sample.person("ada") + "until: 2026-11-30\n"
    try expect(.absentOwner, owned(by: "team:risk", ["people/ada.yaml": today]))
  }

  @Test("RG2301: archived models are left alone, and a team that keeps one member is fine")
  func fine() throws {
    let gone: [String: String?] = ["people/ada.yaml": Sample.person("ada", status: "left")]
    let archived = Sample.modelText().replacing("lifecycle: active", with: "lifecycle: archived")
    try expect(.absentOwner, Sample.with(gone.merging([Sample.model: archived]) { $1 }))
    try expect(
      .absentOwner,
      Sample.with(gone.merging(["teams/risk.yaml": Sample.team + "  - person:bob\n"]) { $1 }))
  }

  @Test(
    "RG1303: an address, a principal and a login are one person's, however they are spelled",
    arguments: [
      ("emails: [ada@x.example]", "emails: [«ADA@x.example»]"),
      ("principals: [ada@x.example]", "emails: [«ada@x.example»]"),
      ("logins: {github: Ada}", "logins: {github: «ada»}"),
      ("logins: {github: ada}", "emails: [«5550+Ada@users.noreply.github.com»]"),
      ("logins: {github: ada}", "logins: {gitlab: ada}"),
      ("logins: {github: ada}", "emails: [ada@users.noreply.gitlab.example]"),
      ("emails: [ada@x.example]\nprincipals: [ada@x.example]", "emails: [bob@x.example]"),
    ])
  func shared(_ ada: String, _ bob: String) throws {
    try expect(
      .sharedAddress,
      Sample.with([
        "people/ada.yaml": Sample.person("ada") + ada + "\n",
        "people/bob.yaml": Sample.person("bob") + bob + "\n",
      ]))
  }

  @Test("RG1303: of three who share an address, one who gives it up makes nothing new")
  func partialMend() throws {
    let all = ["ada", "bob", "eve"].map { name in
      ("people/\(name).yaml", Sample.person(name) + "emails: [one@x.example]\n")
    }
    let before = MarkedRegistry(Sample.with(Dictionary(uniqueKeysWithValues: all)))
    var mended = Dictionary(uniqueKeysWithValues: all)
    mended["people/ada.yaml"] = Sample.person("ada")
    let change = ProposedChange(
      from: try before.snapshot(modes: [:]),
      to: try MarkedRegistry(Sample.with(mended)).snapshot(modes: [:]),
      paths: ["people/ada.yaml"], asOf: noon)
    let introduced = ChangeJudgement(change).introduced
    #expect(!introduced.contains { $0.rule.id.description == "RG1303" })
  }

  @Test(
    "RG2302: an address anywhere, where the registry asks for that",
    arguments: [
      ("«eve@fernwood.example»", true), ("«Ask Eve <eve@fernwood.example>, please»", true),
      ("«mailto:eve@fernwood.example»", true), ("https://eve@fernwood.example/x", false),
      ("a@b", false), ("@team", false),
      ("git@github.com:org/repo", false), ("3 @ 5.0", false),
    ])
  func addresses(_ text: String, _ isAddress: Bool) throws {
    let note =
      Sample.modelText()
      + "description: \(text.contains("@b") || text.hasPrefix("@") ? "\"\(text)\"" : text)\n"
    let strict = Sample.registry(rules: "rules: {RG2302: {severity: error}}")
    try expect(.emailAddress, Sample.with(["registry.yaml": strict, Sample.model: note]))
    let plain = note.filter { $0 != "«" && $0 != "»" }
    try expect(.emailAddress, Sample.with([Sample.model: plain]))
  }
}
