import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("registrar-bench generate") struct GeneratorTests {
  /// The program that was built beside these tests.
  private static let program = URL(filePath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "registrar-bench").path(percentEncoded: false)

  private static let size = [
    "--models", "6", "--versions", "3", "--evaluations", "2", "--seed", "7",
  ]

  /// Generates in a new directory, and returns a sandbox around what was made.
  private func generate(arguments: [String]) throws -> GitSandbox {
    try isolated.get()
    let sandbox = try GitSandbox("--bare").at("generated.git")
    let made = try run(
      Self.program, ["generate"] + Self.size + arguments + [sandbox.directory],
      environment: sandbox.environment)
    try #require(made.status == 0, "\(made.stderr)")
    return sandbox
  }

  @Test(
    "the registry has the counts asked for, is valid, and git accepts every object",
    arguments: [["--commits", "5"], ["--commits", "90", "--flat"], ["--commits", "400"]])
  func isWhatWasAskedFor(_ more: [String]) throws {
    let sandbox = try generate(arguments: more)
    let commits = try #require(Int(more[1]))
    #expect(try sandbox.git("rev-list", "--count", "main") == "\(commits)")
    let check = try sandbox.attempt(["fsck", "--strict"])
    // Nothing is broken, and nothing lies about that no commit holds.
    #expect(check.status == 0 && check.stdout.isEmpty, "\(check.stdout)\(check.stderr)")

    let repository = try Repository.open(at: sandbox.directory)
    let tip = try #require(try repository.target(of: try RefName.branch("main")))
    let location = RegistryLocation(repository, root: nil)
    let snapshot = try Snapshot.load(location.view(at: tip))
    #expect(snapshot.all(.model).count == 6)
    #expect(snapshot.all(.version).count == 18)
    #expect(snapshot.all(.evaluation).count == 36)
    // Values go up and down by chance, and some versions run on for years: what is left is nothing.
    let findings = snapshot.findings(asOf: try Timestamp("2026-01-01"))
      .filter { $0.rule != .staleEvaluation && $0.rule != .regression }
    #expect(findings.isEmpty, "\(HumanFindings().text(findings))")
  }

  @Test("one seed gives one history, another seed another")
  func isDeterministic() throws {
    let heads = try ["7", "7", "8"].map { seed in
      try generate(arguments: ["--commits", "40", "--seed", seed]).git("rev-parse", "main")
    }
    #expect(heads[0] == heads[1])
    #expect(heads[0] != heads[2])
  }

  @Test("a directory that holds something is left alone")
  func refusesFullDirectory() throws {
    let directory = try TemporaryDirectory()
    try directory.write("mine", to: "notes.txt")
    let refused = try run(
      Self.program, ["generate", directory.path], environment: ["HOME": directory.path])
    #expect(refused.status == 64)
    #expect(refused.stderr.contains("is not empty"))
    #expect(try directory.names() == ["notes.txt"])
  }
}
