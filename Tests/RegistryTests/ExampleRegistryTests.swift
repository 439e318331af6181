import Documents
import Findings
import Foundation
import Registry
import Testing
import YAML

/// The example registry as the project holds it.
enum Example {
  static let files = Result { () throws -> [String: [UInt8]] in
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "example-registry")
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: top.path(percentEncoded: false))
    {
      let file = top.appending(path: path)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      files[path] = Array(try Data(contentsOf: file))
    }
    return files
  }
  static let snapshot = Result { try Snapshot.load(MemoryView(files.get())) }
}

@Suite("The example registry")
struct ExampleRegistryTests {
  @Test("It has two findings on 2026-11-30: a missing approval and an underperforming version")
  func findings() throws {
    let findings = try Example.snapshot.get().findings(asOf: Timestamp("2026-11-30"))
    #expect(findings.map(\.severity) == [.warning, .warning], "\(HumanFindings().text(findings))")
    #expect(Set(findings.map(\.rule)) == [.underperforming, .missingApproval])
  }

  @Test("It is as large as one believes in")
  func size() throws {
    let snapshot = try Example.snapshot.get()
    #expect(snapshot.all(.team).count >= 3)
    #expect(snapshot.all(.model).count >= 8)
    #expect(Set(snapshot.all(.model).compactMap { $0.ref.model?.namespace }).count >= 2)
    #expect(snapshot.all(.version).count >= 25)
    #expect(snapshot.all(.evaluation).count >= 60)
    #expect(snapshot.all(.system).count >= 3)
    #expect(!snapshot.all(.policy).isEmpty && !snapshot.all(.waiver).isEmpty)
  }

  @Test("Every approval carries the digest of what it approves")
  func digests() throws {
    let snapshot = try Example.snapshot.get()
    let approvals = snapshot.all(.approval)
    #expect(!approvals.isEmpty)
    for approval in approvals {
      let subject: EntityRef? =
        switch approval.ref {
        case .approval(let model, let version, _): .version(model, version)
        case .waiverApproval(let waiver, _): .waiver(waiver)
        default: nil
        }
      let entity = try #require(subject.flatMap { snapshot[$0] })
      #expect(
        approval.text("subjectDigest")
          == ContentDigest.ofSubject(entity, schemas: snapshot.schemas),
        "\(approval.path)")
    }
  }

  @Test("Every evaluation ends in the digits of its content, and begins with its day")
  func evaluations() throws {
    for evaluation in try Example.snapshot.get().all(.evaluation) {
      let id = try #require(evaluation.text("id"))
      #expect(id.hasSuffix("-" + ContentDigest.evaluationSuffix(evaluation.root.value)), "\(id)")
      let day = try Timestamp(evaluation.text("evaluatedAt") ?? "").day
      #expect(id.hasPrefix("\(day)-"), "\(id)")
    }
  }

  @Test("Every file tells editors its schema")
  func editorLines() throws {
    for entity in try Example.snapshot.get().entities.values {
      let text = String(decoding: entity.document.source, as: UTF8.self)
      #expect(text.hasPrefix(DocumentText.editorLine(for: entity.ref) + "\n"), "\(entity.path)")
    }
  }

  @Test("Every file written anew reads back as it was, and formatting changes nothing in it")
  func canonical() throws {
    let snapshot = try Example.snapshot.get()
    for entity in snapshot.entities.values {
      let text = DocumentText.make(entity.root.value, for: entity.ref, schemas: snapshot.schemas)
      #expect(try YAMLReader.read(text).root.isEqual(to: entity.root), "\(entity.path)")
      let order = snapshot.schemas.keyOrder(of: entity.kind)
      #expect(try YAMLFormatter.format(text, order: order) == text, "\(entity.path)")
    }
  }
}

@Suite("Documents as text")
struct DocumentTextTests {
  @Test("A new document says what it is, in canonical order", arguments: EveryForm.table)
  func beginning(_ text: String, _ path: String) throws {
    guard case .exact(let ref) = try ReferenceText(text) else { return }
    let schemas = try SchemaSet(MemoryView([:]))
    let bytes = DocumentText.make(DocumentText.beginning(of: ref), for: ref, schemas: schemas)
    let root = try YAMLReader.read(bytes).root
    #expect(root["apiVersion"]?.string == "registrar/v1")
    #expect(EntityRef(content: root, kind: ref.kind) == ref)
    #expect(try YAMLFormatter.format(bytes, order: schemas.keyOrder(of: ref.kind)) == bytes)
  }

  @Test(
    "The editor line leads from the document to its schema",
    arguments: [
      ("registry", "schemas/registry.schema.json"), ("team:risk", "../schemas/team.schema.json"),
      ("credit/scorer@1.0.0", "../../../../schemas/version.schema.json"),
    ])
  func editorLine(_ text: String, _ schema: String) throws {
    guard case .exact(let ref) = try ReferenceText(text) else { return }
    #expect(DocumentText.editorLine(for: ref) == "# yaml-language-server: $schema=\(schema)")
  }

  @Test("A digest is that of the canonical form, without the keys left out")
  func digest() {
    // printf '{"a":1,"b":[true,null]}' | sha256sum
    let expected = "sha256:1cc69c7fa23616ca2ec3ee70d24390a6225c8832db8a4c814c7e0e7f942f8668"
    let value: JSONValue = ["b": [true, .null], "a": .number("1.0"), "c": "x"]
    #expect(ContentDigest.sha256(of: value, leavingOut: ["c"]) == expected)
    #expect(ContentDigest.sha256(of: value) != expected)
  }
}

@Suite("Snapshots")
struct SnapshotTests {
  @Test(
    "A reference resolves to a document, an alias to the highest release",
    arguments: [
      ("credit/scorer", "credit/scorer"), ("credit/scorer@latest", "credit/scorer@2.0.0"),
      ("credit/scorer@2.0", "credit/scorer@2.0.0"), ("person:ada", "person:ada"),
    ])
  func resolution(_ text: String, _ expected: String) throws {
    let snapshot = try MarkedRegistry(Self.files).snapshot()
    #expect(try snapshot.resolve(text).ref.description == expected)
  }

  private static let files = Sample.with([
    "models/credit/scorer/versions/2.0.0.yaml": Sample.versionText("2.0.0"),
    "models/credit/scorer/versions/10.0.0.yaml": Sample.versionText("10.0.0", status: "draft"),
  ])

  @Test(
    "What is not there is answered with what is closest",
    arguments: [
      ("credit/scorre", "credit/scorer"), ("person:adda", "person:ada"),
      ("credit/scorer@2.0.1", "credit/scorer@2.0.0"), ("credit/scorrer@latest", "credit/scorer"),
      ("person:zzzzzzzz", nil),
    ] as [(String, String?)])
  func suggestion(_ text: String, _ similar: String?) throws {
    let snapshot = try MarkedRegistry(Self.files).snapshot()
    #expect {
      try snapshot.resolve(text)
    } throws: { error in
      guard case .noSuchReference(text, let found)? = error as? RegistryError else { return false }
      return found == similar
    }
  }

  @Test("A change gives the same as reading everything anew")
  func applying() throws {
    let before = MarkedRegistry(Sample.files)
    let changes: [String: [UInt8]?] = [
      "people/bob.yaml": nil, "people/eve.yaml": Array(Sample.person("eve").utf8),
      "teams/risk.yaml": Array("kind: x\n".utf8), "README.md": Array("Hello".utf8),
    ]
    let view = MemoryView(before.files)
    let fast = try before.snapshot().applying(changes, to: view)
    let slow = try Snapshot.load(OverlayView(view, changes: changes))
    #expect(Set(fast.entities.keys) == Set(slow.entities.keys))
    #expect(fast.findings(asOf: noon) == slow.findings(asOf: noon))
    #expect(!fast.findings(asOf: noon).isEmpty)
  }

  @Test("A changed schema has everything judged again")
  func applyingSchema() throws {
    let before = MarkedRegistry(Sample.files)
    let changes: [String: [UInt8]?] = ["schemas/person.schema.json": Array("false".utf8)]
    let after = try before.snapshot().applying(changes, to: MemoryView(before.files))
    #expect(
      after.fileFindings.map(\.location.path).sorted() == ["people/ada.yaml", "people/bob.yaml"])
  }
}
