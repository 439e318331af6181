import Documents
import Findings
import Registry
import Testing

@Suite("Approvals")
struct ApprovalStatusTests {
  private let version = EntityRef.version

  /// The digest that an approval of the sample's version must carry.
  private func digest() throws -> String {
    let snapshot = try MarkedRegistry(Sample.files).snapshot()
    let entity = try #require(snapshot.versions(of: try ModelName("credit/scorer")).first)
    return ContentDigest.ofSubject(entity, schemas: snapshot.schemas)
  }

  private func approval(
    _ id: String, by person: String, digest: String, decision: String = "approved",
    expires: String? = nil,
    environment: String = "production"
  ) -> (String, String) {
    (
      "models/credit/scorer/approvals/1.0.0/\(id).yaml",
      """
      apiVersion: registrar/v1
      kind: Approval
      id: \(id)
      subject:
        model: credit/scorer
        version: 1.0.0
        environment: \(environment)
      subjectDigest: \(digest)
      decision: \(decision)
      approver: person:\(person)
      reason: Because.
      \(expires.map { "expires: \($0)\n" } ?? "")
      """
    )
  }

  /// What counts and what does not, in words.
  private func status(
    _ approvals: [(String, String)], required: Int = 1, by: [String] = [],
    more: [String: String?] = [:]
  ) throws -> (counted: [String], discounted: [String], isSatisfied: Bool) {
    var texts: [String: String?] = ["registry.yaml": Sample.registry(required: required, by: by)]
    for (path, text) in approvals { texts[path] = text }
    let snapshot = try MarkedRegistry(Sample.with(texts.merging(more) { $1 })).snapshot()
    #expect(snapshot.fileFindings.isEmpty, "\(snapshot.fileFindings.map(\.summary))")
    let status = ApprovalStatus(
      of: .version(try ModelName("credit/scorer"), try VersionNumber("1.0.0")),
      for: try #require(snapshot.environment("production")), in: snapshot, on: noon.day)
    func id(_ ref: EntityRef) -> String { String(ref.description.split(separator: ":").last ?? "") }
    return (
      status.counted.map(id), status.discounted.map { "\(id($0.ref)): \($0.reason.summary)" },
      status.isSatisfied
    )
  }

  @Test("An approval of this content, for this environment, by one who may, counts")
  func counts() throws {
    let status = try status(
      [approval("ada-1", by: "ada", digest: digest())], by: ["team:risk"])
    #expect(status.counted == ["ada-1"])
    #expect(status.discounted.isEmpty && status.isSatisfied)
  }

  @Test("The tenth decision of one approver is later than the ninth")
  func tenthIsLater() throws {
    let digest = try digest()
    let status = try status(
      [
        approval("ada-9", by: "ada", digest: digest),
        approval("ada-10", by: "ada", digest: digest, decision: "rejected"),
      ], by: ["team:risk"])
    #expect(status.counted.isEmpty)
  }

  @Test("It is void once the content changed, and still good when the status or notes did")
  func digestDiffers() throws {
    let approvals = [approval("ada-1", by: "ada", digest: try digest())]
    let changed = Sample.versionText().replacing("scorer/1.0.0\n", with: "scorer/1.0.0/b\n")
    let other = try status(approvals, more: [Sample.version: changed])
    #expect(other.discounted == ["ada-1: the version changed since"] && !other.isSatisfied)
    let noted = Sample.versionText(status: "deprecated") + "labels:\n  tier: one\n"
    #expect(try status(approvals, more: [Sample.version: noted]).isSatisfied)
  }

  @Test(
    "It holds to the end of the day on which it expires, UTC",
    arguments: [("2026-11-29", false), ("2026-11-30", true), ("2027-01-01", true)])
  func expiry(_ day: String, _ isGood: Bool) throws {
    let status = try status([approval("ada-1", by: "ada", digest: digest(), expires: day)])
    #expect(status.isSatisfied == isGood)
    #expect(status.discounted == (isGood ? [] : ["ada-1: it expired on \(day)"]))
  }

  @Test("An approval for another environment does not count here, and is not spoken of")
  func otherEnvironment() throws {
    let status = try status([
      approval("ada-1", by: "ada", digest: digest(), environment: "staging")
    ])
    #expect(status.counted.isEmpty && status.discounted.isEmpty)
  }

  @Test("Only those whom the environment names may approve, by themselves or in a team")
  func allowed() throws {
    let digest = try digest()
    let both = [
      approval("ada-1", by: "ada", digest: digest), approval("bob-1", by: "bob", digest: digest),
    ]
    let refused = "bob-1: 'person:bob' may not approve here"
    #expect(try status(both, by: ["team:risk"]).discounted == [refused])
    #expect(try status(both, by: ["person:ada"]).discounted == [refused])
    #expect(try status(both, by: []).counted == ["ada-1", "bob-1"])
  }

  @Test("Who left approves no more")
  func left() throws {
    let status = try status(
      [approval("bob-1", by: "bob", digest: digest())],
      more: ["people/bob.yaml": Sample.person("bob", status: "left")])
    #expect(status.discounted == ["bob-1: 'person:bob' may not approve here"])
  }

  @Test("Two approvals are those of two people")
  func several() throws {
    let digest = try digest()
    let twice = [
      approval("ada-1", by: "ada", digest: digest), approval("ada-2", by: "ada", digest: digest),
    ]
    #expect(try !status(twice, required: 2).isSatisfied)
    #expect(
      try status(twice + [approval("bob-1", by: "bob", digest: digest)], required: 2).isSatisfied)
  }

  @Test("Of one person the later decision stands, the tenth after the ninth")
  func later() throws {
    let digest = try digest()
    let changed = try status([
      approval("ada-1", by: "ada", digest: digest),
      approval("ada-2", by: "ada", digest: digest, decision: "rejected"),
    ])
    #expect(changed.counted.isEmpty)
    #expect(changed.discounted.map { String($0.prefix(5)) } == ["ada-1", "ada-2"])
    let many = try status([
      approval("ada-9", by: "ada", digest: digest, decision: "rejected"),
      approval("ada-10", by: "ada", digest: digest),
    ])
    #expect(many.counted == ["ada-10"])
  }

  @Test("Where ids do not tell which came later, the rejection stands", arguments: [true, false])
  func tie(_ isFirst: Bool) throws {
    let digest = try digest()
    let status = try status([
      approval(isFirst ? "early" : "renewal", by: "ada", digest: digest, decision: "rejected"),
      approval(isFirst ? "renewal" : "early", by: "ada", digest: digest),
    ])
    #expect(!status.isSatisfied)
  }
}
