import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Applying") struct ApplyTests {
    private static let digest = "sha256:" + String(repeating: "5e", count: 32)

    private static func evaluation(_ accuracy: String, version: String = "1.0.0") -> String {
      """
      {"apiVersion": "registrar/v1", "kind": "Evaluation", "model": "credit/scorer", "version": "\(version)", \
      "purpose": "release", "evaluatedAt": "2026-11-20T10:00:00Z", "results": [{"dataset": {"name": "holdout"}, \
      "metrics": [{"name": "accuracy", "value": \(accuracy), "direction": "higher"}]}]}
      """
    }

    private static let several = """
      # What the desk wants.
      ---
      apiVersion: registrar/v1
      kind: Dataset
      name: holdout  # kept by the desk
      title: Hold-out set
      ---
      # One more model.
      apiVersion: registrar/v1
      kind: Model
      name: credit/limits
      title: Limits
      owner: team:owners
      lifecycle: experimental
      --- {apiVersion: registrar/v1, kind: Person, name: bo, status: active}

      """

    /// The small registry, in which commands run, with `files` beside it.
    private func scene(_ files: [String: String]) throws -> Scene {
      let scene = try Scene(.small)
      for (path, text) in files { try scene.root.write(text, to: path) }
      return scene
    }

    /// Holds what was said to a golden, and the repository to git.
    private func check(_ scene: Scene, _ name: String) throws {
      try Golden.check(scene, "apply/\(name)")
      #expect(try scene.git("status", "--porcelain") == "")
      try scene.git("fsck", "--strict")
    }

    @Test("many documents become one commit, and none where all is so already") func one() throws {
      let scene = try scene(["several.yaml": Self.several])
      let before = try scene.git("rev-list", "--count", "HEAD")
      try scene.registrar("apply -f ../several.yaml --dry-run")
      #expect(try scene.git("rev-list", "--count", "HEAD") == before)
      try scene.registrar("apply -f ../several.yaml")
      try scene.registrar("apply -f ../several.yaml")
      try check(scene, "one")
      #expect(
        try scene.git("show", "HEAD:datasets/holdout.yaml")
          == """
          apiVersion: registrar/v1
          kind: Dataset
          name: holdout  # kept by the desk
          title: Hold-out set

          """)
      #expect(
        try scene.git("log", "-1", "--format=%B").contains("Registrar-Action: registry.applied"))
    }

    @Test("JSON lines of evaluations get ids of their content, and a job may run twice")
    func lines() throws {
      let scene = try scene(["several.yaml": Self.several])
      try scene.registrar("apply --quiet -f ../several.yaml")
      let lines = (1...3).map { Self.evaluation("0.9\($0)") }.joined(separator: "\n")
      try scene.registrar("apply -f -", input: lines + "\n\n")
      try scene.registrar("apply -f -", input: lines + "\n" + Self.evaluation("0.95"))
      try scene.registrar("list evaluations --format csv --columns ref")
      try check(scene, "lines")
    }

    @Test(
      "a byte-order mark is kept out, and a file that could not be read is changed by one that can")
    func mends() throws {
      let person = "---\napiVersion: registrar/v1\nkind: Person\nname: bo\nstatus: active\n"
      let scene = try scene(["bom.yaml": "\u{FEFF}" + person])
      try scene.write("x: [\n", to: "people/bo.yaml")
      try scene.git("add", "-A")
      try scene.git("commit", "-q", "-m", "Break it")
      try scene.registrar("apply -f ../bom.yaml")
      try check(scene, "mends")
      #expect(try scene.git("show", "HEAD:people/bo.yaml") == String(person.dropFirst(4)))
    }

    @Test("what the rules refuse is told by document, line and column, and nothing is written")
    func refused() throws {
      let wrong =
        Self.several.replacing("team:owners", with: "team:nobody")
        .replacing("status: active}", with: "status: asleep}")
      let scene = try scene([
        "wrong.yaml": wrong,
        "wrong.jsonl": Self.evaluation("0.9") + "\n" + Self.evaluation("\"high\"") + "\n"
          + Self.evaluation("0.9", version: "7.0.0"),
      ])
      let before = try Imprint(of: scene.directory)
      try scene.registrar("apply -f ../wrong.yaml")
      try scene.registrar("apply -f ../wrong.jsonl")
      try Golden.check(scene, "apply/refused")
      #expect(try Imprint(of: scene.directory).differences(from: before) == [])
    }

    @Test("what cannot be read, named or told apart is told, and nothing is written")
    func unreadable() throws {
      let scene = try scene([
        "broken.yaml": Self.several + "---\na: b: c\n---\n- list\n---\nx: [\n",
        "broken.jsonl": Self.evaluation("0.9") + "\n{\"kind\": }\n" + Self.evaluation("0.8"),
        "nameless.yaml": "kind: Model\n---\napiVersion: registrar/v1\nkind: Modell\n---\n"
          + "apiVersion: registrar/v1\nkind: Team\nmembers: []\n---\n- list\n",
        "twice.yaml": Self.several
          + "---\napiVersion: registrar/v1\nkind: Dataset\nname: holdout\n",
        "empty.yaml": "# Nothing.\n---\n", "whole.json": "{\n  \"kind\": \"Team\"\n}\n",
      ])
      let before = try Imprint(of: scene.directory)
      for file in [
        "broken.yaml", "broken.jsonl", "nameless.yaml", "twice.yaml", "empty.yaml", "whole.json",
      ] {
        try scene.registrar("apply -f ../\(file)")
      }
      for line in [
        "apply", "apply -f ../none.yaml", "apply -f - -f -", "apply --each -m x -f -",
        "apply --each --dry-run -f -",
      ] {
        try scene.registrar(line)
      }
      try Golden.check(scene, "apply/unreadable")
      #expect(try Imprint(of: scene.directory).differences(from: before) == [])
    }

    @Test("one by one, each document is a commit, up to the first that is refused")
    func each() throws {
      let scene = try scene([
        "several.yaml": Self.several,
        "wrong.yaml": Self.several
          + "---\napiVersion: registrar/v1\nkind: Team\nname: x\nmembers: x\n"
          + "---\napiVersion: registrar/v1\nkind: Person\nname: cy\nstatus: active\n",
      ])
      try scene.registrar("apply --each -f ../several.yaml")
      try scene.registrar("apply --each -f ../several.yaml")
      try scene.registrar("apply --each -f ../wrong.yaml")
      try check(scene, "each")
      #expect(try scene.git("log", "-3", "--format=%s").split(separator: "\n").count == 3)
      #expect(try scene.git("ls-files", "people/cy.yaml") == "")
    }

    @Test("a folder of files becomes one pull request") func proposed() throws {
      let scene = try scene([
        "changes/a.yaml": Self.several, "changes/b.jsonl": Self.evaluation("0.9"),
        "changes/notes.txt": "none",
      ])
      try scene.registrar("propose --no-push apply -f ../changes")
      try scene.registrar("propose --no-push apply --each -f ../changes")
      try check(scene, "proposed")
    }
  }
}
