import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Upgrading") struct UpgradeTests {
    private static let schema = "schemas/person.schema.json"

    @Test("what is current stays; what was edited is replaced only by force") func story() throws {
      let scene = try Scene(.small)
      let before = try scene.git("rev-parse", "HEAD")
      #expect(try scene.registrar("upgrade").status == 0)
      #expect(try scene.registrar("upgrade --quiet").stderr == "")
      #expect(try scene.git("rev-parse", "HEAD") == before)
      let text = try scene.root.read("registry/\(Self.schema)")
      try scene.write(text + "\n", to: Self.schema)
      try scene.git("commit", "--quiet", "--all", "--message", "Edit it")
      #expect(try scene.registrar("upgrade").status == 1)
      #expect(try scene.registrar("upgrade --force").status == 0)
      #expect(try scene.registrar("upgrade --force").status == 0)
      try Golden.check(scene, "upgrade/edited")
      #expect(try scene.root.read("registry/\(Self.schema)") == text)
      #expect(try scene.git("status", "--porcelain") == "")
    }

    @Test("a schema that is missing is shown by a dry run, and proposed") func missing() throws {
      let scene = try Scene(.small)
      let text = try scene.root.read("registry/\(Self.schema)")
      try scene.git("rm", "--quiet", Self.schema)
      try scene.git("commit", "--quiet", "--message", "Lose it")
      let shown = try scene.registrar("upgrade --dry-run")
      #expect(shown.stdout.hasSuffix("write \(Self.schema)\n\(text)"))
      #expect(try scene.registrar("propose --no-push upgrade").status == 0)
      #expect(try scene.git("show", "registrar/upgrade-the-schemas:\(Self.schema)") == text)
      #expect(
        try scene.git("show", "--no-patch", "--format=%B", "registrar/upgrade-the-schemas")
          .contains("Registrar-Action: registry.upgraded\nRegistrar-Subject: registry\n"))
    }

    @Test("documents that the new schema would not take refuse the upgrade") func refused() throws {
      let scene = try Scene(.small)
      let text = try scene.root.read("registry/\(Self.schema)")
      try scene.write(
        text.replacing("\"unevaluatedProperties\": false", with: "\"x-lax\": true"), to: Self.schema
      )
      try scene.write(
        try scene.root.read("registry/people/ada.yaml") + "shoeSize: 38\n", to: "people/ada.yaml")
      try scene.git("commit", "--quiet", "--all", "--message", "Relax it")
      let before = try scene.git("rev-parse", "HEAD")
      #expect(try scene.registrar("upgrade --force").status == 1)
      #expect(try scene.registrar("upgrade --force --dry-run").status == 1)
      try Golden.check(scene, "upgrade/refused")
      #expect(try scene.git("rev-parse", "HEAD") == before)
    }
  }
}
