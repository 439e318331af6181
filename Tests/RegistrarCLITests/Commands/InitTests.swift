import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Making a registry") struct InitTests {
    @Test("makes a repository, once") func plain() throws {
      let scene = try Scene()
      try scene.registrar("init registry --dry-run")
      #expect(!scene.root.holds("registry"))
      try scene.registrar("init registry --title Models")
      try scene.registrar("init registry")
      scene.place = "registry"
      try scene.registrar("validate")
      try Golden.check(scene, "init")
      #expect(try scene.git("status", "--porcelain") == "")
      try scene.git("fsck", "--strict")
      try Golden.check(
        try scene.git("ls-files") + "\n" + scene.git("log", "--format=fuller"), "init-content")
    }

    @Test("makes a bare repository") func bare() throws {
      let scene = try Scene()
      try scene.registrar("init registry.git --bare")
      scene.place = "registry.git"
      try scene.registrar("validate")
      try scene.registrar("add person ada --email ada@example.org")
      try scene.registrar("list people")
      try Golden.check(scene, "init-bare")
      try scene.git("fsck", "--strict")
    }

    @Test("makes a registry in a folder of a repository that exists") func subdirectory() throws {
      let scene = try Scene()
      try scene.git("init", "--quiet", "--initial-branch=main", "product")
      scene.place = "product"
      try scene.write("# Product\n", to: "README.md")
      try scene.git("add", "README.md")
      try scene.git("commit", "--quiet", "-m", "begin")
      try scene.registrar("init --registry governance/models")
      try scene.registrar("add person ada --email ada@example.org")
      try scene.registrar("--registry governance/models list people")
      try scene.registrar("init --registry governance/models")
      try Golden.check(scene, "init-subdirectory")
      #expect(try scene.git("status", "--porcelain") == "")
    }
  }
}
