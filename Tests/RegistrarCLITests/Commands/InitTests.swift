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

    @Test(
      "its hints can be copied into a shell",
      arguments: [
        ("models", "-C models add"), ("my models", "-C 'my models' add"),
        ("it's", "-C 'it'\\''s' add"), ("$HOME", "-C '$HOME' add"), ("~", "-C '~' add"),
        ("modèles", "-C modèles add"),
      ])
    func quoted(_ directory: String, _ expected: String) throws {
      let scene = try Scene()
      let trial = try scene.registrar(["init", directory, "--name", "models", "--dry-run"])
      #expect(trial.status == 0 && !trial.stderr.contains("Next"))
      let result = try scene.registrar(["init", directory, "--name", "models"])
      #expect(result.status == 0)
      #expect(result.stderr.contains(expected))
      // A shell that was to leave it alone has a folder of that name, whatever it means elsewhere.
      #expect(scene.root.holds("\(directory)/registry.yaml"))
    }

    @Test("the demo's hints can be copied into a shell") func quotedDemo() throws {
      let scene = try Scene()
      let said = try scene.registrar(["demo", "--no-serve", "my demo"])
      #expect(said.stdout.contains("\n  cd 'my demo'\n"))
      let answer = try scene.shell("cd 'my demo' && registrar list models")
      #expect(answer.status == 0)
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
