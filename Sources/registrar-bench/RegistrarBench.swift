import ArgumentParser

/// Generator of large registries, and benchmarks beside their peers.
@main
struct RegistrarBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registrar-bench",
    abstract: "Make large registries, and measure registrar on them beside other programs.",
    subcommands: [GenerateCommand.self, RunCommand.self])
}
