import Foundation
import TestSupport
import Testing

@Suite("Benchmark of writes")
struct WritesTests {
  /// Both programs, which the build leaves beside the test bundle.
  private static let products = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent()
  private static let bench = products.appending(path: "registrar-bench").path(percentEncoded: false)
  private static let registrar = products.appending(path: "registrar").path(percentEncoded: false)

  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    let made = try run(
      Self.registrar, ["init", "registry"],
      environment: [
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@example.org", "HOME": directory.path,
      ], in: directory.path)
    try #require(made.status == 0, "\(made.stderr)")
  }

  private func writes(_ arguments: [String], registrar: String = registrar) throws -> RunResult {
    try run(
      Self.bench,
      [
        "run", "writes", "--registry", directory.appending("registry"), "--registrar", registrar,
        "--runs", "1", "--writers", "2", "--writes", "2", "--documents", "3",
      ] + arguments,
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
  }

  /// A program that does as `script` says before it does as `registrar` would.
  private func pretender(_ script: String) throws -> String {
    let path = directory.appending("pretender")
    try Data("#!/bin/sh\n\(script)\nexec '\(Self.registrar)' \"$@\"\n".utf8)
      .write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test("times stand beside git's, and an apply is one commit")
  func times() throws {
    let result = try writes(["--part", "ratios", "--part", "apply"])
    #expect(result.status == 0, "\(result.stdout)\(result.stderr)")
    for words in [
      "start-up alone", "add version (draft) in a clone of a fresh registry, bare",
      "add dataset in a clone of the registry, with a work tree",
      "apply of 3 evaluations in a clone of the registry, bare",
    ] {
      #expect(result.stdout.contains(words), "\(result.stdout)")
    }
    // A model, a version, and the evaluations in one commit.
    #expect(result.stdout.matches(of: /commits of 1 runs +3, as expected/).count == 2)
    #expect(result.stdout.matches(of: /new files +5, as expected/).count == 2)
  }

  @Test("what a version costs in ever larger bare repositories stands beside the smallest")
  func growth() throws {
    let result = try writes(["--part", "growth", "--growth-models", "1"])
    #expect(result.status == 0, "\(result.stdout)\(result.stderr)")
    #expect(
      result.stdout.matches(of: /add version \(draft\), bare, \d+ files/).count == 2,
      "\(result.stdout)")
  }

  @Test("writers that race lose nothing, and of every commit the tree is judged")
  func races() throws {
    let result = try writes(["--part", "races"])
    #expect(result.status == 0, "\(result.stdout)\(result.stderr)")
    for place in [
      "to one bare repository", "to one clone with a work tree",
      "through a clone each to one bare remote",
    ] {
      #expect(result.stdout.contains("2 processes x 2 add person \(place)\n"))
    }
    #expect(result.stdout.matches(of: /new commits +4, as expected/).count == 3)
    #expect(result.stdout.matches(of: /trees judged +4\n/).count == 3)
  }

  @Test("a program that says it wrote and did not is found out, and all figures are there")
  func loss() throws {
    let liar = try pretender("case \"$3\" in race-1-*) exit 0;; esac")
    let result = try writes(["--part", "races"], registrar: liar)
    #expect(result.status == 1)
    #expect(
      result.stderr.contains(
        "writes: 2 processes x 2 add person to one bare repository: "
          + "files lost at the tip: 2, expected 0\n"), "\(result.stderr)")
    #expect(result.stdout.matches(of: /new commits +2, EXPECTED 4/).count == 3)
  }

  @Test("a write that is killed at any moment does no harm, and points without effect are told")
  func kills() throws {
    let result = try writes(["--part", "kills", "--kills", "3"])
    #expect(result.status == 0, "\(result.stdout)\(result.stderr)")
    for fact in ["HEAD neither old nor new", "left and not explained by doctor"] {
      #expect(
        result.stdout.split(separator: "\n").count {
          $0.contains(fact) && $0.hasSuffix(" 0, as expected")
        } >= 2, "\(result.stdout)")
    }
  }

  @Test("a fault point that is honoured is examined, and a lock that no error names breaks it")
  func faults() throws {
    let faulty = try pretender(
      """
      case "$REGISTRAR_FAULT" in
      index-locked) : > "$(git rev-parse --git-dir)/stray.lock"; kill -9 $$;;
      ?*) kill -9 $$;;
      esac
      """)
    let result = try writes(["--part", "kills", "--kills", "0"], registrar: faulty)
    #expect(result.status == 1)
    #expect(result.stdout.matches(of: /before-reference +killed: HEAD as before\n/).count == 2)
    #expect(
      result.stdout.matches(of: /index-locked +killed: HEAD as before, stray.lock\n/).count == 2)
    #expect(result.stdout.matches(of: /points honoured, of 12 +12\n/).count == 2)
    #expect(
      result.stderr.matches(
        of: /not named by the next write, or not with 74: 1, expected 0/
      ).count == 2, "\(result.stderr)")
  }

  @Test("counts that make no sense are usage errors")
  func usage() throws {
    let result = try writes(["--kills", "-1"])
    #expect(result.status == 64)
    #expect(try writes(["--part", "everything"]).status == 64)
  }
}
