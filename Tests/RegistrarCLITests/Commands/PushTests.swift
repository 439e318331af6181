import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Pushing") struct PushTests {
    /// A bare copy of the small registry at `remote.git`, and clones of it by these names; commands run in the
    /// first.
    private func scene(_ clones: String...) throws -> Scene {
      let scene = try Scene(.small)
      scene.place = ""
      try scene.git("clone", "--quiet", "--bare", "registry", "remote.git")
      for clone in clones { try scene.git("clone", "--quiet", "remote.git", clone) }
      scene.place = clones.first ?? ""
      return scene
    }

    @Test("takes a change to the remote, and says why not where it cannot") func story() throws {
      let scene = try scene("ours", "theirs")
      try scene.registrar("add person bo --email bo@example.org --push")
      scene.place = "theirs"
      try scene.registrar("add person cy --email cy@example.org --push")
      try scene.registrar("add person bo --email bo@example.org --push")
      scene.place = "ours"
      try scene.registrar("add person dee --email dee@example.org --pull-first")
      try scene.registrar("propose add person eve --email eve@example.org --push")
      scene.place = "theirs"
      try scene.registrar("add person fay --email fay@example.org --push")
      scene.place = "ours"
      try scene.registrar("add person gus --email gus@example.org --push")
      try scene.git("branch", "--quiet", "--unset-upstream")
      try scene.registrar("add person hal --email hal@example.org --push")
      try Golden.check(scene, "push")
      #expect(try scene.git("status", "--porcelain") == "")
      try scene.git("--git-dir=\(scene.root.appending("remote.git"))", "fsck", "--strict")
    }

    @Test("from several clones at the same moment loses nothing") func race() throws {
      let scene = try scene("c0", "c1", "c2", "c3")
      scene.place = "remote.git"
      let before = try #require(Int(scene.git("rev-list", "--count", "main").dropLast()))
      scene.place = ""
      let script = """
        export REGISTRAR_PROGRAM
        seq 12 | xargs -P 4 -I {} sh -c \
        '"$REGISTRAR_PROGRAM" -C c$(( {} % 4 )) add person p{} --email p{}@example.org --push'
        """
      let result = try scene.shell(script)
      #expect(result.status == 0, "\(result.stderr)")
      scene.place = "remote.git"
      #expect(try scene.git("rev-list", "--count", "main") == "\(before + 12)\n")
      #expect(try scene.git("rev-list", "--count", "--first-parent", "main") == "\(before + 12)\n")
      let people = try scene.git("ls-tree", "--name-only", "main", "people/")
      #expect(people.split(separator: "\n").count { $0.hasPrefix("people/p") } == 12)
      try scene.git("fsck", "--strict")
      for commit in try scene.git("rev-list", "-12", "main").split(separator: "\n") {
        let judged = try scene.registrar(["validate", "--quiet", "--at", String(commit)])
        #expect(judged.status == 0, "\(judged.stdout)\(judged.stderr)")
      }
      for clone in ["c0", "c1", "c2", "c3"] {
        scene.place = clone
        #expect(try scene.git("status", "--porcelain") == "")
        try scene.git("merge-base", "--is-ancestor", "main", "origin/main")
      }
    }
  }
}
