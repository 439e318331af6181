import Documents
import Findings
import Git
import Registry
import TestSupport
import Testing

@testable import Workflow

@Suite("Upgrading")
struct UpgradeTests {
  private static let path = "schemas/model.schema.json"

  /// The binary's schema of models, with `old` replaced.
  private static func schema(replacing old: String = "", with new: String = "") throws -> String {
    let text = try #require(SchemaSet.builtInText(of: .model))
    return String(decoding: text, as: UTF8.self).replacing(old, with: new)
  }

  @discardableResult
  private func upgrade(
    _ fixture: WorkflowFixture, force: Bool = false, rulesVersion: Int = RuleCatalogue.version,
    released: ReleasedSchemas = .all
  ) throws -> Writer.Outcome {
    try fixture.write {
      try Operation.upgrade(force: force, rulesVersion: rulesVersion, released: released, in: $0)
    }
  }

  @Test("Every built-in schema is the last of its kind in the list of released ones")
  func released() throws {
    for kind in Kind.allCases {
      let text = try #require(SchemaSet.builtInText(of: kind))
      #expect(
        try ReleasedSchemas.all.ids[kind]?.last == Repository.blobID(of: text).description,
        "put the id of \(kind.schemaPath) into ReleasedSchemas")
    }
  }

  @Test("Schemas that are missing are added in one commit; then there is nothing to upgrade")
  func adds() throws {
    let fixture = try WorkflowFixture()
    #expect(
      try fixture.sandbox.checks(.schemas) == [
        "warning: the registry pins no schemas: each registrar judges by its own"
      ])
    let outcome = try upgrade(fixture)
    #expect(outcome.plan.summary == "Upgrade the schemas")
    #expect(outcome.plan.action == "registry.upgraded")
    #expect(try fixture.text(Self.path) + "\n" == Self.schema())
    #expect(try fixture.status() == "")
    #expect(
      try fixture.sandbox.checks(.schemas) == [
        "ok: \(Kind.allCases.count) schemas, all those of this registrar"
      ])
    #expect {
      try upgrade(fixture)
    } throws: {
      if case .nothingToUpgrade? = $0 as? WorkflowError { true } else { false }
    }
  }

  @Test(
    "A schema that an earlier release wrote is replaced; an edited one of an earlier format is kept"
  )
  func older() throws {
    let old = try Self.schema(
      replacing: "urn:registrar:schema:v1:", with: "urn:registrar:schema:v0:")
    let fixture = try WorkflowFixture()
    try upgrade(fixture)
    try fixture.commit([Self.path: old])
    #expect {
      try upgrade(fixture)
    } throws: {
      if case .editedSchemas([Self.path])? = $0 as? WorkflowError { true } else { false }
    }
    var ids = ReleasedSchemas.all.ids
    ids[.model]?.insert(try Repository.blobID(of: Array(old.utf8)).description, at: 0)
    let outcome = try upgrade(fixture, released: ReleasedSchemas(ids: ids))
    #expect(Array(outcome.plan.changes.keys) == [Self.path])
    #expect(outcome.plan.body == "- \(Self.path): replaced")
  }

  @Test("A schema that was edited is kept, unless that is forced")
  func edited() throws {
    let fixture = try WorkflowFixture()
    try upgrade(fixture)
    try fixture.commit([
      Self.path: Self.schema(replacing: "\"title\": \"Model\"", with: "\"title\": \"Ours\"")
    ])
    #expect(
      try fixture.sandbox.checks(.schemas) == [
        "warning: edited by hand, or of a release that this registrar does not know: \(Self.path)"
      ])
    #expect {
      try upgrade(fixture)
    } throws: {
      if case .editedSchemas([Self.path])? = $0 as? WorkflowError { true } else { false }
    }
    try upgrade(fixture, force: true)
    #expect(try fixture.text(Self.path) + "\n" == Self.schema())
  }

  @Test("A schema with an $id of its own is never touched")
  func foreign() throws {
    let own = try Self.schema(replacing: "urn:registrar:schema:v1:model", with: "urn:acme:model")
    let fixture = try WorkflowFixture()
    try upgrade(fixture)
    try fixture.commit([Self.path: own])
    #expect(try fixture.sandbox.checks(.schemas) == ["ok: the registry's own: \(Self.path)"])
    #expect(throws: WorkflowError.self) { try upgrade(fixture, force: true) }
    #expect(try fixture.text(Self.path) + "\n" == own)
  }

  @Test("A registry of a newer release is refused, forced or not")
  func newer() throws {
    let new = try Self.schema(
      replacing: "urn:registrar:schema:v1:", with: "urn:registrar:schema:v2:")
    let fixture = try WorkflowFixture()
    try fixture.commit([Self.path: new])
    let path = Self.path
    #expect(
      try fixture.sandbox.checks(.schemas).first
        == "problem: of a newer registrar than this one: \(path)")
    #expect {
      try upgrade(fixture, force: true)
    } throws: {
      if case .newerThanBinary(path)? = $0 as? WorkflowError { true } else { false }
    }
  }

  @Test("The version of the rules is raised, and every other byte of registry.yaml stays")
  func rules() throws {
    let fixture = try WorkflowFixture()
    try upgrade(fixture)
    let outcome = try upgrade(fixture, rulesVersion: 2)
    #expect(outcome.plan.summary == "Upgrade the rules to version 2")
    let expected = Sample.registry().replacing("rulesVersion: 1", with: "rulesVersion: 2")
    #expect(try fixture.text("registry.yaml") + "\n" == expected)
    #expect {
      try upgrade(fixture)
    } throws: {
      if case .newerThanBinary("registry.yaml")? = $0 as? WorkflowError { true } else { false }
    }
    #expect(
      try fixture.sandbox.checks(.rules) == [
        "problem: registry.yaml asks for version 2 of the rules; this registrar knows 1"
      ])
  }

  @Test(
    "The version of the rules is held against the binary's",
    arguments: [(1, 1, "ok"), (1, 2, "warning"), (3, 2, "problem")])
  func rules(_ pinned: Int, _ known: Int, _ state: String) {
    #expect(HealthCheck.rules(pinned: pinned, known: known).state.rawValue == state)
  }

  @Test("A new schema that existing documents break is refused, with what it finds")
  func refused() throws {
    let lax = try Self.schema(
      replacing: "\"unevaluatedProperties\": false", with: "\"x-lax\": true")
    let fixture = try WorkflowFixture([
      Self.path: lax, "models/scorer/model.yaml": Sample.model + "colour: red\n",
    ])
    let before = try fixture.sandbox.git("rev-parse", "HEAD")
    #expect {
      try upgrade(fixture, force: true)
    } throws: { error in
      guard case .refused(let findings)? = error as? WorkflowError else { return false }
      return findings.contains {
        $0.location.path == "models/scorer/model.yaml" && $0.summary.contains("colour")
      }
    }
    #expect(try fixture.sandbox.git("rev-parse", "HEAD") == before)
  }
}
