import TestSupport
import Testing

@testable import Git

@Suite("What ended commands leave")
struct LeftoverTests {
  /// What is found, by kind and by path below the sandbox's directory.
  private func found(_ sandbox: GitSandbox) throws -> [String: Leftover.Kind] {
    let repository = try sandbox.open()
    let all = try repository.leftovers() + repository.workTreeLeftovers()
    return Dictionary(
      uniqueKeysWithValues: all.map {
        (String($0.path.dropFirst(sandbox.directory.count + 1)), $0.kind)
      })
  }

  @Test("in a repository where all ended well, there is nothing")
  func nothing() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1\n"])
    try sandbox.write("mine\n", to: "yarn.lock")
    try sandbox.write("mine\n", to: ".registrar-config/a")
    try sandbox.git("branch", "feature.lock.d/x")
    #expect(try found(sandbox) == [:])
  }

  @Test(
    "locks are found wherever git makes them",
    arguments: [
      "index.lock", "HEAD.lock", "config.lock", "packed-refs.lock", "shallow.lock",
      "refs/heads/main.lock", "refs/remotes/origin/a/b.lock", "logs/refs/heads/main.lock",
      "objects/info/commit-graph.lock", "objects/info/commit-graphs/commit-graph-chain.lock",
      "objects/pack/multi-pack-index.lock", "worktrees/linked/index.lock",
    ])
  func locks(_ name: String) throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1\n"])
    try sandbox.git("worktree", "add", "--quiet", "../linked")
    try sandbox.write("", to: ".git/\(name)")
    #expect(try found(sandbox) == [".git/\(name)": .lock])
    let linked = try sandbox.at("linked").open()
    #expect(try linked.leftovers().map(\.path) == ["\(sandbox.directory)/.git/\(name)"])
  }

  @Test(
    "objects that were not finished are found, whoever began them",
    arguments: [
      "tmp_object_git2_0123456789abcdef", "ab/tmp_obj_x1Yz9w", "pack/tmp_pack_x1Yz9w",
      "pack/tmp_idx_x1Yz9w", "pack/pack_git2_0123456789abcdef",
    ])
  func objects(_ name: String) throws {
    let sandbox = try makeSandbox("--bare")
    try sandbox.write("", to: "objects/\(name)")
    #expect(try found(sandbox) == ["objects/\(name)": .unfinishedObject(isFolder: false)])
  }

  @Test("what a program was to read is found where the program was ended with us")
  func handed() throws {
    let sandbox = try makeSandbox()
    try sandbox.write("message\n", to: ".git/registrar-for-1a2b")
    try sandbox.write("key\n", to: ".git/registrar-for-1a2b.pub")
    #expect(
      try found(sandbox) == [
        ".git/registrar-for-1a2b": .messageToProgram,
        ".git/registrar-for-1a2b.pub": .messageToProgram,
      ])
  }

  @Test("a folder that a push began, a draft of the index, files that were to be renamed")
  func others() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a/b": "1\n"])
    try sandbox.write("", to: ".git/objects/tmp_objdir-incoming-x1Yz9w/pack/.keep")
    try sandbox.write("", to: ".git/index.registrar")
    try sandbox.write("", to: "\(StagedName.fresh())/0")
    let beside = "a/\(StagedName.fresh())"
    try sandbox.write("", to: beside)
    let all = try found(sandbox)
    #expect(all[".git/objects/tmp_objdir-incoming-x1Yz9w"] == .unfinishedObject(isFolder: true))
    #expect(all[".git/index.registrar"] == .indexDraft)
    #expect(all[beside] == .stagedFile)
    #expect(all.values.filter { $0 == .stagingFolder }.count == 1)
    #expect(all.count == 4)
  }

  @Test("how old something is shows in its time of change, be that in the future")
  func age() throws {
    let sandbox = try makeSandbox()
    try sandbox.write("", to: ".git/index.lock")
    let lock = sandbox.directory + "/.git/index.lock"
    _ = try run("touch", ["-d", "2 hours ago", lock])
    let repository = try sandbox.open()
    #expect(try repository.leftovers().allSatisfy { (7_200...7_260).contains($0.age) })
    _ = try run("touch", ["-d", "2 hours", lock])
    #expect(try repository.leftovers().map(\.age) == [0])
  }

  @Test(
    "staged names are told from those that people give",
    arguments: [
      ".registrar-config", ".registrar-0123456789abC", ".registrar-0123456789abcd", ".registrar-",
      "registrar-0123456789abc",
    ])
  func names(_ name: String) {
    #expect(!StagedName.isOne(name))
    #expect((0..<100).allSatisfy { _ in StagedName.isOne(StagedName.fresh()) })
  }
}
