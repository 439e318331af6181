import Findings
import Git
import Registry
import Testing

/// What a change of the sample brings and what it leaves, as `id place`.
struct JudgedChange {
  let introduced: [String]
  let standing: [String]
  let findings: [Finding]
  /// The places marked in the head, in report order.
  let marked: [String]

  init(
    from old: [String: String?] = [:], to new: [String: String?], paths: [String]? = nil,
    authors: [String: [Signature]] = [:], lineage: ProposedChange.Lineage = .open
  ) throws {
    let base = try MarkedRegistry(Sample.with(old)).snapshot()
    let after = MarkedRegistry(Sample.with(old.merging(new) { $1 }))
    let judgement = ChangeJudgement(
      ProposedChange(
        from: base, to: try after.snapshot(), paths: paths ?? Array(new.keys), authors: authors,
        lineage: lineage, asOf: noon))
    introduced = judgement.introduced.map { "\($0.rule.id) \(Place.of($0))" }
    standing = judgement.standing.map { "\($0.rule.id) \($0.severity.rawValue)" }
    findings = judgement.introduced
    marked = after.places
  }
}

@Suite("What a change brings")
struct ChangeJudgementTests {
  private static let orphan = "people/eve.yaml"
  private static let misspelt = """
    apiVersion: registrar/v1
    kind: Person
    name: eve
    status: «gone»

    """

  @Test("What the change breaks is new, and nothing stands")
  func fresh() throws {
    let result = try JudgedChange(to: [Self.orphan: Self.misspelt])
    #expect(result.introduced == result.marked.map { "RG1101 \($0)" })
    #expect(result.standing.isEmpty)
  }

  @Test("What the base has too is a warning, wherever its lines have moved")
  func standing() throws {
    let plain = Self.misspelt.filter { $0 != "«" && $0 != "»" }
    let result = try JudgedChange(
      from: [Self.orphan: plain], to: [Self.orphan: "# moved\n" + plain])
    #expect(result.introduced.isEmpty)
    #expect(result.standing == ["RG1101 warning"])
  }

  @Test("A second mistake in the same words is a new one")
  func second() throws {
    func team(_ count: Int) -> String {
      let members = (0..<count).map { "  - person:ghost-\($0)\n" }.joined()
      return "apiVersion: registrar/v1\nkind: Team\nname: ops\nmembers:\n\(members)"
    }
    func evaluation(_ datasets: Int) -> String {
      Sample.evaluationText(
        results: (0..<datasets).map { Sample.result("m\($0)", "0.5", on: "ghost") }.joined())
    }
    let result = try JudgedChange(
      from: ["teams/ops.yaml": team(1)], to: ["teams/ops.yaml": team(2)])
    #expect(result.introduced.count == 1 && result.standing.count == 1)
    let path = Sample.evaluation
    let again = try JudgedChange(from: [path: evaluation(1)], to: [path: evaluation(2)])
    #expect(again.introduced.contains { $0.hasPrefix("RG1301") })
    #expect(again.standing == ["RG1301 warning"])
  }

  @Test("The base says how much a finding weighs: no change relaxes a rule for itself")
  func authority() throws {
    let strict = Sample.registry(required: 1)
    let lax = Sample.registry(required: 1, rules: "rules: {RG3001: {severity: \"off\"}}")
    let change: [String: String?] = [
      "registry.yaml": lax, Sample.evaluation: Sample.recent,
      Sample.deployment: Sample.deploymentText(version: "«1.0.0»"),
    ]
    let result = try JudgedChange(from: ["registry.yaml": strict], to: change)
    #expect(result.introduced == result.marked.map { "RG3001 \($0)" })
    #expect(result.findings.map(\.severity) == [.error])
    let relaxed = try JudgedChange(
      from: ["registry.yaml": lax],
      to: [
        "registry.yaml": strict, Sample.evaluation: Sample.recent,
        Sample.deployment: Sample.deploymentText(version: "1.0.0"),
      ])
    #expect(relaxed.introduced.isEmpty)
  }

  @Test(
    "A new schema does not excuse the document that comes with it, and breaks no older one unseen")
  func schemas() throws {
    let schema = try #require(
      SchemaSet.builtInFiles.first { $0.path == "person.schema.json" }
    ).text
    let looser = schema.replacing(
      "[\"active\", \"left\"]", with: "[\"active\", \"left\", \"gone\"]")
    #expect(looser != schema)
    let both = try JudgedChange(
      to: ["schemas/person.schema.json": looser, Self.orphan: Self.misspelt])
    #expect(both.introduced == both.marked.map { "RG1101 \($0)" })
    #expect(both.findings.allSatisfy { $0.summary.hasSuffix("by the schema of the base") })
    let later = try JudgedChange(
      from: ["schemas/person.schema.json": looser],
      to: [Self.orphan: Self.misspelt.filter { $0 != "«" && $0 != "»" }])
    #expect(later.introduced.isEmpty)
    let stricter = schema.replacing("[\"active\", \"left\"]", with: "[\"left\"]")
    let broken = try JudgedChange(to: ["schemas/person.schema.json": stricter])
    #expect(broken.introduced.count == 2)
    #expect(broken.introduced.allSatisfy { $0.hasPrefix("RG1101 people/") })
  }

  @Test("A team and its first model come together")
  func together() throws {
    let result = try JudgedChange(to: [
      "teams/pricing.yaml":
        "apiVersion: registrar/v1\nkind: Team\nname: pricing\nmembers: [person:bob]\n",
      "models/price/model.yaml":
        Sample.modelText(owner: "team:pricing").replacing("credit/scorer", with: "price"),
    ])
    #expect(result.introduced.isEmpty)
  }

  @Test("A registry that begins is judged by itself")
  func beginning() throws {
    let head = try MarkedRegistry(Sample.files).snapshot()
    let change = ProposedChange(
      from: try MarkedRegistry([:]).snapshot(), to: head, paths: Array(Sample.files.keys),
      asOf: noon)
    #expect(ChangeJudgement(change).introduced.isEmpty)
  }
}

@Suite("Rules about what a change does to versions")
struct VersionChangeRuleTests {
  private func path(_ number: String) -> String { "models/credit/scorer/versions/\(number).yaml" }

  @Test(
    "RG4005: a release is higher than the last of its line",
    arguments: [
      ("1.0.1", true), ("1.1.0", true), ("0.9.0", true), ("2.0.0", true), ("1.2.3", false),
      ("1.2.4-rc.1", false), ("1.2.4", false), ("1.2.5", true), ("1.2.5-rc.1", true),
    ])
  func order(_ number: String, _ isFine: Bool) throws {
    let result = try JudgedChange(
      from: [path("1.2.4"): Sample.versionText("1.2.4")],
      to: [
        path(number): Sample.versionText(isFine ? number : "«\(number)»").replacing(
          "/«\(number)»", with: "/\(number)")
      ], paths: [path(number)])
    let expected = number == "1.2.4" ? [] : result.marked.map { "RG4005 \($0)" }
    #expect(result.introduced == expected)
    #expect(number == "1.2.4" || expected.isEmpty == isFine)
  }

  @Test(
    "RG4005: a lower version that comes as deprecated may be released later, so it is refused too")
  func deprecated() throws {
    let result = try JudgedChange(
      from: [path("1.2.4"): Sample.versionText("1.2.4")],
      to: [
        path("1.2.3"): Sample.versionText("1.2.3", status: "deprecated").replacing(
          "version: 1.2.3", with: "version: «1.2.3»")
      ])
    #expect(result.introduced == result.marked.map { "RG4005 \($0)" })
  }

  @Test("RG4005: a draft may have any number; it is judged when it is released")
  func drafts() throws {
    let old = [path("1.2.4"): Sample.versionText("1.2.4")]
    let draft = Sample.versionText("1.2.3", status: "draft")
    #expect(try JudgedChange(from: old, to: [path("1.2.3"): draft]).introduced.isEmpty)
    let released = Sample.versionText("1.2.3").replacing("version: 1.2.3", with: "version: «1.2.3»")
    let result = try JudgedChange(
      from: [path("1.2.4"): Sample.versionText("1.2.4"), path("1.2.3"): draft],
      to: [path("1.2.3"): released])
    #expect(result.introduced == result.marked.map { "RG4005 \($0)" })
  }

  @Test("RG4006: another digest at the same address of a draft, not at another address")
  func digest() throws {
    let other = "sha256:" + String(repeating: "0", count: 64)
    let draft = Sample.versionText(status: "draft")
    let replaced = try JudgedChange(
      from: [Sample.version: draft],
      to: [Sample.version: draft.replacing(Sample.digest, with: "«\(other)»")])
    #expect(replaced.introduced == replaced.marked.map { "RG4006 \($0)" })
    #expect(replaced.findings.map(\.severity) == [.warning])
    let moved = try JudgedChange(
      from: [Sample.version: draft],
      to: [
        Sample.version: draft.replacing(Sample.digest, with: other).replacing(
          "/1.0.0\n", with: "/b\n")
      ])
    #expect(moved.introduced.isEmpty)
    let released = try JudgedChange(
      to: [Sample.version: Sample.versionText().replacing(Sample.digest, with: other)])
    #expect(released.introduced.map { $0.prefix(6) } == ["RG4001"])
  }
}

@Suite("Rules about who changes what, and how it lands")
struct AuthorshipRuleTests {
  private static let people: [String: String?] = [
    "people/ada.yaml": Sample.person("ada") + "emails: [ada@fernwood.example]\n",
    "people/bob.yaml": Sample.person("bob")
      + "principals: [bob@keys.example]\nlogins: {github: Bob-B}\n",
  ]

  private func findings(
    by email: String, _ more: [String: String?] = [:], _ paths: [String] = [Sample.model]
  ) throws -> [Finding] {
    let author = try Signature(name: "Someone", email: email, seconds: 1, offsetMinutes: 0)
    let authors = Dictionary(uniqueKeysWithValues: paths.map { ($0, [author]) })
    let changed = Dictionary(
      uniqueKeysWithValues: paths.map { path in
        (path, ((more[path] ?? nil) ?? Sample.files[path] ?? "") + "labels: {a: b}\n" as String?)
      })
    return try JudgedChange(
      from: Self.people.merging(more) { $1 }, to: changed, authors: authors
    ).findings
  }

  @Test(
    "RG4101: the author is a member of the owner team, by address, principal or login",
    arguments: [
      ("ada@fernwood.example", true), ("ADA@Fernwood.example", true), ("bob@keys.example", false),
      ("5550+bob-b@users.noreply.github.com", false), ("eve@elsewhere.example", false),
    ])
  func owners(_ email: String, _ isOwner: Bool) throws {
    let findings = try findings(by: email)
    #expect(findings.map(\.rule) == (isOwner ? [] : [.ownersOnly]))
    let name = email.hasPrefix("eve") ? "'Someone', whom people/ does not know," : "'person:bob'"
    #expect(
      findings.map(\.summary)
        == (isOwner ? [] : ["\(name) changes credit/scorer, which belongs to team:risk"]))
  }

  @Test(
    "RG4101: a governance team acts for every owner, and a team may list itself by the base only")
  func governance() throws {
    let team = "apiVersion: registrar/v1\nkind: Team\nname: board\nmembers: [person:bob]\n"
    let registry = Sample.registry().replacing("- team:risk", with: "- team:board")
    #expect(
      try findings(
        by: "bob@keys.example", ["teams/board.yaml": team, "registry.yaml": registry]
      ).isEmpty)
    let author = try Signature(
      name: "Bob", email: "bob@keys.example", seconds: 1, offsetMinutes: 0)
    let joined = Sample.team.replacing("- person:ada", with: "- person:bob")
    let result = try JudgedChange(
      from: Self.people,
      to: ["teams/risk.yaml": joined, Sample.model: Sample.modelText() + "labels: {a: b}\n"],
      authors: [Sample.model: [author], "teams/risk.yaml": [author]])
    #expect(result.findings.map(\.rule) == [.ownersOnly])
  }

  @Test("RG4101: an author is told once for a model, and other documents belong to nobody")
  func once() throws {
    #expect(
      try findings(by: "bob@keys.example", [:], [Sample.model, Sample.version]).filter {
        $0.rule == .ownersOnly
      }.count == 1)
    #expect(try findings(by: "bob@keys.example", [:], ["datasets/holdout.yaml"]).isEmpty)
  }

  @Test("RG4101, RG4103: nobody takes another's address by the change itself")
  func borrowedAddress() throws {
    let eve = try Signature(name: "Eve", email: "eve@x.example", seconds: 1, offsetMinutes: 0)
    let ada = Sample.person("ada") + "emails: [ada@fernwood.example, eve@x.example]\n"
    let changes: [String: String?] = [
      "people/ada.yaml": ada, Sample.model: Sample.modelText() + "labels: {a: b}\n",
      "registry.yaml": Sample.registry() + "labels: {a: b}\n",
    ]
    let result = try JudgedChange(
      from: Self.people, to: changes, authors: changes.mapValues { _ in [eve] })
    #expect(result.introduced == ["RG4101 \(Sample.model)", "RG4103 registry.yaml"])
  }

  @Test(
    "RG4101: a login of one's own speaks for a person, a principal spelled like one does not",
    arguments: [("logins: {github: ada-b}\n", true), ("principals: [\"github:ada-b\"]\n", false)])
  func logins(_ line: String, _ isAda: Bool) throws {
    let author = try Signature(
      name: "Ada", email: "5550+Ada-B@users.noreply.github.com", seconds: 1, offsetMinutes: 0)
    let people: [String: String?] = ["people/ada.yaml": Sample.person("ada") + line]
    let changes: [String: String?] = [Sample.model: Sample.modelText() + "labels: {a: b}\n"]
    let result = try JudgedChange(
      from: people, to: changes, authors: changes.mapValues { _ in [author] })
    #expect(result.introduced == (isAda ? [] : ["RG4101 \(Sample.model)"]))
  }

  @Test(
    "RG4101, RG4103: who has left, at once or by a day, has no say any more",
    arguments: ["left\nuntil: 2026-09-30", "active\nuntil: 2026-11-29"])
  func gone(_ status: String) throws {
    let author = try Signature(
      name: "Ada", email: "ada@fernwood.example", seconds: 1, offsetMinutes: 0)
    let people: [String: String?] = [
      "people/ada.yaml": Sample.person("ada").replacing("status: active", with: "status: \(status)")
        + "emails: [ada@fernwood.example]\n",
      "teams/risk.yaml": Sample.team + "  - person:bob\n",
    ]
    let changes: [String: String?] = [
      Sample.model: Sample.modelText() + "labels: {a: b}\n",
      "registry.yaml": Sample.registry() + "labels: {a: b}\n",
    ]
    let result = try JudgedChange(
      from: people, to: changes, authors: changes.mapValues { _ in [author] })
    #expect(result.introduced == ["RG4101 \(Sample.model)", "RG4103 registry.yaml"])
  }

  @Test(
    "RG4103: what others are judged by is for governance teams",
    arguments: [("ada@fernwood.example", true), ("bob@keys.example", false)])
  func governors(_ email: String, _ isGovernor: Bool) throws {
    let author = try Signature(name: "Someone", email: email, seconds: 1, offsetMinutes: 0)
    for path in ["registry.yaml", "policies/x.yaml", "trust/allowed_signers"] {
      let text = path == "registry.yaml" ? Sample.registry() + "labels: {a: b}\n" : "x\n"
      let result = try JudgedChange(
        from: Self.people, to: [path: text], authors: [path: [author]])
      let found = result.introduced.filter { $0.hasPrefix("RG41") }
      #expect(found == (isGovernor ? [] : ["RG4103 \(path)"]))
    }
  }

  @Test(
    "RG4104: under rebase rules and data come apart", arguments: ["merge", "squash", "rebase"])
  func apart(_ method: String) throws {
    let base = Sample.registry().replacing("mergeMethod: merge", with: "mergeMethod: \(method)")
    let rules: [String: String?] = ["registry.yaml": base + "labels: {a: b}\n"]
    let data: [String: String?] = [Sample.model: Sample.modelText() + "labels: {a: b}\n"]
    let old: [String: String?] = ["registry.yaml": base]
    #expect(
      try JudgedChange(from: old, to: rules.merging(data) { $1 }).introduced
        == (method == "rebase" ? ["RG4104 registry.yaml"] : []))
    #expect(try JudgedChange(from: old, to: rules).introduced.isEmpty)
    #expect(try JudgedChange(from: old, to: data).introduced.isEmpty)
  }

  @Test("RG4102: a head that merged the base into itself is refused")
  func omittedTip() throws {
    let tip = try ObjectID(hex: String(repeating: "3f", count: 20))
    let refused = try JudgedChange(to: [:], lineage: .omitsTip(tip))
    #expect(refused.introduced == ["RG4102 registry.yaml"])
    #expect(refused.findings.map(\.summary).allSatisfy { $0.contains("3f3f3f3f") })
    #expect(try JudgedChange(to: [:], lineage: .linear).introduced.isEmpty)
  }
}
