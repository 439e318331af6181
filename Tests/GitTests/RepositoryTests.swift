import Git
import TestSupport
import Testing

@Suite struct RepositoryTests {
  @Test("a repository opens from any directory of its work tree")
  func opensFromSubdirectory() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["models/a/model.yaml": "a"])
    let repository = try Repository.open(at: sandbox.directory + "/models/a")
    #expect(repository.workTree == sandbox.directory + "/")
    #expect(repository.gitDirectory == sandbox.directory + "/.git/")
    #expect(repository.commonDirectory == sandbox.directory + "/.git/")
    #expect(!repository.isBare)
    #expect(!repository.isShallow)
  }

  @Test("a linked work tree has its own git directory and shares the common one")
  func opensLinkedWorkTree() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "a"])
    try sandbox.git("worktree", "add", "--quiet", "-b", "side", "../linked")
    let repository = try sandbox.at("linked").open()
    #expect(repository.commonDirectory == sandbox.directory + "/.git/")
    #expect(repository.gitDirectory == sandbox.directory + "/.git/worktrees/linked/")
    #expect(try repository.head().branch == RefName.branch("side"))
  }

  @Test("a bare repository has no work tree")
  func opensBare() throws {
    let sandbox = try makeSandbox("--bare")
    let repository = try sandbox.open()
    #expect(repository.isBare)
    #expect(repository.workTree == nil)
    #expect(throws: GitError.bareRepository(path: repository.gitDirectory)) {
      try repository.workTreeFiles()
    }
  }

  @Test("a directory that is no repository is named in the error")
  func refusesPlainDirectory() throws {
    let directory = try TemporaryDirectory()
    #expect(throws: GitError.notARepository(path: directory.path)) {
      try Repository.open(at: directory.path)
    }
  }

  @Test("a repository with SHA-256 ids is refused by name")
  func refusesSHA256() throws {
    let sandbox = try makeSandbox("--object-format=sha256")
    #expect(
      throws: GitError.unsupportedRepository(path: sandbox.directory, feature: .objectFormat)
    ) { try sandbox.open() }
  }

  @Test(
    "configuration by work tree is refused by name", .enabled(if: Libgit2.version.minor < 8))
  func refusesWorktreeConfig() throws {
    let sandbox = try makeSandbox()
    try sandbox.git("config", "core.repositoryformatversion", "1")
    try sandbox.git("config", "extensions.worktreeConfig", "true")
    #expect(
      throws: GitError.unsupportedRepository(path: sandbox.directory, feature: .worktreeConfig)
    ) { try sandbox.open() }
  }

  @Test("an extension that libgit2 does not know is refused by name")
  func refusesUnknownExtension() throws {
    let sandbox = try makeSandbox()
    try sandbox.git("config", "core.repositoryformatversion", "1")
    try sandbox.git("config", "extensions.future", "true")
    #expect(
      throws: GitError.unsupportedRepository(
        path: sandbox.directory, feature: .extension("extensions.future"))
    ) { try sandbox.open() }
  }

  @Test("a newer repository format is refused by name")
  func refusesNewerFormat() throws {
    let sandbox = try makeSandbox()
    try sandbox.git("config", "core.repositoryformatversion", "7")
    #expect(
      throws: GitError.unsupportedRepository(path: sandbox.directory, feature: .formatVersion)
    ) { try sandbox.open() }
  }

  @Test("a split index is refused where the index is needed, and history is read all the same")
  func refusesSplitIndex() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "a"])
    try sandbox.git("update-index", "--split-index")
    let repository = try sandbox.open()
    #expect(try repository.resolve(revision: "HEAD") == sandbox.id("HEAD"))
    let indexPath = repository.gitDirectory + "index"
    #expect(throws: GitError.unsupportedRepository(path: indexPath, feature: .index("link"))) {
      try repository.workTreeFiles()
    }
    #expect(throws: GitError.unsupportedRepository(path: indexPath, feature: .index("link"))) {
      try repository.localChanges(to: [path("a")], comparedWith: nil)
    }
  }

  @Test(
    "a new repository is one that git accepts, with the branch asked for", arguments: [false, true])
  func initializes(bare: Bool) throws {
    let sandbox = try makeSandbox()
    let place = sandbox.root.appending("deep/new")
    let repository = try Repository.initialize(at: place, bare: bare, initialBranch: "trunk")
    #expect(repository.isBare == bare)
    let there = sandbox.at("deep/new")
    #expect(try there.git("symbolic-ref", "HEAD") == "refs/heads/trunk")
    #expect(try there.git("rev-parse", "--is-bare-repository") == String(bare))
    #expect(throws: GitError.alreadyARepository(path: place)) {
      try Repository.initialize(at: place, bare: bare)
    }
  }

  @Test("configuration is read as git reads it, and no identity is made up")
  func readsConfiguration() throws {
    let sandbox = try makeSandbox()
    var repository = try sandbox.open()
    #expect(try repository.configuredIdentity().name(of: .author) == nil)
    #expect(try repository.configString("user.name") == nil)
    try sandbox.git("config", "user.name", "Ada Lovelace")
    try sandbox.git("config", "user.email", "ada@example.org")
    try sandbox.git("config", "committer.email", "robot@example.org")
    repository = try sandbox.open()
    let identity = try repository.configuredIdentity()
    #expect(identity.name(of: .author) == "Ada Lovelace")
    #expect(identity.email(of: .author) == "ada@example.org")
    #expect(identity.name(of: .committer) == "Ada Lovelace")
    #expect(identity.email(of: .committer) == "robot@example.org")
  }
}
