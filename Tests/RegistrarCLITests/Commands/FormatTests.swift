import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Formatting") struct FormatTests {
    private static let untidy = """
      owner:   team:owners   # who answers for it
      title: "Scorer"


      # the name
      name: credit/scorer
      lifecycle: experimental
      kind: Model
      apiVersion: registrar/v1

      """

    @Test("documents of a registry get the order of their kind, comments kept") func registry()
      throws
    {
      let scene = try Scene(.small)
      let file = "models/credit/scorer/model.yaml"
      #expect(try scene.registrar("format --check").status == 0)
      try scene.write(Self.untidy, to: file)
      _ = try run("chmod", ["750", "\(scene.directory)/\(file)"])
      let before = try Imprint(of: scene.directory)
      #expect(try scene.registrar("format --check").status == 1)
      #expect(try Imprint(of: scene.directory).differences(from: before) == [])
      #expect(try scene.registrar("format").status == 0)
      #expect(try Imprint(of: scene.directory).differences(from: before) == [file])
      #expect(
        try scene.root.read("registry/\(file)") == """
          apiVersion: registrar/v1
          kind: Model

          # the name
          name: credit/scorer
          title: Scorer
          owner: team:owners  # who answers for it
          lifecycle: experimental

          """)
      let mode = try run("stat", ["-c", "%a", "\(scene.directory)/\(file)"]).stdout
      #expect(mode == "750\n")
      #expect(try scene.root.names(in: "registry/models/credit/scorer").count == 2)
      #expect(try scene.registrar("format --check").status == 0)
      try Golden.check(scene, "format")
    }

    @Test("a broken file is told and left alone, the others are formatted") func broken() throws {
      let scene = try Scene(.small)
      try scene.write("title: [unclosed\n", to: "teams/broken.yaml")
      try scene.write(Self.untidy, to: "models/credit/scorer/model.yaml")
      #expect(try scene.registrar("format").status == 1)
      #expect(try scene.registrar("format --check").status == 1)
      #expect(try scene.root.read("registry/teams/broken.yaml") == "title: [unclosed\n")
      try Golden.check(scene, "format-broken")
    }

    @Test("any YAML, outside a registry, keeps the order of its keys") func anywhere() throws {
      let scene = try Scene()
      try scene.write("b:   1\na: 2\n", to: "files/one.yaml")
      try scene.write("- x\n", to: "files/deep/two.yml")
      try scene.write("b:   1\n", to: "files/.hidden/three.yaml")
      try scene.write("{\"b\":   1}\n", to: "files/four.json")
      try scene.root.link("files/one.yaml", at: "link.yaml")
      #expect(try scene.registrar("format --check files link.yaml").status == 1)
      #expect(try scene.registrar("format link.yaml").status == 0)
      #expect(try scene.root.read("files/one.yaml") == "b: 1\na: 2\n")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: scene.root.appending("link.yaml"))
          == "files/one.yaml")
      #expect(try scene.registrar("format files").status == 0)
      #expect(try scene.root.read("files/.hidden/three.yaml") == "b:   1\n")
      #expect(try scene.registrar("format missing.yaml").status == 66)
      #expect(try scene.registrar("format files/.hidden").status == 0)
      #expect(try scene.registrar("format - files").status == 64)
      #expect(try scene.registrar("format").status == 74)
      try Golden.check(scene, "format-anywhere")
    }

    @Test(
      "what is no YAML by its name is refused, and nothing is written",
      arguments: ["conf.JSON", "conf.json", "other.txt", "composer.lock", "yaml"])
    func otherFiles(_ name: String) throws {
      let scene = try Scene()
      try scene.write("b:   1\n", to: "one.yaml")
      try scene.write("{\"b\":   1}\n", to: name)
      let result = try scene.registrar(["format", "one.yaml", name])
      #expect(result.status == 64)
      #expect(
        result.stderr == "error: '\(name)' is no .yaml or .yml file; only YAML is formatted\n")
      #expect(try scene.root.read(name) == "{\"b\":   1}\n")
      #expect(try scene.root.read("one.yaml") == "b:   1\n")
    }

    @Test("when one file cannot be read, none is written") func unreadable() throws {
      let scene = try Scene()
      try scene.write("b:   1\n", to: "one.yaml")
      // Its first bytes are mapped nowhere, which is an error of input and output.
      try scene.root.link("/proc/self/mem", at: "two.yaml")
      let result = try scene.registrar("format one.yaml two.yaml")
      #expect(result.status == 74)
      #expect(result.stderr.contains("Input/output error"))
      #expect(try scene.root.read("one.yaml") == "b:   1\n")
    }

    @Test("folders without YAML, and files that all are broken, are told so") func nothing() throws
    {
      let scene = try Scene()
      try scene.write("{}\n", to: "folder/one.json")
      try scene.write("[\n", to: "broken/one.yaml")
      try scene.write("{\n", to: "broken/two.yaml")
      #expect(try scene.registrar("format folder").status == 66)
      #expect(try scene.registrar("format broken").status == 1)
      try Golden.check(scene, "format-nothing")
    }

    @Test("standard input goes to standard output") func standardInput() throws {
      let scene = try Scene(.small)
      func format(_ text: String, _ arguments: String...) throws -> RunResult {
        try run(
          Program.path, ["format"] + arguments,
          environment: Program.environment(home: scene.root.appending(".home")),
          in: scene.directory, input: Array(text.utf8))
      }
      let ordered = try format("kind: Model\napiVersion: registrar/v1\n", "-")
      #expect(ordered.stdout == "apiVersion: registrar/v1\nkind: Model\n")
      #expect(try format("b:  1\na: 2\n", "-").stdout == "b: 1\na: 2\n")
      #expect(try format("b: 1\n", "-").stdout == "b: 1\n")
      let checked = try format("b:  1\n", "--check", "-")
      #expect(checked.status == 1)
      #expect(checked.stdout == "-\n")
      let broken = try format("[\n", "-")
      #expect(broken.status == 1)
      #expect(broken.stdout == "")
      #expect(broken.stderr == "-:2:1: error: expected a value here [RG1002]\n")
    }
  }
}
