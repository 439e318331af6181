import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Reading the demo registry") struct ReadingTests {
    /// A golden's name, then the command line that it holds.
    static let commands: [(String, [String])] = [
      ("list-models", ["list"]),
      ("list-models-json", ["list", "models", "--limit", "2", "--format", "json"]),
      ("list-models-yaml", ["list", "models", "--limit", "2", "--format", "yaml"]),
      ("list-models-csv", ["list", "models", "--format", "csv"]),
      ("list-models-jsonl", ["list", "models", "--limit", "2", "--format", "jsonl"]),
      ("list-models-at-date", ["list", "models", "--at", "2026-06-30"]),
      ("list-models-at-revision", ["list", "models", "--at", "HEAD~60"]),
      (
        "list-models-filter",
        ["list", "models", "--filter", "owner = \"team:fraud-analytics\" AND inProduction"]
      ),
      ("list-models-nothing-matches", ["list", "models", "--filter", "owner = \"team:nobody\""]),
      ("list-versions", ["list", "versions"]),
      ("list-versions-underperforming", ["list", "versions", "--filter", "underperforming"]),
      (
        "list-versions-sort-columns",
        [
          "list", "versions", "--sort", "-changedAt", "--columns", "status,owner,changedBy",
          "--limit", "5",
        ]
      ),
      ("list-evaluations", ["list", "evaluations", "--limit", "8"]),
      (
        "list-metrics",
        ["list", "metrics", "--filter", "model = \"fraud/detector\"", "--limit", "12"]
      ),
      ("list-deployments", ["list", "deployments"]),
      ("list-approvals", ["list", "approvals"]),
      ("list-systems", ["list", "systems"]),
      ("list-policies", ["list", "policies"]),
      ("list-waivers", ["list", "waivers"]),
      ("list-datasets", ["list", "datasets"]),
      ("list-teams", ["list", "teams"]),
      ("list-people", ["list", "people"]),
      ("show-model", ["show", "credit/scorer"]),
      ("show-model-json", ["show", "hr/cv-screener", "--format", "json"]),
      ("show-version", ["show", "fraud/detector@3.2.0"]),
      ("show-version-yaml", ["show", "support/intent-router@1.1.0", "--format", "yaml"]),
      ("show-latest", ["show", "credit/scorer@latest"]),
      ("show-deployment", ["show", "fraud/detector#production"]),
      ("show-system", ["show", "system:loan-desk"]),
      ("show-team", ["show", "team:model-risk"]),
      ("show-at", ["show", "fraud/detector#production", "--at", "2026-10-06"]),
      ("compare", ["compare", "fraud/detector@3.1.0", "fraud/detector@3.2.0"]),
      (
        "compare-csv",
        ["compare", "fraud/detector@3.1.0", "fraud/detector@3.2.0", "--format", "csv"]
      ),
      ("log", ["log", "--limit", "4"]),
      ("log-model-oneline", ["log", "credit/scorer", "--format", "oneline"]),
      ("log-json", ["log", "--limit", "1", "--format", "json"]),
      ("log-jsonl", ["log", "--limit", "2", "--format", "jsonl"]),
      ("log-csv", ["log", "fraud/detector#production", "--format", "csv"]),
      ("log-action", ["log", "--action", "deployment.rolled-back"]),
      ("log-author", ["log", "--author", "sanne", "--limit", "5", "--format", "oneline"]),
      (
        "log-since-until",
        ["log", "--since", "2026-10-06", "--until", "2026-10-07", "--format", "oneline"]
      ),
      ("log-grep", ["log", "--grep", "Roll back", "--limit", "3", "--format", "oneline"]),
      ("log-range", ["log", "--format", "oneline", "--limit", "3", "--", "HEAD~20"]),
      ("log-at", ["log", "--format", "oneline", "--limit", "3", "--at", "2026-06-30"]),
      ("validate-demo", ["validate"]),
      ("validate-json", ["validate", "--format", "json"]),
      ("validate-strict", ["validate", "--strict", "--quiet"]),
      ("validate-path", ["validate", "models/supply"]),
      ("validate-at", ["validate", "--at", "2026-06-30"]),
    ]

    @Test("says what its golden says", arguments: commands)
    func golden(_ name: String, _ arguments: [String]) throws {
      // Reads work in the shared registry itself: they never write.
      let scene = try Scene()
      try scene.registrar(["-C", try SharedRegistries.registry(.demo).path] + arguments)
      let shared = try SharedRegistries.registry(.demo).directory.path
      try Golden.check(scene.record.replacing(shared, with: "$DIR"), name)
    }

    @Test("the demo tells its whole story") func demo() throws {
      try Golden.check(try SharedRegistries.registry(.demo).record, "demo")
    }

    @Test("a demo whose port is taken says how to serve it all the same") func demoPortTaken()
      throws
    {
      let result = try Scene(.small).shell(
        """
        "$REGISTRAR_PROGRAM" serve --port 0 2>../talk &
        server=$!
        for attempt in $(seq 100); do grep -q http ../talk && break; sleep 0.1; done
        registrar demo ../demo --port "$(sed -n 's/.*:\\([0-9]*\\) .*/\\1/p' ../talk)" >/dev/null
        status=$?
        kill $server
        exit $status
        """)
      #expect(result.status == 74)
      #expect(
        result.stderr.hasSuffix(
          " is in use already\nhint: the registry is made: run 'registrar -C ../demo serve --port 0'\n"
        ))
    }

    @Test("the demo is a sound repository with a clean work tree") func soundDemo() throws {
      let scene = try Scene(.demo)
      try scene.git("fsck", "--strict")
      #expect(try scene.git("status", "--porcelain") == "")
      #expect(try scene.git("log", "--merges", "--oneline").split(separator: "\n").count >= 2)
    }

    @Test("reads work in a bare clone") func bare() throws {
      let scene = try Scene()
      let original = try SharedRegistries.registry(.demo).path
      try scene.git("clone", "--quiet", "--bare", original, "bare.git")
      scene.place = "bare.git"
      try scene.registrar("list teams")
      try scene.registrar("validate --quiet")
      try Golden.check(scene, "bare-clone")
    }

    @Test("a shallow clone says that its answers are incomplete") func shallow() throws {
      let scene = try Scene()
      let original = try SharedRegistries.registry(.demo).path
      try scene.git("clone", "--quiet", "--depth=3", "file://" + original, "shallow")
      scene.place = "shallow"
      try scene.registrar("log --format oneline")
      try scene.registrar("list models --columns changedAt,changedBy --limit 3")
      try scene.registrar("rollback fraud/detector --in production")
      try Golden.check(scene, "shallow-clone")
    }

    @Test("a shallow clone says what it cannot answer, and how it could") func beyondShallowEdge()
      throws
    {
      let scene = try Scene()
      let original = try SharedRegistries.registry(.demo).path
      try scene.git("clone", "--quiet", "--depth=1", "file://" + original, "shallow")
      scene.place = "shallow"
      for line in [
        "log fraud/detector", "log fraud/nothing-like-it", "list models --at 2026-03-03",
      ] {
        #expect(try scene.registrar(line).status == 74)
      }
      for line in [
        "log fraud/detectr", "list models --at HEAD~5", "validate --base HEAD~5",
      ] {
        #expect(try scene.registrar(line).status == 66)
      }
      try Golden.check(scene, "shallow-clone-refused")
    }
  }
}
