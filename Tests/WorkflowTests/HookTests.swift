import Foundation
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("Hooks of the user's repository")
struct HookTests {
  private static let retitle: @Sendable (Writer.Context) throws -> Plan = { context in
    try Operation.set(context.entity("scorer"), [Assignment("title=New title")], in: context)
  }

  private func fixture(_ hooks: [String: String]) throws -> WorkflowFixture {
    let fixture = try WorkflowFixture()
    for (name, script) in hooks {
      let path = fixture.sandbox.directory + "/.git/hooks/\(name)"
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    return fixture
  }

  @Test("commit-msg may change the message")
  func message() throws {
    let fixture = try fixture([
      "commit-msg": "git interpret-trailers --in-place --trailer 'Change-Id: I42' \"$1\""
    ])
    try fixture.write(nil, Self.retitle)
    #expect(
      try fixture.sandbox.git("log", "-1", "--format=%B")
        == "Set title of scorer\n\nRegistrar-Action: model.changed\nRegistrar-Subject: scorer\n"
        + "Change-Id: I42\n")
    #expect(try fixture.status() == "")
    #expect(try fixture.sandbox.git("count-objects") != "")
    let left = try FileManager.default.contentsOfDirectory(
      atPath: fixture.sandbox.directory + "/.git"
    ).filter { $0.hasPrefix("registrar-for-") }
    #expect(left.isEmpty)
  }

  @Test("commit-msg may refuse the commit, unless it is not to be asked")
  func refusal() throws {
    let fixture = try fixture(["commit-msg": "echo 'no ticket named' >&2; exit 3"])
    let error = #expect(throws: WorkflowError.self) { try fixture.write(nil, Self.retitle) }
    guard case .hookRefused("commit-msg", let status, let words) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(status == 3 && words.contains("no ticket named"))
    #expect(try fixture.sandbox.git("rev-list", "--count", "HEAD") == "1")
    #expect(try fixture.status() == "")
    var options = try makeOptions()
    options.asksHooks = false
    try fixture.write(options, Self.retitle)
    #expect(try fixture.sandbox.git("rev-list", "--count", "HEAD") == "2")
  }

  @Test("reference-transaction hears of the move before and after, as from git")
  func transaction() throws {
    let fixture = try fixture(["reference-transaction": "echo \"$1 $(cat)\" >> \"$GIT_DIR/moves\""])
    let before = try fixture.sandbox.git("rev-parse", "HEAD")
    let outcome = try fixture.write(nil, Self.retitle)
    let after = try #require(outcome.commit?.description)
    // HEAD names the branch, and git tells of both.
    let moves = try fixture.sandbox.read(".git/moves").split(separator: "\n")
    for state in ["prepared", "committed"] {
      #expect(moves.contains { $0.hasPrefix("\(state) \(before) \(after)") }, "\(moves)")
    }
    #expect(
      try fixture.sandbox.git("reflog", "-1", "--format=%gs") == "commit: Set title of scorer")
    #expect(try fixture.status() == "")
  }

  @Test(
    "A lock in the way of git's own move is waited for, and named where it stays",
    arguments: ["HEAD.lock", "refs/heads/main.lock"])
  func lockedMove(_ name: String) throws {
    let fixture = try fixture(["reference-transaction": "exit 0"])
    let lock = fixture.sandbox.directory + "/.git/" + name
    try Data().write(to: URL(filePath: lock))
    var attempts = 0
    try fixture.write { context in
      attempts += 1
      if attempts == 2 { try FileManager.default.removeItem(atPath: lock) }
      return try Self.retitle(context)
    }
    #expect(attempts == 2)
    try Data().write(to: URL(filePath: lock))
    let hooked = try Repository.open(at: fixture.sandbox.directory)
    let tip = try hooked.head().commit
    let error = #expect(throws: GitError.self) {
      try fixture.write { context in
        try Operation.set(context.entity("scorer"), [Assignment("title=Newer")], in: context)
      }
    }
    guard case .referenceLocked(_, let path) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(path.hasSuffix("/.git/\(name)"))
    #expect(try hooked.head().commit == tip)
  }

  @Test("reference-transaction may refuse the move: nothing is changed")
  func refusedMove() throws {
    let fixture = try fixture([
      "reference-transaction": "[ \"$1\" != prepared ] || { echo frozen >&2; exit 1; }"
    ])
    let error = #expect(throws: GitError.self) { try fixture.write(nil, Self.retitle) }
    guard case .referenceRefused(_, let words) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(words.contains("frozen"))
    #expect(try fixture.sandbox.git("rev-list", "--count", "HEAD") == "1")
    #expect(try fixture.status() == "")
  }

  @Test("post-commit hears of the commit; pre-commit, which judges what is staged, is not run")
  func others() throws {
    let fixture = try fixture([
      "post-commit": "git rev-parse HEAD > \"$GIT_DIR/heard\"; exit 1", "pre-commit": "exit 1",
      "prepare-commit-msg": "exit 1",
    ])
    let outcome = try fixture.write(nil, Self.retitle)
    #expect(try fixture.sandbox.read(".git/heard") == "\(try #require(outcome.commit))\n")
  }
}
