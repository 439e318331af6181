import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Doctor") struct DoctorTests {
    /// A clone of the small registry by `git clone` with these options, in which commands run.
    private func clone(_ options: String...) throws -> Scene {
      let scene = try Scene(.small)
      let origin = scene.directory
      scene.place = "clone"
      _ = try run(
        "git", ["clone", "--quiet"] + options + ["file://\(origin)", scene.directory],
        environment: Program.environment(home: scene.root.appending(".home")))
      return scene
    }

    @Test("a clone that is well, aloud and quiet; nothing is written") func well() throws {
      let scene = try clone()
      let before = try Imprint(of: scene.root.path)
      #expect(try scene.registrar("doctor").status == 0)
      #expect(try scene.registrar("doctor --quiet").status == 0)
      #expect(try scene.registrar("-q doctor --color always").stdout == "")
      try Golden.check(scene, "doctor/well")
      #expect(try Imprint(of: scene.root.path).differences(from: before) == [])
    }

    @Test("warnings and problems, each with the next step") func ill() throws {
      let scene = try clone("--depth=1")
      try scene.git("config", "core.autocrlf", "true")
      try scene.git("config", "core.ignoreCase", "true")
      try scene.git("config", "core.hooksPath", ".husky")
      try scene.git("checkout", "--quiet", "--detach")
      try scene.git("rm", "--quiet", ".gitattributes")
      try scene.git("commit", "--quiet", "--message", "Lose the attributes")
      for line in ["doctor", "doctor --quiet", "doctor --color always"] {
        #expect(try scene.registrar(line).status == 1)
      }
      try Golden.check(scene, "doctor/ill")
    }

    @Test("what killed commands left, with age and remedy") func leftovers() throws {
      let scene = try clone()
      let left = [
        ".git/index.lock", ".git/refs/heads/main.lock", ".git/index.registrar",
        ".git/objects/tmp_object_git2_0123456789abcdef", ".registrar-0123456789abc/0",
        "people/.registrar-0123456789abc",
      ]
      for path in left {
        try scene.write("", to: path)
        _ = try scene.shell("touch -d '3 hours ago' \(path)")
      }
      _ = try scene.shell("touch -d '3 days ago' .registrar-*; touch .git/index.lock")
      let before = try Imprint(of: scene.root.path)
      #expect(try scene.registrar("doctor --quiet").status == 0)
      try Golden.check(scene, "doctor/leftovers")
      #expect(try Imprint(of: scene.root.path).differences(from: before) == [])
    }

    @Test("programs get JSON") func json() throws {
      let scene = try clone()
      try scene.git("config", "gpg.format", "pgp")
      let short = try scene.registrar("doctor --json --forge")
      scene.forget()
      let result = try scene.registrar("doctor --format json --forge")
      #expect(result.status == 1)
      #expect(short.stdout == result.stdout)
      try Golden.check(scene, "doctor/json")
    }

    @Test("no repository, no registry and a broken schema are problems") func nothing() throws {
      let scene = try Scene()
      #expect(try scene.registrar("doctor").status == 1)
      try scene.git("init", "--quiet", "--initial-branch=main", "registry")
      scene.place = "registry"
      #expect(try scene.registrar("doctor").status == 1)
      #expect(try scene.registrar("init").status == 0)
      try scene.write("{\"type\": 1}", to: "schemas/model.schema.json")
      try scene.git("commit", "--quiet", "--all", "--message", "Break it")
      #expect(try scene.registrar("doctor").status == 1)
      try Golden.check(scene, "doctor/nothing")
    }

    @Test("the settings of the forge go by its names", arguments: ["github", "gitlab", "gitea"])
    func forge(_ forge: String) throws {
      let scene = try clone()
      try scene.git("remote", "set-url", "origin", "https://\(forge).example.com/acme/models.git")
      #expect(try scene.registrar("doctor --forge --quiet").status == 0)
      try Golden.check(scene, "doctor/\(forge)")
    }

    @Test("a remote that names no forge is said, and the configuration helps") func unknown() throws
    {
      let scene = try clone()
      let result = try scene.registrar("doctor --forge")
      #expect(result.stderr.contains("git config registrar.forge github"))
      try scene.git("config", "registrar.forge", "gitlab")
      #expect(try scene.registrar("doctor --forge").stdout.contains("relies on at GitLab"))
    }
  }
}
