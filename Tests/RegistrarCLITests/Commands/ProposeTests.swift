import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Proposing") struct ProposeTests {
    private static let write = "propose set credit/scorer lifecycle=active"
    private static let branch = "registrar/activate-credit-scorer"

    /// A clone, in which commands run, of a bare copy of the small registry at `remote.git`.
    private func clone() throws -> Scene {
      let scene = try Scene(.small)
      scene.place = ""
      try scene.git("clone", "--quiet", "--bare", "registry", "remote.git")
      try scene.git("clone", "--quiet", "remote.git", "clone")
      scene.place = "clone"
      return scene
    }

    /// Makes the remote look like `address`; pushes still go to the bare repository.
    private func pretend(_ address: String, in scene: Scene) throws {
      try scene.git("remote", "set-url", "origin", address)
      try scene.git(
        "config", "url.\(scene.root.appending("remote.git")).pushInsteadOf", address)
    }

    /// Has the remote hold `template` for GitLab's merge requests, and take push options.
    private func offer(_ template: String, in scene: Scene) throws {
      try scene.write(template, to: ".gitlab/merge_request_templates/Default.md")
      try scene.git("add", ".")
      try scene.git("commit", "--quiet", "-m", "Template")
      try scene.git("push", "--quiet")
      try scene.git(
        "--git-dir=\(scene.root.appending("remote.git"))", "config", "receive.advertisePushOptions",
        "true")
    }

    /// Installs a hook of the remote.
    private func hook(_ name: String, _ script: String, in scene: Scene) throws {
      try scene.root.write("#!/bin/sh\n\(script)\n", to: "remote.git/hooks/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: scene.root.appending("remote.git/hooks/\(name)"))
    }

    /// The branches of the bare repository and their tips.
    private func pushed(_ scene: Scene) throws -> String {
      try scene.git(
        "--git-dir=\(scene.root.appending("remote.git"))", "for-each-ref",
        "--format=%(refname:short)", "refs/heads")
    }

    @Test("a write becomes a branch at the remote; the current branch and the work tree stay")
    func write() throws {
      let scene = try clone()
      try pretend("https://github.com/acme/models.git", in: scene)
      let before = try scene.git("rev-parse", "HEAD")
      let text = try scene.root.read("clone/models/credit/scorer/model.yaml")
      #expect(try scene.registrar(Self.write).status == 0)
      #expect(try scene.registrar("\(Self.write) --no-push").status == 64)
      #expect(try scene.registrar("propose --no-push \(Self.write.dropFirst(8))").status == 0)
      try Golden.check(scene, "propose/write")
      #expect(try pushed(scene) == "main\n\(Self.branch)\n")
      #expect(try scene.git("rev-parse", "HEAD", "origin/main") == before + before)
      #expect(try scene.git("rev-parse", "\(Self.branch)^") == before)
      #expect(try scene.git("branch", "--show-current") == "main\n")
      #expect(try scene.git("status", "--porcelain") == "")
      #expect(try scene.root.read("clone/models/credit/scorer/model.yaml") == text)
      try scene.git("fsck", "--strict")
    }

    @Test("the same change again is the same branch, pushed again") func again() throws {
      let scene = try clone()
      func branches() throws -> String {
        try scene.git("for-each-ref", "--format=%(refname:short)", "refs/heads")
      }
      try hook("pre-receive", "exit 1", in: scene)
      #expect(try scene.registrar(Self.write).status == 74)
      let tip = try scene.git("rev-parse", Self.branch)
      try FileManager.default.removeItem(
        atPath: scene.root.appending("remote.git/hooks/pre-receive"))
      let dry = try scene.registrar("\(Self.write) --dry-run")
      #expect(dry.stdout.hasPrefix("would commit to \(Self.branch): Activate credit/scorer\n"))
      for _ in 0..<2 {
        #expect(try scene.registrar(Self.write).status == 0)
        #expect(try scene.git("rev-parse", Self.branch, "origin/\(Self.branch)") == tip + tip)
      }
      #expect(try pushed(scene) == "main\n\(Self.branch)\n")
      #expect(try branches() == "main\n\(Self.branch)\n")
      // What others added to it at the remote is not pushed over.
      try scene.git("update-ref", "refs/remotes/origin/\(Self.branch)", "origin/main")
      #expect(try scene.registrar(Self.write).status == 0)
      #expect(try branches() == "main\n\(Self.branch)\n\(Self.branch)-2\n")
    }

    @Test(
      "global options stand before the command, before the write and behind it",
      arguments: [
        "-C clone --color never -q propose --no-push WRITE",
        "propose -C clone --color=never --quiet --no-push WRITE",
        "propose --no-push -q --base main -C clone WRITE", "-q propose -C clone --no-push WRITE",
        "propose --no-push WRITE -C clone --color never -q",
        "-C clone propose --no-push --registry . WRITE --quiet",
        "--registry . propose --no-push -C clone WRITE --quiet",
        "-C clone propose -q --no-push -- WRITE",
      ])
    func globalOptions(_ line: String) throws {
      let scene = try clone()
      scene.place = ""
      let result = try scene.registrar(
        line.replacing("WRITE", with: "set credit/scorer lifecycle=active"))
      #expect(result.status == 0)
      #expect(result.stdout.hasSuffix(" Activate credit/scorer\n"))
      #expect(result.stderr == "")
    }

    @Test(
      "colour is wanted before the command, before the write or behind it",
      arguments: [
        "--color always propose WRITE", "propose --color always WRITE",
        "propose WRITE --color always",
      ])
    func color(_ line: String) throws {
      let scene = try clone()
      let write = "set credit/scorer lifecycle=active"
      let result = try scene.registrar(line.replacing("WRITE", with: write))
      #expect(result.stderr.contains("\u{1B}[36mhint:\u{1B}[0m \(Self.branch) was pushed; "))
    }

    @Test(
      "global options work without a write",
      arguments: [
        "-C clone -q propose", "propose -q -C clone", "-q propose -C clone --color never",
      ])
    func globalOptionsAlone(_ line: String) throws {
      let scene = try clone()
      try scene.git("switch", "--quiet", "-c", "release")
      #expect(try scene.registrar("set credit/scorer@1.1.0 status=released").status == 0)
      scene.place = ""
      let result = try scene.registrar("\(line) --no-push")
      #expect(result.status == 0)
      #expect(result.stdout + result.stderr == "")
    }

    @Test("what is on a branch becomes a pull request") func branch() throws {
      let scene = try clone()
      try pretend("git@codeberg.org:acme/models.git", in: scene)
      try scene.git("commit", "--quiet", "--allow-empty", "-m", "Only here")
      #expect(try scene.registrar("propose").status == 1)
      #expect(try scene.registrar("\(Self.write) --branch main").status == 1)
      try scene.git("switch", "--quiet", "-c", "release", "origin/main")
      #expect(try scene.registrar("propose").status == 1)
      #expect(try scene.registrar("set credit/scorer@1.1.0 status=released").status == 0)
      #expect(try scene.registrar("propose").status == 0)
      #expect(try scene.registrar("add person bo --email bo@example.org").status == 0)
      #expect(try scene.registrar("propose --base origin/main").status == 0)
      try Golden.check(scene, "propose/branch")
      #expect(try pushed(scene) == "main\nrelease\n")
      #expect(try scene.git("rev-parse", "release") == scene.git("rev-parse", "origin/release"))
    }

    @Test("what the base would not take is refused and not pushed") func refused() throws {
      let scene = try clone()
      let before = try Imprint(of: scene.directory, sparing: [".git/objects"])
      #expect(
        try scene.registrar("propose set credit/scorer@1.0.0 status=draft").status == 1)
      #expect(
        try Imprint(of: scene.directory, sparing: [".git/objects"]).differences(from: before) == [])
      try scene.git("switch", "--quiet", "-c", "careless")
      try scene.write("kind: Person\n", to: "people/bo.yaml")
      try scene.git("add", ".")
      try scene.git("commit", "--quiet", "-m", "Add Bo")
      #expect(try scene.registrar("propose").status == 1)
      try Golden.check(scene, "propose/refused")
      #expect(try pushed(scene) == "main\n")
    }

    @Test("a push that the remote rejects loses nothing") func rejected() throws {
      let scene = try clone()
      try hook("pre-receive", "echo no pushes today >&2; exit 1", in: scene)
      let result = try scene.registrar(Self.write)
      #expect(result.status == 74)
      #expect(result.stderr.contains("no pushes today"))
      #expect(result.stderr.contains("error: git could not push \(Self.branch) to origin (exit 1)"))
      #expect(try pushed(scene) == "main\n")
      #expect(
        try scene.git("log", "-1", "--format=%s", Self.branch) == "Activate credit/scorer\n")
      try FileManager.default.removeItem(
        atPath: scene.root.appending("remote.git/hooks/pre-receive"))
      try scene.git("push", "--quiet", "-u", "origin", Self.branch)
    }

    @Test("GitLab is asked by the push itself to open the merge request") func gitLab() throws {
      let scene = try clone()
      try pretend("https://git.acme.example/risk/models.git", in: scene)
      try scene.git("config", "registrar.forge", "gitlab")
      try offer("## Checked\n- [ ] four eyes\n", in: scene)
      try hook("pre-receive", "env | grep GIT_PUSH_OPTION | sort > options", in: scene)
      #expect(try scene.registrar(Self.write).status == 0)
      try Golden.check(
        scene.record + "--- options\n" + scene.root.read("remote.git/options"), "propose/gitlab")
    }

    @Test("titles and templates of any length can be pushed") func long() throws {
      let scene = try clone()
      try pretend("git@gitlab.com:risk/models.git", in: scene)
      try offer(String(repeating: "- [ ] four eyes\n", count: 9_000), in: scene)
      let result = try scene.registrar(
        Self.write.split(separator: " ").map(String.init)
          + ["--message", String(repeating: "x", count: 20_000)])
      #expect(result.status == 0)
      let link = try #require(result.stdout.split(separator: "\n").last)
      #expect(link.hasPrefix("https://gitlab.com/risk/models/-/merge_requests/new?"))
      #expect(link.utf8.count <= 7_500)
      #expect(try pushed(scene) == "main\n\(Self.branch)\n")
    }

    @Test("the address of the remote may not tell the forge, or name none") func unknownForge()
      throws
    {
      let scene = try clone()
      try scene.git("config", "registrar.forge", "github")
      #expect(try scene.registrar(Self.write).status == 0)
      try scene.git("config", "--unset", "registrar.forge")
      try pretend("https://git.acme.example/risk/models.git", in: scene)
      #expect(try scene.registrar(Self.write).status == 0)
      try scene.git("config", "registrar.forge", "gitbub")
      let before = try Imprint(of: scene.directory)
      #expect(try scene.registrar(Self.write).status == 64)
      try Golden.check(scene, "propose/unknown-forge")
      #expect(try Imprint(of: scene.directory).differences(from: before) == [])
    }

    @Test("no secret of a remote is shown") func secret() throws {
      let scene = try clone()
      try pretend("https://ada:secret@github.com/acme/models.git", in: scene)
      let result = try scene.registrar(Self.write)
      #expect(result.status == 0)
      #expect(!(result.stdout + result.stderr).contains("secret"))
    }

    @Test("without a remote the change stays on its branch") func noRemote() throws {
      let scene = try Scene(.small)
      #expect(try scene.registrar(Self.write).status == 0)
      #expect(try scene.registrar("\(Self.write) --dry-run").status == 0)
      try scene.git("switch", "--quiet", Self.branch)
      #expect(try scene.registrar("propose").status == 0)
      #expect(try scene.registrar("propose --base mian").status == 66)
      try Golden.check(scene, "propose/no-remote")
    }

    @Test("a detached HEAD proposes writes only") func detached() throws {
      let scene = try clone()
      try scene.git("checkout", "--quiet", "--detach")
      #expect(try scene.registrar("propose").status == 74)
      #expect(try scene.registrar("\(Self.write) --quiet").status == 0)
      try Golden.check(scene, "propose/detached")
      #expect(try pushed(scene) == "main\n\(Self.branch)\n")
    }

    @Test("without git nothing is pushed and nothing is lost") func noGit() throws {
      let scene = try clone()
      func propose(_ options: String...) throws -> RunResult {
        try scene.registrar(
          ["propose"] + options + ["set", "credit/scorer", "lifecycle=active"],
          overriding: ["PATH": scene.root.appending(".home")])
      }
      let result = try propose()
      #expect(result.status == 74)
      #expect(
        result.stderr.contains("error: there is no program 'git' to speak to a remote with\nhint: ")
      )
      #expect(try propose("--no-push").status == 0)
      #expect(try pushed(scene) == "main\n")
      #expect(
        try scene.git("log", "-1", "--format=%s", Self.branch) == "Activate credit/scorer\n")
    }

    @Test("help is about the command before the word") func help() throws {
      let scene = try Scene()
      #expect(
        try scene.registrar("propose add version --help").stdout
          == scene.registrar("add version --help").stdout)
      #expect(try scene.registrar("propose -h").stdout.hasPrefix("OVERVIEW: Put a change"))
    }

    @Test("what is no write is no proposal") func noWrite() throws {
      let scene = try Scene(.small)
      let lines = [
        "propose list", "propose ste credit/scorer a=b", "propose set credit/scorer",
        "propose --pull", "propose propose",
      ]
      for line in lines {
        #expect(try scene.registrar(line).status == 64)
      }
      try Golden.check(scene, "propose/no-write")
    }

    @Test("CODEOWNERS can be proposed like any write") func codeOwners() throws {
      let scene = try clone()
      #expect(try scene.registrar("set team:owners handle=@acme/owners").status == 0)
      try scene.git("push", "--quiet")
      #expect(try scene.registrar("propose codeowners --quiet").status == 0)
      #expect(try scene.registrar("propose codeowners --check").status == 64)
      #expect(
        try scene.git(
          "diff", "--name-only",
          "origin/main...registrar/bring-codeowners-up-to-date-with-models-and-teams")
          == "CODEOWNERS\n")
    }

    @Test("a write onto a branch that follows a remote mentions proposals") func mentioned() throws
    {
      let scene = try clone()
      let result = try scene.registrar("set credit/scorer lifecycle=active")
      #expect(result.stderr.contains("hint: main follows origin; 'registrar propose'"))
    }
  }
}
