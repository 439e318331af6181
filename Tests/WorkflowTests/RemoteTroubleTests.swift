import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing
import Workflow

extension RemoteWriteTests {
  @Test("A file that cannot follow a pull is told as such, and the change is not made")
  func pullWithLag() throws {
    let scene = try Scene()
    try scene.land(["people/eve.yaml": Sample.person("eve")])
    // Somebody writes that file while git moves the branch.
    let here = scene.fixture.sandbox.directory
    let hook = "\(here)/.git/hooks/reference-transaction"
    let script = """
      #!/bin/sh
      grep -q refs/heads/main || exit 0
      [ "$1" != committed ] || echo mine >'\(here)/people/eve.yaml'

      """
    try Data(script.utf8).write(to: URL(filePath: hook))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(pulls: true, pushes: false), Self.retitle)
    }
    guard case .pulledWithLag("origin/main", .editedMeanwhile(let paths)) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(paths.map(\.description) == ["people/eve.yaml"])
    #expect(try scene.fixture.sandbox.read("people/eve.yaml") == "mine\n")
    #expect(try scene.tip(scene.fixture.sandbox) == scene.tip(scene.remote))
  }

  @Test("A branch here that went elsewhere meanwhile cannot follow, which is told with the commit")
  func pushedOnly() throws {
    let scene = try Scene()
    let here = scene.fixture.sandbox.directory
    try Self.hook(
      "post-receive",
      "unset GIT_DIR GIT_QUARANTINE_PATH; git -C '\(here)' commit -q --allow-empty -m mine",
      at: scene.remote)
    let before = try scene.tip(scene.fixture.sandbox)
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(), Self.retitle)
    }
    guard case .pushedOnly(let commit, _, "origin/main", _) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(try scene.tip(scene.remote) == commit.description)
    #expect(try scene.fixture.sandbox.git("rev-parse", "main~") == before)
    #expect(try scene.fixture.status() == "")
  }

  @Test("Where nobody can tell what came of a push, that is said, and nothing moves here")
  func pushUnclear() throws {
    let scene = try Scene()
    try Self.hook(
      "pre-receive", "mv '\(scene.remote.directory)' '\(scene.remote.directory).gone'; exit 1",
      at: scene.remote)
    let before = try scene.tip(scene.fixture.sandbox)
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(), Self.retitle)
    }
    guard case .pushUnclear(_, "origin/main", _) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(try scene.tip(scene.fixture.sandbox) == before)
    #expect(try scene.fixture.status() == "")
  }

  @Test("No secret of an address is repeated, whatever speaks of it")
  func secretsOfHooks() throws {
    let scene = try Scene()
    try Self.hook(
      "pre-receive", "echo 'see https://ada:s3cret@forge.example/rules'\nexit 1", at: scene.remote)
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(), Self.retitle)
    }
    guard case .pushRefused(_, _, let words) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(words.contains("https://forge.example/rules") && !words.contains("s3cret"))
  }

  @Test("No secret of an address is repeated")
  func secrets() throws {
    let scene = try Scene()
    // Nobody listens there.
    try scene.fixture.sandbox.git(
      "remote", "set-url", "origin", "http://ada:s3cret@127.0.0.1:1/registry.git")
    let error = #expect(throws: WorkflowError.self) {
      try scene.fixture.write(scene.options(pulls: true), Self.retitle)
    }
    guard case .fetchFailed("origin", _, let words) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(words.contains("127.0.0.1") && !words.contains("s3cret"))
  }

  @Test("Who is outrun at the remote every time is told so")
  func outrunAlways() throws {
    let scene = try Scene()
    // The remote takes somebody else's commit whenever one of ours is about to be taken.
    let script = """
      read old new name
      unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
      export GIT_AUTHOR_NAME=E GIT_AUTHOR_EMAIL=e@example.org
      export GIT_COMMITTER_NAME=E GIT_COMMITTER_EMAIL=e@example.org
      next=$(git commit-tree -m theirs -p "$old" "$old^{tree}") && git update-ref "$name" "$next" "$old"
      exit 0
      """
    try Self.hook("pre-receive", script, at: scene.remote)
    let before = try scene.tip(scene.fixture.sandbox)
    let error = #expect(throws: WorkflowError.self) {
      try Writer(scene.fixture.location(), pushingAtMost: 3).write(
        scene.options(), planning: Self.retitle)
    }
    guard case .raceLost(let branch, 3) = error else {
      Issue.record("it was \(String(describing: error))")
      return
    }
    #expect(branch.shortName == "main")
    #expect(try scene.remote.git("rev-list", "--count", "main") == "4")
    #expect(try scene.tip(scene.fixture.sandbox) == before)
  }
}
