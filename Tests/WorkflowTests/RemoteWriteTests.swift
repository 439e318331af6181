import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("Writing where a remote has a say")
struct RemoteWriteTests {
  static let retitle: @Sendable (Writer.Context) throws -> Plan = { context in
    try Operation.set(context.entity("scorer"), [Assignment("title=New title")], in: context)
  }

  /// A bare remote that holds the sample, a clone to write in, and one of somebody else.
  struct Scene {
    let fixture: WorkflowFixture
    let remote: GitSandbox
    let other: GitSandbox

    init() throws {
      fixture = try WorkflowFixture()
      let sandbox = fixture.sandbox
      let root = sandbox.root
      try sandbox.git("clone", "--quiet", "--bare", ".", root.appending("remote.git"))
      try sandbox.git("clone", "--quiet", root.appending("remote.git"), root.appending("other"))
      try sandbox.git("remote", "add", "origin", root.appending("remote.git"))
      try sandbox.git("fetch", "--quiet", "origin")
      try sandbox.git("branch", "--quiet", "--set-upstream-to=origin/main")
      remote = sandbox.at("remote.git")
      other = sandbox.at("other")
    }

    /// What somebody else commits and pushes.
    func land(_ files: [String: String]) throws {
      try other.git("pull", "--quiet", "--ff-only")
      try other.commit(files)
      try other.git("push", "--quiet")
    }

    func tip(_ sandbox: GitSandbox) throws -> String { try sandbox.git("rev-parse", "main") }

    func options(pulls: Bool = false, pushes: Bool = true) throws -> WriteOptions {
      var options = try makeOptions()
      options.pullsFirst = pulls
      options.pushes = pushes
      return options
    }
  }

  @Test("A commit that is pushed is at the remote and here, and the work tree comes along")
  func push() throws {
    let scene = try Scene()
    let outcome = try scene.fixture.write(scene.options(), Self.retitle)
    #expect(outcome.upstream == "origin/main")
    #expect(try scene.tip(scene.remote) == outcome.commit?.description)
    #expect(try scene.tip(scene.fixture.sandbox) == outcome.commit?.description)
    #expect(try scene.fixture.sandbox.git("rev-parse", "origin/main") == scene.tip(scene.remote))
    #expect(try scene.fixture.status() == "")
    #expect(
      try scene.fixture.sandbox.git("reflog", "-1", "--format=%gs") == "commit: Set title of scorer"
    )
  }

  @Test("Where others were first, the change is made and judged again on top of theirs")
  func outrun() throws {
    let scene = try Scene()
    var attempts = 0
    let outcome = try scene.fixture.write(scene.options()) { context in
      attempts += 1
      if attempts == 1 { try scene.land(["people/eve.yaml": Sample.person("eve")]) }
      #expect(context.snapshot.all(.person).count == (attempts == 1 ? 2 : 3))
      return try Self.retitle(context)
    }
    #expect(attempts == 2)
    #expect(try scene.tip(scene.remote) == outcome.commit?.description)
    #expect(try scene.remote.git("rev-list", "--count", "--first-parent", "main") == "3")
    #expect(try scene.remote.git("rev-list", "--merges", "main") == "")
    #expect(try scene.fixture.status() == "")
    #expect(scene.fixture.sandbox.holds("people/eve.yaml"))
  }

  @Test("What another command here learnt of the remote meanwhile is not pushed over")
  func outrunHere() throws {
    let scene = try Scene()
    var attempts = 0
    try scene.fixture.write(scene.options()) { context in
      attempts += 1
      if attempts == 1 {
        try scene.land(["people/eve.yaml": Sample.person("eve")])
        try scene.fixture.sandbox.git("fetch", "--quiet")
      }
      return try Self.retitle(context)
    }
    #expect(attempts == 2)
    #expect(try scene.remote.git("rev-list", "--count", "--first-parent", "main") == "3")
    #expect(try scene.remote.git("ls-tree", "--name-only", "main", "people/eve.yaml") != "")
  }

  @Test("A push that the remote took before the connection broke is not made again")
  func taken() throws {
    let scene = try Scene()
    try Self.hook("post-receive", "kill -9 $PPID", at: scene.remote)
    let outcome = try scene.fixture.write(scene.options(), Self.retitle)
    #expect(try scene.tip(scene.remote) == outcome.commit?.description)
    #expect(try scene.tip(scene.fixture.sandbox) == outcome.commit?.description)
    #expect(try scene.remote.git("rev-list", "--count", "main") == "2")
  }

  /// Gives a repository a hook.
  static func hook(_ name: String, _ script: String, at sandbox: GitSandbox) throws {
    let path = "\(sandbox.directory)/hooks/\(name)"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  @Test("What does not go together with a commit that was first is refused, and nothing moves here")
  func conflict() throws {
    let scene = try Scene()
    let before = try scene.tip(scene.fixture.sandbox)
    let add: (Writer.Context) throws -> Plan = { context in
      if context.tip?.description == before {
        try scene.land([
          "models/scorer/versions/2.0.0.yaml": Sample.version("2.0.0", status: "released")
        ])
      }
      return try Operation.set(
        context.entity("scorer@2.0.0"), [Assignment("artifacts=[]")], in: context)
    }
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(), add)
    }
    #expect(
      error?.findings?.filter { $0.severity == .error }.map(\.rule.id.description).sorted()
        == ["RG1101", "RG4001"])
    #expect(try scene.tip(scene.fixture.sandbox) == before)
    #expect(try scene.remote.git("rev-list", "--count", "main") == "2")
    #expect(try scene.fixture.status() == "")
  }

  @Test("Pulling first begins where the remote is", arguments: [false, true])
  func pullFirst(_ pushes: Bool) throws {
    let scene = try Scene()
    try scene.land(["people/eve.yaml": Sample.person("eve")])
    var attempts = 0
    let outcome = try scene.fixture.write(scene.options(pulls: true, pushes: pushes)) { context in
      attempts += 1
      #expect(context.snapshot.all(.person).count == 3)
      return try Self.retitle(context)
    }
    #expect(attempts == 1)
    #expect(try scene.tip(scene.fixture.sandbox) == outcome.commit?.description)
    #expect(try scene.remote.git("rev-list", "--count", "main") == (pushes ? "3" : "2"))
    #expect(try scene.fixture.status() == "")
  }

  @Test("A dry run that pulls first judges what is at the remote and moves no branch")
  func dryRun() throws {
    let scene = try Scene()
    let before = try scene.tip(scene.fixture.sandbox)
    try scene.land(["people/eve.yaml": Sample.person("eve")])
    var options = try scene.options(pulls: true)
    options.isDryRun = true
    let outcome = try scene.fixture.write(options) { context in
      #expect(context.snapshot.all(.person).count == 3)
      return try Self.retitle(context)
    }
    #expect(outcome.commit == nil)
    #expect(try scene.tip(scene.fixture.sandbox) == before)
  }

  @Test(
    "Commits of one's own that were not pushed go along; those that the remote cannot take stop it")
  func ahead() throws {
    let scene = try Scene()
    try scene.fixture.commit(["people/eve.yaml": Sample.person("eve")])
    try scene.fixture.write(scene.options(), Self.retitle)
    #expect(try scene.remote.git("rev-list", "--count", "main") == "3")

    try scene.land(["people/fay.yaml": Sample.person("fay")])
    try scene.fixture.commit(["people/gus.yaml": Sample.person("gus")])
    let before = try scene.tip(scene.fixture.sandbox)
    let diverged = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(pulls: true)) { context in
        try Operation.set(context.entity("scorer"), [Assignment("title=Newer title")], in: context)
      }
    }
    guard case .diverged(_, "origin/main") = diverged else {
      Issue.record("it was \(String(describing: diverged))")
      return
    }
    #expect(try scene.tip(scene.fixture.sandbox) == before)
  }

  @Test("What a hook of the remote refuses moves nothing here, and its words are told")
  func refusal() throws {
    let scene = try Scene()
    try Self.hook("pre-receive", "echo 'freeze until Monday'\nexit 1", at: scene.remote)
    let before = try scene.tip(scene.fixture.sandbox)
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(), Self.retitle)
    }
    guard case .pushRefused("origin/main", _, let words) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(words.contains("freeze until Monday"))
    #expect(try scene.tip(scene.fixture.sandbox) == before)
    #expect(try scene.fixture.status() == "")
  }

  @Test("What goes to a branch of others is judged by who makes it, as a pull request is")
  func author() throws {
    let scene = try Scene()
    let before = try scene.tip(scene.remote)
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options()) { context in
        // Nothing tells that ada@example.org, who commits, is person:ada.
        try Operation.addApproval(
          of: context.entity("scorer@1.1.0"), for: "production", decision(), in: context)
      }
    }
    #expect(
      error?.findings?.filter { $0.severity == .error }.map(\.rule.id.description) == ["RG3006"])
    #expect(try scene.tip(scene.remote) == before)
  }

  @Test("A local change in the way is told before the remote has the commit")
  func localChange() throws {
    let scene = try Scene()
    try scene.fixture.sandbox.write("edited", to: "models/scorer/model.yaml")
    let before = try scene.tip(scene.remote)
    #expect(throws: GitError.self) { try scene.fixture.write(scene.options(), Self.retitle) }
    #expect(try scene.tip(scene.remote) == before)
  }

  @Test("A branch that follows nothing has nowhere to push to")
  func followsNothing() throws {
    let fixture = try WorkflowFixture()
    var options = try makeOptions()
    options.pushes = true
    let error = #expect(throws: WorkflowError.self) { try fixture.write(options, Self.retitle) }
    guard case .followsNothing(let branch, []) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(branch.shortName == "main")
  }

  @Test("What others pushed of the same value meanwhile is not overwritten without a word")
  func overwritten() throws {
    let scene = try Scene()
    let theirs = Sample.model.replacing("title: Scorer ", with: "title: Their title ")
    // This clone has not heard of it when it plans.
    try scene.land(["models/scorer/model.yaml": theirs])
    let before = try scene.tip(scene.remote)
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(), Self.retitle)
    }
    let errors = error?.findings?.filter { $0.severity == .error }
    #expect(errors?.map(\.rule.id.description) == ["RG4107"])
    #expect(try scene.tip(scene.remote) == before)
    #expect(try scene.fixture.status() == "")
    // Who fetched first saw it.
    try scene.fixture.write(scene.options(pulls: true), Self.retitle)
    #expect(try scene.remote.git("show", "main:models/scorer/model.yaml").contains("New title"))
  }

  @Test("What another command here fetches at the same moment is waited for")
  func fetchedTwice() throws {
    let scene = try Scene()
    try scene.land(["people/eve.yaml": Sample.person("eve")])
    // Git itself waits for a moment otherwise.
    try scene.fixture.sandbox.git("config", "core.filesRefLockTimeout", "0")
    let lock = scene.fixture.sandbox.directory + "/.git/refs/remotes/origin/main.lock"
    try Data().write(to: URL(filePath: lock))
    Thread {
      Thread.sleep(forTimeInterval: 0.1)
      do { try FileManager.default.removeItem(atPath: lock) } catch { Issue.record(error) }
    }.start()
    try scene.fixture.write(scene.options(pulls: true)) { context in
      #expect(context.snapshot.all(.person).count == 3)
      return try Self.retitle(context)
    }
    #expect(try scene.remote.git("rev-list", "--count", "main") == "3")
  }
}
