import Documents
import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("The demo")
struct DemoTests {
  /// One run, shared by all tests here.
  private static let made = Result { () throws -> (TemporaryDirectory, RegistryLocation, Int) in
    try isolated.get()
    let scratch = try TemporaryDirectory()
    let result = try Demo(directory: scratch.appending("demo")).run { _, _ in }
    return (scratch, result.location, result.commits)
  }

  /// What `git` says of it.
  private func git(_ arguments: String...) throws -> String {
    let (scratch, _, _) = try Self.made.get()
    let result = try run(
      "git", arguments, environment: ["HOME": scratch.path, "GIT_CONFIG_NOSYSTEM": "1"],
      in: scratch.appending("demo"))
    #expect(result.status == 0, "\(result.stderr)")
    return result.stdout + result.stderr
  }

  @Test("Git finds nothing wrong with its repository, and its work tree is clean")
  func healthy() throws {
    #expect(try git("fsck", "--strict", "--full").isEmpty)
    #expect(try git("status", "--porcelain").isEmpty)
  }

  @Test("It has a believable past: commits, authors, months and merges")
  func past() throws {
    let (_, _, commits) = try Self.made.get()
    #expect(commits >= 40)
    #expect(try git("rev-list", "--count", "HEAD") == "\(commits)\n")
    #expect(Set(try git("log", "--format=%an").split(separator: "\n")).count >= 4)
    #expect(
      Set(try git("log", "--format=%ad", "--date=format:%Y-%m").split(separator: "\n")).count >= 6)
    #expect(try git("log", "--merges", "--format=%h").split(separator: "\n").count >= 2)
  }

  @Test("It ends with the example registry, byte for byte")
  func example() throws {
    let (scratch, _, _) = try Self.made.get()
    let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "example-registry").path(percentEncoded: false)
    var count = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: example)
    where path.hasSuffix(".yaml") {
      count += 1
      let ours = FileManager.default.contents(atPath: scratch.appending("demo/\(path)"))
      #expect(ours == FileManager.default.contents(atPath: "\(example)/\(path)"), "\(path)")
    }
    #expect(count > 100)
    let documents = try git("ls-files").split(separator: "\n").count {
      RegistryPath.isDocument(String($0))
    }
    // `init` brings a policy of its own.
    #expect(documents - count <= 1)
  }

  @Test("On its last day it has the two warnings that the example has")
  func warnings() throws {
    let (_, location, _) = try Self.made.get()
    let observation = try Observation(location, at: .head, asOf: Demo.moment, now: Demo.moment)
    let findings = Validation(observation).findings
    #expect(findings.map(\.severity) == [.warning, .warning])
    #expect(Set(findings.map(\.rule.name)) == ["underperforming", "missing-approval"])
    #expect(Demo.moment == (try Timestamp("2026-11-30")))
  }

  @Test("Another run gives the same commit")
  func reproducible() throws {
    let (_, location, _) = try Self.made.get()
    let scratch = try TemporaryDirectory()
    let again = try Demo(directory: scratch.appending("demo")).run { _, _ in }
    #expect(try again.location.repository.head() == location.repository.head())
  }

  @Test("It is not put where something else is")
  func occupied() throws {
    let scratch = try TemporaryDirectory()
    try scratch.write("mine", to: "notes.txt")
    #expect {
      try Demo(directory: scratch.path).run { _, _ in }
    } throws: {
      if case .directoryNotEmpty? = $0 as? WorkflowError { true } else { false }
    }
    #expect(try scratch.names() == ["notes.txt"])
  }
}
