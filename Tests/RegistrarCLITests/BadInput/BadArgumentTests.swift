import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Arguments that cannot be followed") struct BadArgumentTests {
    /// A golden's name, the exit code that is documented for it, and the command line.
    static let commands: [(String, Int32, [String])] = [
      ("unknown-model", 66, ["show", "credit/scorr"]),
      ("unknown-model-version", 66, ["add", "version", "credit/scorr@1.0.0"]),
      ("unknown-version", 66, ["promote", "credit/scorer@9.0.0", "--to", "production"]),
      ("unknown-environment", 66, ["promote", "credit/scorer@1.0.0", "--to", "prodution"]),
      ("unknown-environment-rollback", 66, ["rollback", "credit/scorer", "--in", "moon"]),
      (
        "unknown-environment-approval", 66,
        ["add", "approval", "credit/scorer@1.0.0", "--for", "moon"]
      ),
      ("unknown-team", 66, ["show", "team:ownres"]),
      (
        "unknown-owner", 1,
        ["add", "model", "fraud/detector", "--title", "Detector", "--owner", "team:ownres"]
      ),
      ("unknown-log-subject", 66, ["log", "credit/nothing"]),
      ("unknown-revision", 66, ["list", "--at", "v9"]),
      ("date-before-everything", 66, ["list", "--at", "2001-01-01"]),
      ("unknown-file", 66, ["validate", "models/none.yaml"]),
      ("no-document", 66, ["validate", "README.md"]),
      ("no-document-below", 66, ["validate", "teams", "schemas"]),
      ("unknown-rule", 66, ["explain", "RG0"]),
      (
        "duplicate-model", 1,
        ["add", "model", "credit/scorer", "--title", "Again", "--owner", "team:owners"]
      ),
      ("duplicate-version", 1, ["add", "version", "credit/scorer@1.0.0"]),
      (
        "malformed-name", 64,
        ["add", "model", "Credit/Scorer", "--title", "T", "--owner", "team:owners"]
      ),
      ("malformed-semver", 64, ["add", "version", "credit/scorer@1.x"]),
      (
        "malformed-digest", 1,
        ["add", "version", "credit/scorer@2.0.0", "--artifact", "uri=s3://m/x,digest=md5:12"]
      ),
      (
        "malformed-uri", 1,
        ["add", "dataset", "holdout", "--title", "Hold-out", "--uri", "not a uri"]
      ),
      ("malformed-date", 64, ["list", "--as-of", "2026-13-01"]),
      ("malformed-revision-date", 64, ["list", "--at", "2026-13-45"]),
      ("no-rows", 64, ["list", "--limit", "0"]),
      ("less-than-no-rows", 64, ["list", "--limit", "-1"]),
      ("no-events", 64, ["log", "--limit", "-1"]),
      ("no-address", 64, ["serve", "--host", "bogus.invalid"]),
      ("public-address", 74, ["serve", "--host", "0.0.0.0"]),
      ("demo-on-no-address", 64, ["demo", "elsewhere", "--host", "bogus.invalid"]),
      ("demo-as-of-no-date", 64, ["demo", "elsewhere", "--as-of", "2026-13-45"]),
      ("malformed-since", 64, ["log", "--since", "yesterday"]),
      (
        "malformed-pair", 64,
        ["add", "model", "a/b", "--title", "T", "--owner", "team:owners", "--label", "x"]
      ),
      ("malformed-filter", 64, ["list", "--filter", "owner = "]),
      ("unknown-field", 64, ["list", "--filter", "ownr = \"x\""]),
      ("unknown-column", 64, ["list", "--columns", "ownr"]),
      ("unknown-collection", 64, ["list", "modells"]),
      ("unknown-command", 64, ["valdate"]),
      ("unknown-command-below", 64, ["schema", "chek", "x.json"]),
      ("unknown-command-like-none", 64, ["frobnicate"]),
      ("unknown-command-to-explain", 64, ["help", "lst"]),
      ("unknown-command-to-explain-below", 64, ["help", "schema", "nope"]),
      ("unknown-option", 64, ["list", "--fliter", "x"]),
      ("missing-option", 64, ["add", "model", "a/b"]),
      ("not-a-version", 64, ["compare", "credit/scorer", "credit/scorer@1.0.0"]),
      ("one-to-compare", 64, ["compare", "credit/scorer@1.0.0"]),
      ("not-an-environment-option", 64, ["add", "approval", "credit/scorer@1.0.0"]),
      ("registry-elsewhere", 74, ["--registry", "nowhere", "list"]),
    ]

    @Test("are told so, and nothing changes", arguments: commands)
    func golden(_ name: String, _ status: Int32, _ arguments: [String]) throws {
      let scene = try Scene(.small)
      let before = try Imprint(of: scene.directory)
      let result = try scene.registrar(arguments)
      try Golden.check(scene, "bad-argument/\(name)")
      #expect(result.status == status)
      #expect(result.stdout == "")
      #expect(try Imprint(of: scene.directory).differences(from: before) == [])
    }

    @Test("a schema that is none") func brokenSchema() throws {
      let scene = try Scene()
      try scene.write("{\"type\": \"strng\"}\n", to: "type.json")
      try scene.write("{\"type\": \n", to: "syntax.json")
      try scene.write("name: x\n", to: "data.yaml")
      try scene.write("{\"type\": \"object\", \"required\": [\"title\"]}\n", to: "good.json")
      #expect(try scene.registrar("schema check good.json").status == 0)
      #expect(try scene.registrar("schema check type.json").status == 65)
      #expect(try scene.registrar("schema check syntax.json").status == 65)
      #expect(try scene.registrar("schema check missing.json").status == 66)
      #expect(try scene.registrar("validate --schema good.json data.yaml").status == 1)
      #expect(try scene.registrar("validate --schema type.json data.yaml").status == 65)
      #expect(try scene.registrar("validate --schema good.json missing.yaml").status == 66)
      try Golden.check(scene, "schema")
    }
  }
}
