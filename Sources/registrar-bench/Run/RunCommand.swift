import ArgumentParser

/// `registrar-bench run`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "run")
}
