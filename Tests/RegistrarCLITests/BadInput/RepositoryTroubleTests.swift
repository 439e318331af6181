import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Repositories in odd states") struct RepositoryTroubleTests {
    private static let write = "set credit/scorer lifecycle=active"

    /// Runs a write that must fail with `status` and change nothing but loose objects.
    private func refused(
      _ name: String, status: Int32 = 74, commands: [String] = [write],
      prepare: (Scene) throws -> Void
    ) throws {
      let scene = try Scene(.small)
      try prepare(scene)
      let before = try Imprint(of: scene.root.path, sparing: ["registry/.git/objects"])
      for command in commands {
        let result = try scene.registrar(command)
        #expect(result.status == status)
      }
      try Golden.check(scene, "repository/\(name)")
      let after = try Imprint(of: scene.root.path, sparing: ["registry/.git/objects"])
      #expect(after.differences(from: before) == [])
    }

    @Test("no repository") func none() throws {
      let scene = try Scene()
      try scene.registrar("list")
      try scene.registrar("validate")
      try scene.registrar("-C missing list")
      try Golden.check(scene, "repository/none")
    }

    @Test("a repository without a registry") func noRegistry() throws {
      let scene = try Scene()
      try scene.git("init", "--quiet", "--initial-branch=main", "registry")
      scene.place = "registry"
      try scene.git("commit", "--quiet", "--allow-empty", "-m", "begin")
      for line in ["list", "validate", "log", "add person bo"] {
        #expect(try scene.registrar(line).status == 74)
      }
      try Golden.check(scene, "repository/no-registry")
    }

    @Test("an unborn branch") func unborn() throws {
      let scene = try Scene()
      try scene.git("init", "--quiet", "--initial-branch=main", "registry")
      scene.place = "registry"
      for line in ["list", "validate", "log", "add person bo"] {
        #expect(try scene.registrar(line).status == 74)
      }
      #expect(try scene.registrar("init").status == 0)
      try Golden.check(scene, "repository/unborn")
    }

    @Test("a registry.yaml that only the work tree lacks") func deletedRegistry() throws {
      for subdirectory in [nil, "below"] {
        let scene = try Scene(.small)
        if let subdirectory { try scene.registrar("init --registry \(subdirectory)") }
        scene.forget()
        try scene.root.remove("registry/\(subdirectory.map { "\($0)/" } ?? "")registry.yaml")
        let option = subdirectory.map { " --registry \($0)" } ?? ""
        for line in ["validate", "format --check", "format", "diff", "diff HEAD"] {
          #expect(try scene.registrar(line + option).status == 74)
        }
        #expect(try scene.registrar("diff HEAD HEAD" + option).status == 0)
        #expect(try scene.registrar("list models" + option).status == 0)
        try Golden.check(
          scene, "repository/deleted-registry" + (subdirectory.map { "-\($0)" } ?? ""))
      }
    }

    @Test("a detached HEAD") func detached() throws {
      try refused("detached") { try $0.git("checkout", "--quiet", "--detach") }
    }

    @Test("a locked branch") func lockedReference() throws {
      try refused("locked-branch") { try $0.write("", to: ".git/refs/heads/main.lock") }
    }

    @Test("a lock that somebody left behind is told with its age") func oldLock() throws {
      try refused("old-lock") { scene in
        try scene.write("", to: ".git/index.lock")
        let lock = scene.root.appending("registry/.git/index.lock")
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: -3 * 3600 - 60)], ofItemAtPath: lock)
      }
    }

    @Test("a locked index") func lockedIndex() throws {
      try refused("locked-index") { try $0.write("", to: ".git/index.lock") }
    }

    @Test("a file with changes that are not committed") func localChanges() throws {
      try refused("local-changes") {
        try $0.write("mine: yes\n", to: "models/credit/scorer/model.yaml")
      }
    }

    @Test("a file with changes in the index only") func stagedChanges() throws {
      try refused("staged-changes") { scene in
        let path = "models/credit/scorer/model.yaml"
        let content = try scene.root.read("registry/\(path)")
        try scene.write("mine: yes\n", to: path)
        try scene.git("add", path)
        try scene.write(content, to: path)
      }
    }

    @Test("a new file where an untracked one lies") func untracked() throws {
      try refused("untracked", commands: ["add person bo"]) {
        try $0.write("mine: yes\n", to: "people/bo.yaml")
      }
    }

    @Test("other people's changes survive a write") func dirty() throws {
      let scene = try Scene(.small)
      try scene.write("staged\n", to: "NOTES.md")
      try scene.git("add", "NOTES.md")
      try scene.write("edited\n", to: "README.md")
      try scene.write("new\n", to: "scratch.txt")
      let status = try scene.git("status", "--porcelain")
      let staged = try scene.git("diff", "--cached")
      #expect(try scene.registrar(Self.write).status == 0)
      #expect(try scene.git("status", "--porcelain") == status)
      #expect(try scene.git("diff", "--cached") == staged)
      #expect(
        try scene.git("show", "--name-only", "--format=") == "models/credit/scorer/model.yaml\n")
    }

    @Test("a linked work tree") func linked() throws {
      let scene = try Scene(.small)
      try scene.git("worktree", "add", "--quiet", "-b", "side", "../linked")
      scene.place = "linked"
      #expect(try scene.registrar(Self.write).status == 0)
      #expect(try scene.git("status", "--porcelain") == "")
      try scene.registrar("set credit/scorer lifecycle=deprecated --branch main")
      try Golden.check(scene, "repository/linked-work-tree")
    }

    @Test("a feature that libgit2 does not read: worktreeConfig") func worktreeConfig() throws {
      try refused("worktree-config", commands: [Self.write, "list"]) {
        try $0.git("config", "core.repositoryFormatVersion", "1")
        try $0.git("config", "extensions.worktreeConfig", "true")
      }
    }

    @Test("a split index stops writes only") func splitIndex() throws {
      try refused("split-index") { try $0.git("update-index", "--split-index") }
    }

    @Test("SHA-256 object ids") func sha256() throws {
      let scene = try Scene()
      try scene.git("init", "--quiet", "--object-format=sha256", "registry")
      scene.place = "registry"
      #expect(try scene.registrar("list").status == 74)
      #expect(try scene.registrar("init").status == 74)
      #expect(try scene.registrar("add person bo --email bo@example.org").status == 74)
      try Golden.check(scene, "repository/sha256")
    }

    @Test("no author") func nobody() throws {
      let scene = try Scene(.small)
      let before = try Imprint(of: scene.root.path)
      let commands: [(Int32, String)] = [
        (74, "set credit/scorer lifecycle=active"),
        (0, "set credit/scorer lifecycle=active --dry-run"),
        (1, "set credit/scorer@1.0.0 status=draft"),
        (66, "set credit/scorr lifecycle=active"),
        (74, "add approval credit/scorer@1.0.0 --for production"),
      ]
      for (status, command) in commands {
        let result = try scene.registrar(
          command.split(separator: " ").map(String.init),
          overriding: [
            "GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": "", "GIT_COMMITTER_NAME": "",
            "GIT_COMMITTER_EMAIL": "",
          ])
        #expect(result.status == status)
      }
      try Golden.check(scene, "repository/no-author")
      #expect(try Imprint(of: scene.root.path).differences(from: before) == [])
    }
  }
}
