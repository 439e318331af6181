import ArgumentParser

/// Generator of large registries, benchmarks beside their peers, and a fuzzer of the engine.
@main
struct RegistrarBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registrar-bench",
    abstract: "Make large registries, measure registrar beside its peers, and fuzz its engine.",
    subcommands: [GenerateCommand.self, RunCommand.self, FuzzCommand.self, JudgeCommand.self])
}
