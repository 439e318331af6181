import Documents
import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing
import Workflow

@Suite("Making a registry")
struct InitializationTests {
  private static let expected = [
    ".gitattributes", "CODEOWNERS", ".github/workflows/registrar.yml",
    ".github/workflows/registrar-approvals.yml", ".gitlab-ci.yml", "README.md",
    "policies/released-versions-have-evaluations.yaml", "registry.yaml",
  ]

  private func setup(_ directory: String) throws -> Initialization {
    try isolated.get()
    return Initialization(
      directory: directory, name: try Identifier("fernwood"), title: "Fernwood: \"models\"")
  }

  /// What is wrong with a new registry.
  private func findings(_ location: RegistryLocation) throws -> [Finding] {
    let observation = try Observation(
      location, at: .head, asOf: nil, now: Timestamp(seconds: 1_796_040_000))
    return Validation(observation).findings
  }

  @Test("A new registry is one commit with everything in it, and valid")
  func plain() throws {
    let scratch = try TemporaryDirectory()
    let result = try setup(scratch.appending("r")).run(makeOptions())
    #expect(result.isNewRepository)
    #expect(try findings(result.location).isEmpty)
    let entries = try result.location.view(at: result.outcome.commit).entries().map(\.path)
    #expect(Self.expected.allSatisfy(entries.contains))
    #expect(entries.contains("teams/owners.yaml"))
    #expect(entries.count { $0.hasPrefix("schemas/") } == Kind.allCases.count)
    #expect(entries.allSatisfy { scratch.holds("r/\($0)") })
    #expect(try scratch.read("r/registry.yaml").contains("Fernwood: \\\"models\\\""))
    for path in entries {
      // `${{` begins an expression of GitHub's.
      let text = try scratch.read("r/\(path)").replacing("${{", with: "")
      #expect(!text.contains("{{"), "\(path)")
    }
    #expect(try result.location.repository.commit(#require(result.outcome.commit)).parents.isEmpty)
  }

  @Test("Its workflows find the comment that they wrote by the line with which it begins")
  func marker() throws {
    let scratch = try TemporaryDirectory()
    _ = try setup(scratch.appending("r")).run(makeOptions())
    for path in [".github/workflows/registrar.yml", ".gitlab-ci.yml"] {
      #expect(
        try scratch.read("r/\(path)").contains("startswith(\"\(DiffText.marker)\")"), "\(path)")
    }
  }

  @Test("A bare repository gets the same commit")
  func bare() throws {
    let scratch = try TemporaryDirectory()
    let plain = try setup(scratch.appending("a")).run(makeOptions())
    var setup = try setup(scratch.appending("b.git"))
    setup.isBare = true
    let bare = try setup.run(makeOptions())
    #expect(bare.outcome.commit == plain.outcome.commit)
    #expect(bare.location.repository.isBare)
    #expect(try findings(bare.location).isEmpty)
  }

  @Test("Somebody else's schemas are never overwritten")
  func foreignSchemas() throws {
    try isolated.get()
    let sandbox = try GitSandbox()
    try sandbox.commit(["schemas/model.schema.json": "{}\n"])
    let before = try sandbox.git("rev-parse", "HEAD")
    #expect(throws: WorkflowError.self) {
      try setup(sandbox.directory).run(makeOptions())
    }
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
    #expect(try sandbox.read("schemas/model.schema.json") == "{}\n")
  }

  @Test("In a repository that exists it goes into its folder, and what stands there stays")
  func folder() throws {
    try isolated.get()
    let sandbox = try GitSandbox()
    try sandbox.commit(["README.md": "Ours", ".gitlab-ci.yml": "ours: {}\n"])
    var setup = try setup(sandbox.directory)
    setup.subdirectory = "gov/ai/"
    let result = try setup.run(makeOptions())
    #expect(!result.isNewRepository)
    #expect(result.location.root?.description == "gov/ai")
    #expect(sandbox.holds("gov/ai/registry.yaml") && sandbox.holds("CODEOWNERS"))
    #expect(try sandbox.read("README.md") == "Ours")
    #expect(try sandbox.read(".gitlab-ci.yml") == "ours: {}\n")
    #expect(try sandbox.git("status", "--porcelain") == "")
    #expect(try sandbox.git("rev-list", "--count", "HEAD") == "2")
    #expect(try findings(result.location).isEmpty)
    #expect(
      try RegistryFinder.find(from: sandbox.directory, subdirectory: nil).root?.description
        == "gov/ai")
  }

  @Test("What is a registry already is not made into one again")
  func twice() throws {
    let scratch = try TemporaryDirectory()
    let setup = try setup(scratch.appending("r"))
    _ = try setup.run(makeOptions())
    #expect {
      try setup.run(makeOptions())
    } throws: {
      if case .alreadyARegistry? = $0 as? WorkflowError { true } else { false }
    }
  }

  @Test("A dry run leaves nothing behind", arguments: [true, false])
  func dryRun(_ isBare: Bool) throws {
    let scratch = try TemporaryDirectory()
    try scratch.write("mine", to: "there/notes.txt")
    var options = try makeOptions()
    options.isDryRun = true
    for name in ["r", "there"] {
      var setup = try setup(scratch.appending(name))
      setup.isBare = isBare
      #expect(try setup.run(options).outcome.commit == nil)
    }
    #expect(try scratch.names() == ["there"])
    #expect(try scratch.names(in: "there") == ["notes.txt"])
  }

  @Test("A registry that would not be valid is refused, and nothing is left behind")
  func invalid() throws {
    let scratch = try TemporaryDirectory()
    var setup = try setup(scratch.appending("r"))
    setup.title = ""
    #expect(try refused { _ = try setup.run(makeOptions()) }.first == "RG1101 registry.yaml")
    #expect(try scratch.names() == [])
  }
}

@Suite("Finding a registry")
struct RegistryFinderTests {
  @Test("It is found from any folder inside it, and from the top where there is one only")
  func found() throws {
    let fixture = try WorkflowFixture(root: "gov/ai")
    for directory in ["", "/gov", "/gov/ai", "/gov/ai/models/scorer"] {
      let found = try RegistryFinder.find(
        from: fixture.sandbox.directory + directory, subdirectory: nil)
      #expect(found.root?.description == "gov/ai")
    }
    for name in ["gov/ai", "./gov/ai/", "/gov/ai"] {
      #expect(
        try RegistryFinder.find(from: fixture.sandbox.directory, subdirectory: name).root?
          .description
          == "gov/ai")
    }
  }

  @Test("Several registries, or none, are told as such")
  func ambiguous() throws {
    let fixture = try WorkflowFixture(root: "a")
    try fixture.sandbox.commit(["b/registry.yaml": Sample.registry()])
    #expect {
      try RegistryFinder.find(from: fixture.sandbox.directory, subdirectory: nil)
    } throws: {
      guard case .severalRegistries(_, let paths)? = $0 as? RegistryError else { return false }
      return paths == ["a", "b"]
    }
    #expect {
      try RegistryFinder.find(from: fixture.sandbox.directory, subdirectory: "c")
    } throws: {
      if case .noRegistry? = $0 as? RegistryError { true } else { false }
    }
  }
}
