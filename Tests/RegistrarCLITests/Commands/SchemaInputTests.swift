import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  /// What `validate --schema` and `schema` are given to read.
  @Suite("Input of schema commands") struct SchemaInputTests {
    /// A schema, a folder that fits it, and remotes.
    private static func scene() throws -> Scene {
      let scene = try Scene()
      try scene.write("{\"type\": \"object\"}\n", to: "object.json")
      try scene.write("a: 1\n", to: "files/one.yaml")
      return scene
    }

    @Test("links to folders are folders") func links() throws {
      let scene = try Self.scene()
      try scene.write("type: number\n", to: "remotes/number.yaml")
      try scene.write("{\"$ref\": \"http://localhost:1234/number.yaml\"}\n", to: "number.json")
      try scene.root.link("files", at: "link")
      try scene.root.link("remotes", at: "link-to-remotes")
      #expect(try scene.registrar("validate --schema object.json link").status == 0)
      #expect(try scene.registrar("schema check --remotes link-to-remotes number.json").status == 0)
      try Golden.check(scene, "schema-links")
    }

    @Test("folders that begin with a dot are left out, the files are not") func hidden() throws {
      let scene = try Self.scene()
      try scene.write("- 1\n", to: "files/.git/config.yaml")
      try scene.write("- 1\n", to: "files/deep/.venv/x.json")
      #expect(try scene.registrar("validate --schema object.json files").status == 0)
      try scene.write("- 1\n", to: "files/.settings.yaml")
      #expect(try scene.registrar("validate --schema object.json files").status == 1)
      #expect(try scene.registrar("validate --schema object.json files/.git").status == 1)
      try Golden.check(scene, "validate-hidden")
    }

    @Test("what is not there, is no file, or holds none") func missing() throws {
      let scene = try Self.scene()
      try scene.write("", to: "empty/notes.txt")
      try scene.root.link("self.yaml", at: "self.yaml")
      let line = "validate --schema object.json "
      #expect(try scene.registrar(line + "nope.yaml").status == 66)
      #expect(try scene.registrar(line + "object.json/below.yaml").status == 66)
      #expect(try scene.registrar(line + "empty").status == 66)
      #expect(try scene.registrar(line + "self.yaml").status == 74)
      #expect(try scene.registrar("validate --schema files files/one.yaml").status == 66)
      #expect(try scene.registrar("validate --schema object.json/x files").status == 66)
      #expect(try scene.registrar("schema check files").status == 66)
      #expect(try scene.registrar(line + "files --remotes object.json").status == 66)
      #expect(try scene.registrar(line + "files --remotes nowhere").status == 66)
      try Golden.check(scene, "schema-missing")
    }

    @Test("a name that is not UTF-8 is told, not passed over") func malformedName() throws {
      let scene = try Self.scene()
      let folder = scene.root.appending("files")
      _ = try run("sh", ["-c", #"touch "$(printf 'b\377d.yaml')""#], in: folder)
      #expect(try scene.registrar("validate --schema object.json files").status == 74)
      #expect(try scene.registrar("format --check files").status == 74)
      try Golden.check(scene, "malformed-name")
    }

    @Test("texts that hold nothing, a key twice, or no text") func texts() throws {
      let scene = try Self.scene()
      try scene.write("# later\n", to: "empty.yaml")
      try scene.write(" \n", to: "empty.json")
      try scene.write("a: 1\nb: 1\na: 2\n", to: "twice.yaml")
      try scene.write("{\n\"b\": 1,\n\"b\": 2,\n}\n", to: "twice.json")
      try scene.write("{\"a\": 1,}\n", to: "comma.json")
      try scene.write("1: a\n", to: "number.yaml")
      try Data([0xFE, 0xFF, 0, 0x61]).write(to: URL(filePath: scene.root.appending("utf-16.yaml")))
      try Data([0xFF, 0xFE, 0x7B, 0]).write(
        to: URL(filePath: scene.root.appending("utf-16.json")))
      try Data([0, 1, 2, 0xFF]).write(to: URL(filePath: scene.root.appending("bytes.yaml")))
      try Data([0x22, 0xFF, 0x22]).write(to: URL(filePath: scene.root.appending("latin.json")))
      let names = [
        "empty.yaml", "empty.json", "twice.yaml", "twice.json", "comma.json", "number.yaml",
        "utf-16.yaml", "utf-16.json", "bytes.yaml", "latin.json",
      ]
      #expect(try scene.registrar(["validate", "--schema", "object.json"] + names).status == 1)
      try Golden.check(scene, "validate-texts")
    }

    @Test("standard input is YAML or JSON, schemas too, and read once") func standardInput() throws
    {
      let scene = try Self.scene()
      #expect(
        try scene.registrar("validate --schema - files", input: "type: array\n").status == 1)
      #expect(
        try scene.registrar("validate --schema - files", input: "{\"type\":\"object\"}").status == 0
      )
      #expect(try scene.registrar("schema check -", input: "type: strng\n").status == 65)
      #expect(try scene.registrar("validate --schema object.json -", input: "[]").status == 1)
      #expect(try scene.registrar("validate --schema - -").status == 64)
      #expect(try scene.registrar("validate --schema object.json - -").status == 64)
      #expect(try scene.registrar("schema check - -").status == 64)
      #expect(try scene.registrar("schema test - -").status == 64)
      try Golden.check(scene, "schema-standard-input")
    }

    @Test("options that could change nothing are refused") func idleOptions() throws {
      let scene = try Self.scene()
      for option in ["--at HEAD", "--as-of 2026-11-30", "--registry models", "--strict"] {
        let line = "validate --schema object.json files \(option)"
        #expect(try scene.registrar(line).status == 64)
      }
      for option in ["--assert-format", "--no-assert-format", "--remotes files"] {
        #expect(try scene.registrar("validate \(option)").status == 64)
      }
      #expect(try scene.registrar("schema check --assert-format object.json").status == 64)
      #expect(try scene.registrar("schema check --registry models object.json").status == 64)
      #expect(try scene.registrar("--registry models schema test object.json").status == 64)
      try Golden.check(scene, "idle-options")
    }
  }
}
