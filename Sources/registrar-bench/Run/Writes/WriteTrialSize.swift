import ArgumentParser

/// What the benchmark of writes does, and how often.
struct WriteTrialSize: ParsableArguments {
  /// A question about writing.
  enum Part: String, CaseIterable, ExpressibleByArgument, Sendable {
    case ratios
    case growth
    case apply
    case races
    case kills
  }

  @Option(
    name: .customLong("part"),
    help: "Only this part: ratios, growth, apply, races or kills; may be repeated.")
  var parts: [Part] = []

  @Option(
    name: .customLong("growth-models"), parsing: .upToNextOption,
    help: "Models of the registries between a fresh one and the one given, about 90 files each.")
  var growthModels = [11, 100]

  @Option(help: "Evaluations that one apply records.")
  var documents = 1000

  @Option(help: "Processes that write at the same time.")
  var writers = 8

  @Option(help: "Writes of each of them, one after the other.")
  var writes = 100

  @Flag(
    inversion: .prefixedNo,
    help: "Let clones race for a remote too, by 'registrar add --push --pull-first'.")
  var push = true

  @Flag(
    inversion: .prefixedNo, help: "Judge the tree of every commit of a race, or of ten of them.")
  var everyCommit = true

  @Option(help: "Moments at which a write is killed, for each kind of repository.")
  var kills = 300

  @Flag(help: "Race and kill in clones of the registry, not of one that is made by init.")
  var inRegistry = false

  func validate() throws {
    try Self.require("--documents", documents, in: 1...10_000)
    try Self.require("--writers", writers, in: 1...256)
    try Self.require("--writes", writes, in: 1...1_000_000)
    try Self.require("--kills", kills, in: 0...1_000_000)
  }

  /// Whether a part is wanted.
  func includes(_ part: Part) -> Bool { parts.isEmpty || parts.contains(part) }

  private static func require(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws {
    if !range.contains(value) {
      throw ValidationError(
        "\(name) is \(value); it may be \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
