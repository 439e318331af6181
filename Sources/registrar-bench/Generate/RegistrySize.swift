import ArgumentParser

/// How large a registry to make, and out of which seed.
struct RegistrySize: ParsableArguments {
  @Option(help: "Models in the registry.")
  var models = 40

  @Option(help: "Versions of each model.")
  var versions = 3

  @Option(help: "Evaluations of each version.")
  var evaluations = 6

  @Option(
    help: """
      Commits on the branch main. Too few for a commit a change, and several changes share one; \
      more, and the rest edits labels and notes and moves deployments.
      """)
  var commits = 2000

  @Option(help: "Two runs with one seed and one size give the same commit ids.")
  var seed: UInt64 = 1

  @Flag(help: "All models in one directory, without namespaces: the hard case for Git's trees.")
  var flat = false

  func validate() throws {
    try Self.require("--models", models, in: 1...1_000_000)
    try Self.require("--versions", versions, in: 1...1000)
    try Self.require("--evaluations", evaluations, in: 0...1000)
    try Self.require("--commits", commits, in: 2...100_000_000)
    if models * versions * max(1, evaluations) > 50_000_000 {
      throw ValidationError("that is more than 50,000,000 documents: ask for less")
    }
  }

  private static func require(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws {
    if !range.contains(value) {
      throw ValidationError(
        "\(name) is \(value); it may be \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
