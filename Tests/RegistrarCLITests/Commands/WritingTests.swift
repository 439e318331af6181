import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Writing") struct WritingTests {
    private static let digest = "sha256:" + String(repeating: "a1", count: 32)

    /// Runs `commands` in a copy of the small registry and holds them to a golden.
    private func story(_ name: String, _ commands: [[String]], files: [String: String] = [:]) throws
    {
      let scene = try Scene(.small)
      for (path, text) in files { try scene.root.write(text, to: path) }
      for command in commands { try scene.registrar(command) }
      try Golden.check(scene, name)
      #expect(try scene.git("status", "--porcelain") == "")
      #expect(try scene.git("diff", "HEAD") == "")
      try scene.git("fsck", "--strict")
    }

    @Test("adds one of each kind") func add() throws {
      try story(
        "add",
        [
          [
            "add", "person", "bo", "--title", "Bo Berg", "--email", "bo@example.org", "--login",
            "github=bob",
          ],
          [
            "add", "team", "risk", "--title", "Model risk", "--member", "person:bo", "--handle",
            "@acme/risk",
          ],
          ["add", "dataset", "holdout", "--title", "Hold-out set", "--digest", Self.digest],
          [
            "add", "model", "fraud/detector", "--title", "Detector", "--owner", "team:risk",
            "--label", "tier=1",
          ],
          [
            "add", "version", "fraud/detector@v1.0", "--artifact",
            "uri=s3://models/detector.onnx,digest=\(Self.digest),size=1024", "--framework",
            "onnx=1.16",
            "--dataset", "holdout=test", "--parameter", "depth=8",
          ],
          [
            "add", "system", "payments", "--title", "Payment checks", "--owner", "team:risk",
            "--intended-purpose", "Stop stolen cards", "--model", "fraud/detector",
            "--risk-class", "minimal",
          ],
          ["show", "fraud/detector"],
        ])
    }

    @Test("writers at the same moment lose nothing", arguments: [true, false])
    func race(_ isBare: Bool) throws {
      let scene = try Scene(.small)
      if isBare {
        scene.place = ""
        try scene.git("clone", "--quiet", "--bare", "registry", "bare.git")
        scene.place = "bare.git"
      }
      let before = try #require(Int(scene.git("rev-list", "--count", "HEAD").dropLast()))
      let script = """
        seq 16 | xargs -P 8 -I {} "$REGISTRAR_PROGRAM" add person p{} --email p{}@example.org
        """
      let result = try scene.shell(script)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(try scene.git("rev-list", "--count", "HEAD") == "\(before + 16)\n")
      #expect(try scene.git("rev-list", "--count", "--first-parent", "HEAD") == "\(before + 16)\n")
      let people = try scene.git("ls-tree", "--name-only", "HEAD", "people/")
      #expect(people.split(separator: "\n").count { $0.hasPrefix("people/p") } == 16)
      try scene.git("fsck", "--strict")
      if !isBare { #expect(try scene.git("status", "--porcelain") == "") }
      #expect(try scene.registrar("validate --no-cache").status == 0)
    }

    @Test("shows what a change would do") func dryRun() throws {
      let scene = try Scene(.small)
      let before = try Imprint(of: scene.directory)
      try scene.registrar("set credit/scorer lifecycle=active --dry-run")
      try scene.registrar("add person bo --email bo@example.org --dry-run")
      try Golden.check(scene, "dry-run")
      #expect(try Imprint(of: scene.directory).differences(from: before) == [])
    }

    @Test("records evaluations from options and files") func evaluation() throws {
      try story(
        "add-evaluation",
        [
          ["add", "dataset", "holdout", "--title", "Hold-out set"],
          [
            "add", "evaluation", "credit/scorer@1.0.0", "--dataset", "holdout", "--metric",
            "accuracy=0.93", "--metric", "roc_auc=0.88", "--slice", "region=eu", "--sample-size",
            "500",
          ],
          [
            "add", "evaluation", "credit/scorer@1.0.0", "--dataset", "holdout", "--from",
            "../metrics.json", "--evaluator", "person:ada",
          ],
          [
            "add", "evaluation", "credit/scorer@1.0.0", "--dataset", "holdout", "--from",
            "../metrics.json", "--evaluator", "person:ada",
          ],
          [
            "add", "evaluation", "credit/scorer@1.0.0", "--dataset", "holdout", "--metric",
            "glow=3",
          ],
          [
            "add", "evaluation", "credit/scorer@1.0.0", "--dataset", "holdout", "--metric",
            "glow=x",
          ],
          [
            "add", "evaluation", "credit/scorer@1.0.0", "--dataset", "holdout", "--from",
            "../broken.json",
          ],
          [
            "add", "evaluation", "credit/scorer@1.0.0", "--dataset", "holdout", "--from",
            "../missing.json",
          ],
          ["add", "evaluation", "credit/scorer@1.0.0", "--metric", "accuracy=1"],
          ["list", "metrics"],
        ],
        files: [
          "metrics.json": "{\"accuracy\": 0.91, \"f1\": 0.87}\n",
          "broken.json": "{\"accuracy\": }\n",
        ])
    }

    @Test("records reviews at a forge, of people whose logins are known") func review() throws {
      let commit = String(repeating: "9b1d4e7f", count: 5)
      let approve = ["add", "approval", "credit/scorer@1.0.0", "--for", "production"]
      func via(_ login: String) -> [String] {
        [
          "--via",
          "forge=github,login=\(login),reviewUrl=https://github.com/acme/models/pull/12,"
            + "headCommit=\(commit)",
        ]
      }
      try story(
        "review",
        [
          ["add", "person", "bo", "--login", "github=Bo-Berg"],
          approve + via("bo-berg"),
          ["show", "credit/scorer@1.0.0/approval:bo-1", "--format", "yaml"],
          approve + via("stranger"),
          approve + via("bo-berg") + ["--approver", "person:ada"],
          approve + via("bo-berg") + ["--approver", "person:bo", "--dry-run"],
          approve + ["--via", "login=bo-berg"],
          approve + ["--via", "forge=github,login=bo-berg,headCommit=\(commit)"],
          approve + ["--via", "forge=github,login=bo-berg,reviewUrl=x,headCommit=HEAD"],
        ])
    }

    @Test("sets, adds to and removes values") func set() throws {
      try story(
        "set",
        [
          ["set", "credit/scorer", "lifecycle=active", "description=Scores loans"],
          ["set", "credit/scorer", "labels.tier=1"],
          ["set", "credit/scorer", "description-"],
          ["set", "credit/scorer", "lifecycle=active"],
          ["set", "credit/scorer", "lifecycle=sleeping"],
          ["set", "credit/scorer", "owner=team:nobody"],
          ["set", "credit/scorer", "colour=red"],
          ["set", "credit/scorer", "lifecycle"],
          ["set", "credit/scorer@1.0.0", "status=draft"],
          ["show", "credit/scorer", "--format", "yaml"],
        ])
    }

    @Test("promotion is a gate") func promote() throws {
      try story(
        "promote",
        [
          ["promote", "credit/scorer@1.1.0", "--to", "production"],
          ["promote", "credit/scorer@1.0.0", "--to", "production"],
          [
            "add", "approval", "credit/scorer@1.0.0", "--for", "production", "--reason", "reviewed",
          ],
          ["add", "person", "bo", "--email", "bo@example.org"],
          ["set", "team:owners", "members+=person:bo"],
          [
            "add", "approval", "credit/scorer@1.0.0", "--for", "production", "--approver",
            "person:bo",
            "--author", "Bo <bo@example.org>",
          ],
          ["promote", "credit/scorer@1.0.0", "--to", "production", "--reason", "first release"],
          ["promote", "credit/scorer@1.0.0", "--to", "production"],
          ["set", "credit/scorer@1.1.0", "status=released"],
          ["promote", "credit/scorer@latest", "--to", "staging"],
          ["promote", "credit/scorer@latest", "--to", "staging", "--message", " "],
          ["withdraw", "credit/scorer@1.0.0/approval:bo-1"],
          ["list", "deployments"],
        ])
    }

    @Test("goes back to what ran before") func rollback() throws {
      try story(
        "rollback",
        [
          ["rollback", "credit/scorer", "--in", "staging"],
          ["promote", "credit/scorer@1.0.0", "--to", "staging"],
          ["rollback", "credit/scorer", "--in", "staging"],
          ["set", "credit/scorer@1.1.0", "status=released"],
          ["promote", "credit/scorer@1.1.0", "--to", "staging"],
          ["rollback", "credit/scorer", "--in", "staging", "--reason", "too slow"],
          ["rollback", "credit/scorer@1.1.0", "--in", "staging"],
          ["promote", "credit/scorer@1.1.0", "--to", "staging"],
          ["log", "credit/scorer#staging"],
        ])
    }

    @Test("withdraws what stays on record and removes what may go") func withdrawAndRemove() throws
    {
      try story(
        "withdraw-remove",
        [
          ["promote", "credit/scorer@1.0.0", "--to", "staging"],
          ["withdraw", "credit/scorer@1.0.0"],
          ["remove", "credit/scorer#staging"],
          ["withdraw", "credit/scorer#staging"],
          ["withdraw", "credit/scorer@1.0.0", "--reason", "leaks"],
          ["withdraw", "credit/scorer@1.1.0"],
          ["remove", "credit/scorer@1.0.0"],
          ["remove", "credit/scorer@1.1.0"],
          ["remove", "credit/scorer"],
          ["withdraw", "credit/scorer"],
          ["list", "versions"],
        ])
    }

    @Test("writes to another branch and with words and names of one's own") func options() throws {
      try story(
        "write-options",
        [
          [
            "add", "person", "bo", "--branch", "people", "--message", "Welcome Bo", "--author",
            "Bo <bo@example.org>",
          ],
          ["list", "people"],
          ["list", "people", "--at", "people"],
          ["add", "person", "cy", "--branch", "refs/heads/people"],
          ["add", "person", "cy", "--author", "nobody"],
          ["add", "person", "cy", "--branch", "a..b"],
        ])
    }
  }
}
