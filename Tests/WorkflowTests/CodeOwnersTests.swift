import Git
import Registry
import TestSupport
import Testing

@testable import Workflow

@Suite("CODEOWNERS")
struct CodeOwnersTests {
  private static func team(_ name: String, _ handle: String?, namespaces: String = "[]") -> String {
    "apiVersion: registrar/v1\nkind: Team\nname: \(name)\nmembers: []\nnamespaces: \(namespaces)\n"
      + (handle.map { "handle: \"\($0)\"\n" } ?? "")
  }

  private static func model(_ name: String, _ owner: String) -> String {
    "apiVersion: registrar/v1\nkind: Model\nname: \(name)\ntitle: T\nowner: \(owner)\n"
  }

  /// The lines for `models` (name to owner) of the teams a, b (with handles) and c (without).
  private func lines(
    _ models: [String: String], a: String = "[]", b: String = "[]", root: String? = nil
  ) throws -> [String] {
    var files: [String: String?] = [
      "teams/a.yaml": Self.team("a", "@acme/a", namespaces: a),
      "teams/b.yaml": Self.team("b", "@acme/b", namespaces: b),
      "teams/c.yaml": Self.team("c", nil, namespaces: "[lost]"),
    ]
    for (name, owner) in models { files["models/\(name)/model.yaml"] = Self.model(name, owner) }
    let fixture = try WorkflowFixture(files, root: root)
    return try withExtendedLifetime(fixture) {
      let location = try fixture.location()
      let snapshot = try Snapshot.load(location.workTree, commit: nil)
      return CodeOwners(snapshot, root: location.root).lines.map(\.description)
    }
  }

  @Test("A namespace has one line, whatever is registered in it")
  func namespaces() throws {
    let credit = "/models/credit/ @acme/a"
    #expect(try lines([:], a: "[credit]") == [credit])
    #expect(try lines(["credit/x": "team:a"], a: "[credit]") == [credit])
    #expect(try lines(["credit/x": "team:a", "credit/y": "team:a"]) == [credit])
    #expect(
      try lines(["credit/x": "team:a"], a: "[credit]", b: "[credit, fraud]")
        == ["/models/credit/ @acme/a @acme/b", "/models/fraud/ @acme/b"])
  }

  @Test("A model has a line of its own where its owner is another")
  func models() throws {
    #expect(
      try lines(["credit/x": "team:a", "credit/y": "team:b", "z": "team:a"], a: "[credit]")
        == ["/models/credit/ @acme/a", "/models/credit/y/ @acme/b", "/models/z/ @acme/a"])
    #expect(
      try lines(["credit/x": "team:a", "credit/y": "team:b"])
        == ["/models/credit/x/ @acme/a", "/models/credit/y/ @acme/b"])
  }

  @Test("Who has no handle has no line, and no namespace is given to others for that")
  func withoutHandle() throws {
    #expect(try lines(["lost/x": "team:c", "x": "team:c", "y": "person:ada"]).isEmpty)
    #expect(
      try lines(["lost/x": "team:c", "lost/y": "team:a"]) == ["/models/lost/y/ @acme/a"])
  }

  @Test("Paths begin at the top of the repository")
  func root() throws {
    #expect(try lines(["x": "team:a"], root: "ml/reg") == ["/ml/reg/models/x/ @acme/a"])
    #expect(try lines(["x": "team:a"], root: "my reg") == ["/my\\ reg/models/x/ @acme/a"])
  }

  private static let begin =
    "# registrar: begin (written by 'registrar codeowners' from models/ and teams/)\n"
  private static let end = "# registrar: end\n"

  @Test(
    "Lines of people stay; the block stays where it is",
    arguments: [
      ("", "\(begin)/m/ @a\n\(end)"),
      ("# Ours\n", "# Ours\n\n\(begin)/m/ @a\n\(end)"),
      ("# Ours\n\n/docs/ @d\n", "# Ours\n\n\(begin)/m/ @a\n\(end)\n/docs/ @d\n"),
      ("* @all\n/docs/ @d\n", "* @all\n\n\(begin)/m/ @a\n\(end)\n/docs/ @d\n"),
      ("* @all", "* @all\n\n\(begin)/m/ @a\n\(end)"),
      (
        "/docs/ @d\n# registrar: begin\n/old/ @o\n# registrar: end\n/x/ @x\n",
        "/docs/ @d\n\(begin)/m/ @a\n\(end)/x/ @x\n"
      ),
    ])
  func block(_ text: String, _ expected: String) throws {
    #expect(try replaced(Array(text.utf8)) == Array(expected.utf8))
    // The whole file has the line ends of its first line.
    let windows = expected.replacing("\n", with: "\r\n")
    if text.contains("\n") {
      #expect(try replaced(Array(text.replacing("\n", with: "\r\n").utf8)) == Array(windows.utf8))
    }
  }

  /// What becomes of `content` when `/m/ @a` is generated; checks that it stays so.
  private func replaced(_ content: [UInt8]) throws -> [UInt8] {
    let file = try CodeOwnersFile(path: "CODEOWNERS", content: content)
      .replacing(with: ["/m/ @a"])
    #expect(try file.generated == ["/m/ @a"])
    #expect(try file.replacing(with: ["/m/ @a"]) == file)
    return file.content
  }

  @Test("Lines of people stay byte for byte, whatever their encoding and however they end")
  func bytes() throws {
    func content(_ block: String) -> [UInt8] {
      [UInt8](latin1: "# K\u{FC}rzel\n/a/ @a\r\n\n\u{85}\u{0}\r \n\(block)\r\n/b\u{E4}/ @b")
    }
    let old = "# registrar: begin\r\n/old/ @o\n# registrar: end\n"
    #expect(try replaced(content(old)) == content("\(Self.begin)/m/ @a\n\(Self.end)"))
    let comment = "# K\u{FC}rzel\n"
    #expect(
      try replaced([UInt8](latin1: comment))
        == [UInt8](latin1: "\(comment)\n\(Self.begin)/m/ @a\n\(Self.end)"))
  }

  @Test("A block that says what it should stays, however its lines end", arguments: ["\r\n", ""])
  func unchanged(_ lastEnd: String) throws {
    let text = "* @all\n\(Self.begin)/m/ @a\r\n# registrar: end\(lastEnd)"
    #expect(try replaced(Array(text.utf8)) == Array(text.utf8))
  }

  @Test(
    "A marker without its other half is told, not guessed at",
    arguments: [
      "# registrar: begin\n/m/ @a\n", "/m/ @a\n# registrar: end\n",
      "# registrar: end\n# registrar: begin\n",
      "# registrar: begin\n# registrar: begin\n# registrar: end\n",
    ])
  func broken(_ text: String) {
    #expect(throws: WorkflowError.self) {
      try CodeOwnersFile(path: "CODEOWNERS", content: Array(text.utf8)).replacing(with: [])
    }
  }

  @Test(
    "The file is where the forge finds it", arguments: [".github/CODEOWNERS", "docs/CODEOWNERS"])
  func place(_ path: String) throws {
    let fixture = try WorkflowFixture()
    try fixture.sandbox.commit([path: "* @all\n"])
    let repository = try fixture.location().repository
    let head = try #require(try repository.head().commit)
    let file = try CodeOwnersFile(in: repository.commit(head).tree, of: repository)
    #expect(file.path == path)
    #expect(file.content == Array("* @all\n".utf8))
  }
}

extension [UInt8] {
  /// The scalars of `text`, which are below U+0100, a byte each.
  fileprivate init(latin1 text: String) {
    self = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
