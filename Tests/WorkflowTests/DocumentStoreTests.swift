import Documents
import Findings
import Foundation
import Git
import Synchronization
import TestSupport
import Testing

@testable import Registry
@testable import Workflow

@Suite("Documents that were read before")
struct DocumentStoreTests {
  /// A view that counts what is read of another.
  private struct CountingView: FileView {
    let view: CommitView
    let reads = Count()

    final class Count: Sendable {
      let paths = Mutex<[String]>([])
    }

    func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry] {
      try view.entries(in: scope)
    }

    func listing(in scope: RegistryScope) throws(GitError) -> FileListing {
      try view.listing(in: scope)
    }

    func entries(of folder: FileListing.Folder) throws(GitError) -> [FileEntry] {
      try view.entries(of: folder)
    }

    func content(of entry: FileEntry) throws(GitError) -> [UInt8] {
      reads.paths.withLock { $0.append(entry.path) }
      return try view.content(of: entry)
    }
  }

  private static let scope = RegistryScope(folders: [
    "models/scorer", "models/plain", "models/credit/deep",
  ])
  private static let broken = [
    "people/mallory.yaml": "apiVersion: registrar/v1\nkind: Person\nname: other\n",
    "teams/lost.yaml": "a: b: c\n", "teams/notes.md": "Not a document.\n",
    "models/plain/model.yaml": "apiVersion: registrar/v1\nkind: Model\nname: plain\n",
    "models/plain/versions/1.0.0.yaml": "kind: Nothing\n",
    "models/credit/deep/model.yaml": "apiVersion: registrar/v1\nkind: Model\nname: deep\n",
    "models/credit/other/model.yaml": "apiVersion: registrar/v1\nkind: Model\nname: other\n",
  ]

  /// Loads the tip of the registry; what is known of it must be what is read without a store.
  ///
  /// - Returns: what was read of documents, in order.
  private func load(_ fixture: WorkflowFixture, _ store: DocumentStore?) throws -> [String] {
    let location = try fixture.location()
    let tip = try #require(try location.repository.head().commit)
    let view = CountingView(view: location.view(at: tip))
    let told = try Snapshot.load(view, in: Self.scope, from: store)
    let anew = try Snapshot.load(location.view(at: tip), in: Self.scope)
    #expect(told.documentPaths == anew.documentPaths)
    #expect(told.otherPaths == anew.otherPaths)
    #expect(told.fileFindings.sorted() == anew.fileFindings.sorted())
    #expect(told.unreadablePaths.sorted() == anew.unreadablePaths.sorted())
    #expect(Set(told.entities.keys) == Set(anew.entities.keys))
    for (ref, entity) in anew.entities {
      let other = try #require(told.entities[ref])
      #expect(other.document.source == entity.document.source && other.blob == entity.blob)
      #expect(other.root.value == entity.root.value)
      #expect(
        other.references.map { "\($0.node.index) \($0.kinds)" }
          == entity.references.map { "\($0.node.index) \($0.kinds)" })
    }
    #expect(told.findings(on: day) == anew.findings(on: day))
    return view.reads.paths.withLock { $0 }.filter(RegistryPath.isDocument).sorted()
  }

  private var day: CalendarDate { Timestamp(seconds: 1_796_040_000).day }

  private func folder(_ fixture: WorkflowFixture) throws -> String {
    try fixture.location().repository.commonDirectory + "registrar/documents"
  }

  @Test("What has not changed is not read again, and what is wrong with it is told again")
  func again() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(Self.broken)
    let store = try #require(DocumentStore(fixture.location()))
    let first = try load(fixture, store)
    #expect(first.contains("people/mallory.yaml") && first.contains("models/plain/model.yaml"))
    #expect(!first.contains("models/credit/other/model.yaml"))
    #expect(try load(fixture, store) == [])
    let path = "models/plain/versions/1.0.0.yaml"
    try fixture.commit([path: "kind: Version\n", "people/eve.yaml": "kind: Person\n"])
    #expect(try load(fixture, store) == [path, "people/eve.yaml"])
    #expect(try load(fixture, store) == [])
  }

  @Test("A large folder is written again when many of its documents have changed")
  func stale() throws {
    func people(_ numbers: ClosedRange<Int>, _ text: String) -> [String: String] {
      Dictionary(uniqueKeysWithValues: numbers.map { ("people/p\($0).yaml", text) })
    }
    let fixture = try WorkflowFixture()
    try fixture.commit(people(1...300, "kind: Person\n"))
    let store = try #require(DocumentStore(fixture.location()))
    #expect(try load(fixture, store).count > 300)
    try fixture.commit(people(1...8, "kind: Nobody\n"))
    #expect(try load(fixture, store) == people(1...8, "").keys.sorted())
    #expect(try load(fixture, store) == people(1...8, "").keys.sorted())
    try fixture.commit(people(9...9, "kind: Nobody\n"))
    #expect(try load(fixture, store) == people(1...9, "").keys.sorted())
    #expect(try load(fixture, store) == [])
  }

  @Test("Whatever is damaged is as if it were not there", arguments: 0..<12)
  func damaged(_ seed: Int) throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(Self.broken)
    let store = try #require(DocumentStore(fixture.location()))
    let first = try load(fixture, store)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder(fixture)).sorted()
    for (number, name) in names.enumerated() {
      let url = URL(filePath: "\(try folder(fixture))/\(name)")
      var bytes = Array(try Data(contentsOf: url))
      let place = (seed * 104_729 + number * 7_919) % (bytes.count - 66) + 66
      if seed % 3 == 0 {
        bytes.removeLast(bytes.count - place)
      } else {
        bytes[place] ^= 1 << (seed % 8)
      }
      if seed % 3 == 2 {
        // With a digest that fits: nothing may break all the same.
        let digest = "\(ContentDigest.hexadecimal(of: bytes[65...]))\n"
        bytes.replaceSubrange(..<65, with: digest.utf8)
        try Data(bytes).write(to: url)
        let tip = try #require(try fixture.location().repository.head().commit)
        _ = try Snapshot.load(
          fixture.location().view(at: tip), in: Self.scope, from: store
        ).documentPaths
      } else {
        try Data(bytes).write(to: url)
      }
    }
    if seed % 3 != 2 { #expect(try load(fixture, store) == first) }
  }

  @Test("Another schema makes another document of the same file")
  func schemas() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(Self.broken)
    let store = try #require(DocumentStore(fixture.location()))
    let first = try load(fixture, store)
    let text = try #require(SchemaSet.builtInText(of: .person))
    try fixture.commit([
      "schemas/person.schema.json":
        String(decoding: text, as: UTF8.self)
        .replacing("\"type\": \"object\"", with: "\"type\": \"object\", \"maxProperties\": 1")
    ])
    #expect(try load(fixture, store) == first)
    #expect(try load(fixture, store) == [])
  }

  @Test("A model of one name is kept as one, unless others are in its folder")
  func oneName() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(Self.broken)
    let location = try fixture.location()
    func folders() throws -> [String] {
      try location.view(at: location.repository.head().commit).listing(in: Self.scope).folders
        .map(\.path).filter { $0.hasPrefix("models/") }
    }
    let before = try folders()
    #expect(before == ["models/credit/deep/", "models/plain/", "models/scorer/"])
    try fixture.commit(["models/plain/inner/model.yaml": "kind: Model\n"])
    let after = try folders()
    #expect(after == ["models/credit/deep/", "models/scorer/"])
    _ = try load(fixture, DocumentStore(location))
  }
}
