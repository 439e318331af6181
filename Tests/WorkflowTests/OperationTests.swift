import Documents
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("Operations")
struct OperationTests {
  private let scorer = Result { try ModelName("scorer") }

  @Test("Adding writes a canonical document that repeats its identifier, once")
  func add() throws {
    let fixture = try WorkflowFixture()
    let ref = EntityRef.dataset(try Identifier("holdout"))
    let fields: JSONValue = ["personalData": "none", "title": "Hold-out", "owner": "team:risk"]
    let outcome = try fixture.write { try Operation.add(ref, fields, in: $0) }
    #expect(outcome.plan.summary == "Add dataset:holdout")
    #expect(
      try fixture.text("datasets/holdout.yaml") == """
        # yaml-language-server: $schema=../schemas/dataset.schema.json
        apiVersion: registrar/v1
        kind: Dataset
        name: holdout
        title: Hold-out
        owner: team:risk
        personalData: none
        """)
    #expect {
      try fixture.write { try Operation.add(ref, fields, in: $0) }
    } throws: {
      if case .alreadyExists(ref)? = $0 as? WorkflowError { true } else { false }
    }
  }

  @Test(
    "Setting a value leaves every other byte as it is",
    arguments: [
      (["title=Desk"], "title: Scorer  # as", "title: Desk  # as"),
      (["task=ranking"], "lifecycle: active", "task: ranking\nlifecycle: active"),
      (["thresholds.0.value=0.95"], "value: 0.9", "value: 0.95"),
      (["labels.tier=1"], "severity: note\n", "severity: note\nlabels:\n  tier: \"1\"\n"),
      (["thresholds.0.severity-"], "    severity: note\n", ""),
      (
        ["limitations+=No firms."], "lifecycle: active",
        "lifecycle: active\nlimitations:\n  - No firms."
      ),
    ])
  func set(_ assignments: [String], _ old: String, _ new: String) throws {
    let fixture = try WorkflowFixture()
    try fixture.write { context in
      try Operation.set(
        context.entity("scorer"), assignments.map { try Assignment($0) }, in: context)
    }
    #expect(
      try fixture.text("models/scorer/model.yaml") + "\n" == Sample.model.replacing(old, with: new))
  }

  @Test("Setting what is so already, or what cannot be set, is said")
  func setNothing() throws {
    let fixture = try WorkflowFixture()
    func error(_ assignment: String) throws -> WorkflowError? {
      do {
        try fixture.write { context in
          try Operation.set(context.entity("scorer"), [Assignment(assignment)], in: context)
        }
        return nil
      } catch let error as WorkflowError {
        return error
      }
    }
    if case .nothingToChange? = try error("lifecycle=active") {} else { Issue.record("active") }
    if case .invalidArgument? = try error("nothing-") {} else { Issue.record("nothing-") }
    if case .invalidArgument? = try error("title.x=1") {} else { Issue.record("title.x=1") }
  }

  @Test("What is no assignment is refused", arguments: ["", "title", "=x", "+=x", "-"])
  func assignments(_ text: String) {
    #expect {
      try Assignment(text)
    } throws: {
      if case .invalidArgument("assignment", text, _, _)? = $0 as? WorkflowError {
        true
      } else {
        false
      }
    }
  }

  @Test("Promoting starts a deployment, then moves it; rolling back goes to what ran before")
  func deployments() throws {
    let fixture = try WorkflowFixture()
    let scorer = try scorer.get()
    func promote(_ reference: String) throws -> String {
      try fixture.write { context in
        try Operation.promote(context.entity(reference), to: "production", in: context)
      }.plan.summary
    }
    func rollback() throws -> String {
      try fixture.write { try Operation.rollback(scorer, in: "production", context: $0) }.plan
        .summary
    }
    #expect(throws: WorkflowError.self) { try rollback() }
    #expect(try promote("scorer@1.0.0") == "Promote scorer@1.0.0 to production")
    #expect {
      try rollback()
    } throws: {
      if case .noEarlierVersion? = $0 as? WorkflowError { true } else { false }
    }
    #expect(try promote("scorer@1.1.0") == "Promote scorer@1.1.0 to production (was 1.0.0)")
    #expect(try rollback() == "Roll back scorer in production to 1.0.0 (was 1.1.0)")
    #expect(
      try fixture.events().prefix(3) == [
        "deployment.rolled-back scorer#production", "deployment.promoted scorer#production",
        "deployment.started scorer#production",
      ])
    #expect(
      try refused { _ = try promote("scorer@2.0.0") }
        == ["RG3002 models/scorer/deployments/production/default.yaml"])
  }

  @Test("Promoting to an environment that asks for approvals waits for them")
  func gate() throws {
    let fixture = try WorkflowFixture(["registry.yaml": Sample.registry(required: 1)])
    func promote() throws {
      try fixture.write { context in
        try Operation.promote(context.entity("scorer@1.0.0"), to: "production", in: context)
      }
    }
    let deployment = "models/scorer/deployments/production/default.yaml"
    #expect(try refused(promote) == ["RG2004 \(deployment)", "RG3001 \(deployment)"])
    try fixture.write { context in
      try Operation.addApproval(
        of: context.entity("scorer@1.0.0"), for: "production", decision(expires: "2027-01-01"),
        in: context)
    }
    #expect(try refused(promote) == [])
  }

  @Test("An environment that is nearly right gets a hint")
  func environment() throws {
    let fixture = try WorkflowFixture()
    #expect {
      try fixture.write { context in
        try Operation.promote(context.entity("scorer@1.0.0"), to: "prodution", in: context)
      }
    } throws: {
      guard case .invalidArgument("environment", _, _, let remedy)? = $0 as? WorkflowError else {
        return false
      }
      return remedy == "did you mean 'production'?"
    }
  }

  private static let results: JSONValue = [
    "purpose": "release", "evaluatedAt": "2026-11-23T23:30:00-01:00",
    "results": [
      [
        "dataset": ["uri": "https://data.example/x"],
        "metrics": [["name": "accuracy", "value": .number("0.93"), "direction": "higher"]],
      ]
    ],
  ]

  @Test(
    "An evaluation is named by its day in UTC, its label and its content, so that a retry adds nothing"
  )
  func evaluation() throws {
    let fixture = try WorkflowFixture()
    let scorer = try scorer.get()
    func add() throws -> EntityRef {
      try fixture.write { context in
        try Operation.addEvaluation(
          of: scorer, try VersionNumber("1.0.0"), Self.results, label: "holdout", in: context)
      }.plan.subject
    }
    let subject = try add().description
    #expect(subject.hasPrefix("scorer@1.0.0/eval:2026-11-24-holdout-"))
    #expect(throws: WorkflowError.self) { try add() }
    let outcome = try fixture.write { context in
      try Operation.withdraw(context.entity(subject), reason: "Wrong labels.", in: context)
    }
    #expect(outcome.plan.action == "evaluation.retracted")
    let snapshot = try Snapshot.load(fixture.location().view(at: outcome.commit))
    let version = EntityRef.version(scorer, try VersionNumber("1.0.0"))
    #expect(snapshot.evaluations(of: version).count == 2)
    #expect(Performance(of: version, in: snapshot).measurements.isEmpty)
  }

  @Test(
    "Withdrawing takes back a version, retires a deployment, archives a model",
    arguments: [
      ("scorer@1.0.0", "version.withdrawn"), ("scorer", "model.archived"),
      ("scorer#staging", "deployment.retired"),
    ])
  func withdraw(_ reference: String, _ action: String) throws {
    let fixture = try WorkflowFixture()
    try fixture.write { context in
      try Operation.promote(context.entity("scorer@1.1.0"), to: "staging", in: context)
    }
    let outcome = try fixture.write { context in
      try Operation.withdraw(context.entity(reference), reason: "No longer needed.", in: context)
    }
    #expect(outcome.plan.action == action)
    #expect(
      try fixture.sandbox.git("log", "-1", "--format=%s%b").contains("Registrar-Action: \(action)"))
  }

  @Test("What has no state to withdraw is said")
  func withdrawOther() throws {
    let fixture = try WorkflowFixture()
    #expect {
      try fixture.write { context in
        try Operation.withdraw(context.entity("team:risk"), reason: nil, in: context)
      }
    } throws: {
      if case .notApplicable(_, operation: "withdraw", _)? = $0 as? WorkflowError {
        true
      } else {
        false
      }
    }
  }

  @Test("Files that stand already are put as they are, several as one commit")
  func put() throws {
    let fixture = try WorkflowFixture()
    let eve = "# By hand.\n" + Sample.person("eve")
    let outcome = try fixture.write { context in
      try Operation.put(
        [
          ("people/eve.yaml", Array(eve.utf8)),
          ("people/kim.yaml", Array(Sample.person("kim").utf8)),
        ],
        in: context)
    }
    #expect(outcome.plan.action == "person.added")
    #expect(outcome.plan.summary == "Add person:eve and 1 more")
    #expect(try fixture.text("people/eve.yaml") + "\n" == eve)
    #expect(
      try fixture.events().prefix(2) == ["person.added person:eve", "person.added person:kim"])
  }

  @Test("Files of approvals are worded as approvals")
  func putApprovals() throws {
    let fixture = try WorkflowFixture()
    let plan = try fixture.write { context in
      let plans = try ["scorer@1.0.0", "scorer@1.1.0"].map { version in
        try Operation.addApproval(
          of: context.entity(version), for: "production", decision(), in: context)
      }
      let files = plans.flatMap { plan in
        plan.changes.compactMap { path, content in content.map { (path: path, content: $0) } }
      }
      return try Operation.put(files, in: context)
    }.plan
    #expect(plan.action == "approval.approved")
    #expect(plan.summary == "Approve scorer@1.0.0 for production and 1 more")
  }

  private static func via(_ login: String, forge: String = "github") -> JSONValue {
    [
      "forge": .string(forge),
      "reviewUrl": "https://github.com/acme/models/pull/12#pullrequestreview-99",
      "login": .string(login), "headCommit": .string(String(repeating: "9b1d4e7f", count: 5)),
    ]
  }

  @Test("A review at a forge is recorded with the approval that it was")
  func review() throws {
    let login = "logins:\n  github: Ada-Byron\n"
    let fixture = try WorkflowFixture(["people/ada.yaml": Sample.person("ada") + login])
    let review = try ForgeReview(Self.via("ada-byron"))
    let outcome = try fixture.write { context in
      let decision = Decision(
        approver: try review.reviewer(in: context.snapshot), isApproved: true, reason: nil,
        expires: nil, review: review)
      return try Operation.addApproval(
        of: context.entity("scorer@1.0.0"), for: "production", decision, in: context)
    }
    let snapshot = try Snapshot.load(fixture.location().view(at: outcome.commit))
    let approval = try snapshot.resolve("scorer@1.0.0/approval:ada-1")
    #expect(approval.text("approver") == "person:ada")
    #expect(approval.root["via"]?.value == Self.via("ada-byron"))
  }

  @Test(
    "A login that is nobody's, or that of several, approves nothing",
    arguments: [
      ("ada-byron", "github", "person:bob and person:kim have it at github"),
      ("ada-byron", "gitlab", "no person has this login at gitlab"),
      ("stranger", "github", "no person has this login at github"),
      ("", "github", "no person has this login at github"),
    ])
  func stranger(_ login: String, _ forge: String, _ expected: String) throws {
    let known = "logins:\n  github: ada-byron\n"
    let fixture = try WorkflowFixture([
      "people/bob.yaml": Sample.person("bob") + known,
      "people/kim.yaml": Sample.person("kim") + known,
    ])
    let snapshot = try Snapshot.load(fixture.location().workTree)
    let review = try ForgeReview(Self.via(login, forge: forge))
    #expect {
      try review.reviewer(in: snapshot)
    } throws: {
      guard case .invalidArgument("login", login, let reason, _)? = $0 as? WorkflowError else {
        return false
      }
      return reason == expected
    }
    #expect(throws: WorkflowError.self) { try ForgeReview(["forge": .string(forge)]) }
  }

  @Test("Approvals of one person are numbered, and a rejection is one")
  func approvals() throws {
    let fixture = try WorkflowFixture()
    func decide(_ isApproved: Bool) throws -> String {
      let plan = try fixture.write { context in
        try Operation.addApproval(
          of: context.entity("scorer@1.0.0"), for: "production", decision(isApproved),
          in: context)
      }.plan
      return "\(plan.action) \(plan.subject): \(plan.summary)"
    }
    #expect(
      try decide(true) == "approval.approved scorer@1.0.0/approval:ada-1: "
        + "Approve scorer@1.0.0 for production")
    #expect(
      try decide(false) == "approval.rejected scorer@1.0.0/approval:ada-2: "
        + "Reject scorer@1.0.0 for production")
  }
}

@Suite("Who commits")
struct IdentityTests {
  @Test(
    "A name and an address",
    arguments: [("Ada <a@b>", "Ada", "a@b"), ("  Ada  Byron < a@b >", "Ada  Byron", "a@b")])
  func good(_ text: String, _ name: String, _ email: String) throws {
    #expect(try Identity(text) == Identity(name: name, email: email))
  }

  @Test(
    "Anything else is refused",
    arguments: ["", "Ada", "<a@b>", "Ada <>", "Ada <a@b> x", "Ada a@b>"])
  func bad(_ text: String) {
    #expect {
      try Identity(text)
    } throws: {
      if case .malformedIdentity(text)? = $0 as? WorkflowError { true } else { false }
    }
  }
}
