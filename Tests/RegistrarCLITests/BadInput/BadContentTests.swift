import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Files that say nonsense") struct BadContentTests {
    static let owner = "owner: team:owners\n"
    static let model = "apiVersion: registrar/v1\nkind: Model\n"

    /// A golden's name, a path, and what the file holds.
    static let files: [(String, String, String)] = [
      ("not-yaml", "models/fraud/model.yaml", "title: [unclosed\n"),
      ("not-a-mapping", "models/fraud/model.yaml", "- a\n- b\n"),
      ("empty", "models/fraud/model.yaml", ""),
      (
        "wrong-kind", "models/fraud/model.yaml",
        "apiVersion: registrar/v1\nkind: Team\nname: fraud\nmembers: []\n"
      ),
      (
        "unknown-kind", "models/fraud/model.yaml",
        "apiVersion: registrar/v1\nkind: Modle\nname: fraud\n"
      ),
      (
        "wrong-place", "models/fraud/model.yaml",
        model + "name: fraud/detector\ntitle: Detector\nowner: team:owners\nlifecycle: active\n"
      ),
      ("stray-file", "models/notes.yaml", model + "name: notes\ntitle: T\nowner: team:owners\n"),
      (
        "bad-references", "models/fraud/model.yaml",
        model + "name: fraud\ntitle: Detector\nowner: team:ownres\nlifecycle: active\n"
      ),
      (
        "bad-values", "models/credit/scorer/versions/2.0.0.yaml",
        "apiVersion: registrar/v1\nkind: Version\nmodel: credit/scorer\nversion: 2.0.x\nstatus: ready\n"
          + "artifacts:\n  - uri: not a uri\n    digest: sha256:12\ncolour: red\n"
      ),
      (
        "duplicate-key", "teams/risk.yaml",
        "apiVersion: registrar/v1\nkind: Team\nname: risk\nname: risk\nmembers: []\n"
      ),
      ("broken-registry", "registry.yaml", "apiVersion: registrar/v1\nkind: Registry\nname: [\n"),
    ]

    @Test("are findings with place and remedy", arguments: files)
    func golden(_ name: String, _ path: String, _ content: String) throws {
      let scene = try Scene(.small)
      try scene.write(content, to: path)
      let before = try Imprint(of: scene.directory)
      let result = try scene.registrar("validate")
      try Golden.check(scene, "bad-content/\(name)")
      #expect(result.status == 1)
      #expect(try Imprint(of: scene.directory).differences(from: before) == [])
    }

    @Test("a file that is not UTF-8 is a finding") func notUTF8() throws {
      let scene = try Scene(.small)
      try Data([0x61, 0x3A, 0x20, 0xFF, 0x0A])
        .write(to: URL(filePath: scene.directory + "/teams/risk.yaml"))
      #expect(try scene.registrar("validate").status == 1)
      try Golden.check(scene, "bad-content/not-utf8")
    }

    @Test("what follows from a file that is broken or gone is told once, behind it")
    func echoes() throws {
      for content in ["name: [\n", nil] {
        let scene = try Scene(copying: try SharedRegistries.registry(.demo).path)
        let path = "teams/ml-platform.yaml"
        if let content {
          try scene.write(content, to: path)
        } else {
          try scene.root.remove("\(scene.place)/\(path)")
        }
        #expect(try scene.registrar("validate --as-of 2026-11-30").status == 1)
        try Golden.check(scene, "bad-content/echoes-\(content == nil ? "gone" : "broken")")
      }
    }

    @Test("a committed mistake elsewhere does not stop a good write; a bad one is refused")
    func committed() throws {
      let scene = try Scene(.small)
      try scene.write("- a\n", to: "teams/risk.yaml")
      try scene.git("add", "teams/risk.yaml")
      try scene.git("commit", "--quiet", "-m", "a mistake")
      #expect(try scene.registrar("set credit/scorer lifecycle=active").status == 0)
      #expect(try scene.registrar("set team:risk title=Risk").status != 0)
      #expect(try scene.registrar("list teams").status == 0)
      try Golden.check(scene, "bad-content/committed")
    }

    @Test("a broken schema stops validation") func brokenSchema() throws {
      let scene = try Scene(.small)
      try scene.write("{\"type\": 7}\n", to: "schemas/model.schema.json")
      #expect(try scene.registrar("validate").status == 65)
      try Golden.check(scene, "bad-content/broken-schema")
    }
  }
}
