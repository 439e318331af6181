#if DEBUG || REGISTRAR_FAULTS
  import Foundation
  import TestSupport
  import Testing

  extension CommandLineTests {
    @Suite("A writer that is killed") struct KilledWriterTests {
      private static let killed: Int32 = 128 + 9

      /// One file that is there, and two that are not.
      private static let change = """
        {"apiVersion": "registrar/v1", "kind": "Person", "name": "ada", "title": "Ada L.", "status": "active", \
        "emails": ["ada@example.org"]}
        {"apiVersion": "registrar/v1", "kind": "Person", "name": "bo", "title": "Bo", "status": "active"}
        {"apiVersion": "registrar/v1", "kind": "Dataset", "name": "holdout", "title": "Hold-out set"}

        """

      private func scene() throws -> Scene {
        let scene = try Scene(.small)
        try scene.root.write(Self.change, to: "change.jsonl")
        return scene
      }

      @Test(
        "in a work tree: doctor explains what is left, and its remedies undo it",
        arguments: Fault.inWorkTree)
      func workTree(_ fault: Fault) throws {
        let scene = try scene()
        try kill(scene, fault)
        #expect(try scene.git("status", "--porcelain").isEmpty == fault.isClean)
        try recover(scene, fault)
        #expect(try scene.git("status", "--porcelain") == "")
      }

      @Test("in a bare repository, likewise", arguments: Fault.inBareRepository)
      func bare(_ fault: Fault) throws {
        let scene = try scene()
        let origin = scene.directory
        scene.place = "bare"
        _ = try run("git", ["clone", "--quiet", "--bare", origin, scene.directory])
        try kill(scene, fault)
        try recover(scene, fault)
      }

      @Test("once a change of many files is a pack, HEAD is as before, and the next write succeeds")
      func pack() throws {
        let scene = try scene()
        let lines = (0..<101).map {
          #"{"apiVersion": "registrar/v1", "kind": "Person", "name": "p\#($0)", "status": "active"}"#
        }
        try scene.root.write(lines.joined(separator: "\n"), to: "many.jsonl")
        let before = try scene.git("rev-parse", "HEAD")
        try kill(scene, ["apply", "-f", "../many.jsonl"], at: "pack-written")
        #expect(try scene.git("rev-parse", "HEAD") == before)
        #expect(try scene.git("status", "--porcelain") == "")
        #expect(try explained(scene) == [])
        #expect(try scene.registrar("apply -f ../many.jsonl").status == 0)
        #expect(try scene.git("rev-parse", "HEAD~") == before)
        #expect(try scene.git("status", "--porcelain") == "")
      }

      @Test("once the remote has the commit, nothing here has moved, and the next write goes on")
      func pushed() throws {
        let scene = try scene()
        let origin = scene.directory
        scene.place = "ours"
        let remote = scene.root.appending("remote.git")
        _ = try run("git", ["clone", "--quiet", "--bare", origin, remote])
        _ = try run("git", ["clone", "--quiet", remote, scene.directory])
        let before = try scene.git("rev-parse", "HEAD")
        try kill(
          scene, ["add", "person", "bo", "--email", "bo@example.org", "--push"], at: "pushed")
        #expect(try scene.git("rev-parse", "HEAD") == before)
        #expect(try scene.git("status", "--porcelain") == "")
        #expect(try scene.git("--git-dir=\(remote)", "rev-parse", "main~") == before)
        #expect(
          try scene.registrar("add person cy --email cy@example.org --push").status == 0)
        #expect(try scene.git("rev-list", "--count", "\(before.dropLast())..HEAD") == "2\n")
        #expect(
          try scene.git("--git-dir=\(remote)", "rev-parse", "main")
            == scene.git("rev-parse", "HEAD"))
        #expect(try scene.git("status", "--porcelain") == "")
        #expect(scene.root.holds("ours/people/bo.yaml"))
      }

      @Test("while git moves the branch, for a hook: doctor explains what is left")
      func hooked() throws {
        let scene = try scene()
        // The hook's parent is git, and git's is the writer.
        let hook =
          "#!/bin/sh\n[ \"$1\" != prepared ] || kill -9 $(awk '{print $4}' /proc/$PPID/stat)\n"
        try scene.write(hook, to: ".git/hooks/reference-transaction")
        _ = try scene.shell("chmod +x .git/hooks/reference-transaction")
        let before = try scene.git("rev-parse", "HEAD")
        let result = try scene.registrar(["apply", "-f", "../change.jsonl"])
        #expect(result.status == Self.killed, "\(result.stderr)")
        // Git goes on without it.
        _ = try scene.shell(
          "while ls .git/*.lock .git/refs/heads/*.lock | grep -v index.lock; do sleep 0.1; done")
        try FileManager.default.removeItem(
          atPath: scene.directory + "/.git/hooks/reference-transaction")
        #expect(try scene.git("fsck", "--strict", "--no-dangling", "--no-progress") == "")
        #expect(try scene.git("rev-parse", "HEAD~") == before)
        #expect(try explained(scene) == ["index.lock", ".registrar-*", "behind"])
        try follow(scene)
        #expect(try explained(scene) == [])
        #expect(try scene.git("status", "--porcelain") == "")
      }

      @Test(
        "a file that goes: its removal did not follow the branch",
        arguments: ["after-reference", "before-index"])
      func removal(_ point: String) throws {
        let scene = try scene()
        #expect(try scene.registrar("add dataset old --title Old").status == 0)
        try kill(scene, ["remove", "dataset:old"], at: point)
        #expect(try explained(scene).last == "behind")
        try follow(scene)
        #expect(try explained(scene) == [])
        #expect(try scene.git("status", "--porcelain") == "")
        #expect(!scene.root.holds("registry/datasets/old.yaml"))
      }

      @Test("a file that somebody edited since is theirs: doctor names the others")
      func edited() throws {
        let scene = try scene()
        try kill(scene, ["apply", "-f", "../change.jsonl"], at: "after-reference")
        try scene.write("mine\n", to: "people/ada.yaml")
        try scene.write("mine\n", to: "people/bo.yaml")
        try follow(scene)
        #expect(try explained(scene) == [])
        #expect(try scene.root.read("registry/people/ada.yaml") == "mine\n")
        #expect(try scene.root.read("registry/people/bo.yaml") == "mine\n")
        #expect(scene.root.holds("registry/datasets/holdout.yaml"))
      }

      @Test("a moment that does not exist is a mistake", arguments: ["later", "after-index:0", ""])
      func unknown(_ text: String) throws {
        let scene = try scene()
        let result = try scene.registrar(["list", "models"], overriding: ["REGISTRAR_FAULT": text])
        #expect(result.status == (text.isEmpty ? 0 : 64))
        #expect(result.stderr.contains("there is no fault point '\(text)'") == !text.isEmpty)
      }

      /// Has a write of three files killed; HEAD is where it should be then, and git finds nothing amiss.
      private func kill(_ scene: Scene, _ fault: Fault) throws {
        let before = try scene.git("rev-parse", "HEAD")
        try kill(scene, ["apply", "-f", "../change.jsonl"], at: fault.point)
        let after = try scene.git("rev-parse", fault.hasCommitted ? "HEAD~" : "HEAD")
        #expect(after == before)
      }

      private func kill(_ scene: Scene, _ arguments: [String], at point: String) throws {
        let result = try scene.registrar(arguments, overriding: ["REGISTRAR_FAULT": point])
        #expect(result.status == Self.killed, "\(result.stderr)")
        #expect(try scene.git("fsck", "--strict", "--no-dangling", "--no-progress") == "")
      }

      /// Makes the next write, which a lock may refuse, and does what doctor says.
      private func recover(_ scene: Scene, _ fault: Fault) throws {
        let next = ["set", "team:owners", "title=The owners"]
        if let lock = fault.lock {
          let path = try scene.git(
            "rev-parse", "--path-format=absolute", "--git-path",
            lock == "main.lock" ? "refs/heads/main.lock" : lock)
          _ = try scene.shell("touch -d '3 hours ago' \(path)")
          let refused = try scene.registrar(next)
          #expect(refused.status == 74)
          #expect(refused.stderr.contains("\(lock)', made 3 h ago"))
        } else {
          #expect(try scene.registrar(next).status == 0)
        }
        #expect(try explained(scene) == fault.leaves)
        try follow(scene)
        #expect(try explained(scene) == [])
        let left = try FileManager.default.subpathsOfDirectory(atPath: scene.directory).filter {
          $0.contains(".registrar-") || $0.hasSuffix(".lock") || $0.contains("tmp_")
            || $0.hasSuffix("index.registrar")
        }
        #expect(left == [])
        if fault.lock != nil { #expect(try scene.registrar(next).status == 0) }
        #expect(try scene.git("fsck", "--strict", "--no-dangling", "--no-progress") == "")
      }

      /// What doctor says of leftovers, as `Fault.leaves` spells it.
      private func explained(_ scene: Scene) throws -> [String] {
        try leftovers(scene).map { check in
          guard check.summary.hasPrefix("'"), let path = check.summary.split(separator: "'").first
          else { return "behind" }
          let name = path.split(separator: "/").last.map(String.init) ?? ""
          return name.hasPrefix(".registrar-") ? ".registrar-*" : name
        }
      }

      /// Runs what stands in quotation marks in doctor's remedies, one after the other.
      private func follow(_ scene: Scene) throws {
        for check in try leftovers(scene) {
          let parts = (check.remedy ?? "").split(separator: "'", omittingEmptySubsequences: false)
          #expect(parts.count > 2)
          for position in stride(from: 1, to: parts.count, by: 2) {
            let result = try scene.shell(String(parts[position]))
            #expect(result.status == 0, "\(parts[position]): \(result.stderr)")
          }
        }
      }

      private func leftovers(_ scene: Scene) throws -> [Check] {
        let result = try scene.registrar("doctor --json")
        #expect(result.status == 0)
        return try JSONDecoder().decode(Report.self, from: Data(result.output)).checks
          .filter { $0.topic == "leftovers" && $0.state != "ok" }
      }

      private struct Report: Decodable { let checks: [Check] }

      private struct Check: Decodable {
        let topic: String
        let state: String
        let summary: String
        let remedy: String?
      }
    }
  }
#endif
