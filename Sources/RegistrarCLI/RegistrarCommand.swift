package import ArgumentParser
import Foundation
import Workflow

/// The `registrar` command: its subcommands, and how errors leave the process.
package struct RegistrarCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "registrar",
    abstract:
      "An AI model registry kept in Git: who owns what runs in production, and can you prove it.",
    discussion: """
      Models, versions and evaluations are YAML files in an ordinary Git repository. Every change is one \
      commit, and Git history is the audit trail.

      Exit codes: 0 fine; 1 findings or a refused change; 64 usage; 65 broken schema, or a file of \
      schema tests that holds none; 66 no such reference, revision or file; 70 internal error; \
      74 repository or I/O failure; 75 lost a race, try again.
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Read:",
        subcommands: [
          ListCommand.self, ShowCommand.self, CompareCommand.self, LogCommand.self,
          DiffCommand.self, ServeCommand.self,
        ]),
      CommandGroup(
        name: "Check:",
        subcommands: [
          ValidateCommand.self, SchemaCommand.self, FormatCommand.self, DoctorCommand.self,
          ExplainCommand.self,
        ]),
      CommandGroup(
        name: "Write:",
        subcommands: [
          InitCommand.self, AddCommand.self, SetCommand.self, PromoteCommand.self,
          RollbackCommand.self, WithdrawCommand.self, RemoveCommand.self, ApplyCommand.self,
          CodeOwnersCommand.self, ProposeCommand.self, UpgradeCommand.self,
        ]),
      CommandGroup(name: "Move:", subcommands: [DemoCommand.self]),
    ])

  @OptionGroup var global: GlobalOptions

  package init() {}

  /// Runs the process's own arguments and exits with the documented code.
  package static func start() async -> Never {
    do {
      try GlobalArguments.enterDirectory(Arguments.ofProcess)
      #if DEBUG || REGISTRAR_FAULTS
        try Surroundings.current.armFaultPoint()
      #endif
      let arguments = GlobalArguments.behindCommand(Arguments.ofProcess)
      if let unknown = UnknownCommand.first(in: arguments, of: Self.self) { throw unknown }
      var command = try parseDirectly(arguments) ?? parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      Foundation.exit(0)
    } catch {
      exit(reporting: error)
    }
  }

  /// The command that `arguments` name, parsed by itself: to go through all commands takes several milliseconds, which
  /// is much of what a short one takes. Nil for whatever that does not understand, such as `--help`, about which only
  /// the parser of all knows what to say.
  private static func parseDirectly(_ arguments: [String]) -> (any ParsableCommand)? {
    var command: any ParsableCommand.Type = Self.self
    var rest = arguments[...]
    while let word = rest.first,
      let next = command.configuration.subcommands.first(where: {
        $0.configuration.commandName == word
      })
    {
      command = next
      rest.removeFirst()
    }
    guard command.configuration.subcommands.isEmpty,
      let parsed = try? command.parseAsRoot(Array(rest)), type(of: parsed) == command
    else { return nil }
    return parsed
  }

  /// Ends as the parser asks; its complaints begin as all others do.
  private static func exit(reportingUsage error: any Error) -> Never {
    let console = Console(color: .auto, isQuiet: false)
    let text = fullMessage(for: error)
    let code = exitCode(for: error)
    if code == .success {
      // Help, the version, completions.
      if !text.isEmpty { console.print(text) }
      Foundation.exit(0)
    }
    guard code == .validationFailure, text.hasPrefix("Error: ") else { exit(withError: error) }
    console.complain("error: " + text.dropFirst("Error: ".count))
    Foundation.exit(ErrorReport.Code.usage.rawValue)
  }

  /// Says what `error` means and ends the process with the code that is documented for it.
  static func exit(reporting error: any Error) -> Never {
    if let lost = error as? LostOutput, lost.isClosedPipe {
      // Quietly, and with the code of the signal that ends others who write there.
      Foundation.exit(128 + SIGPIPE)
    }
    guard let report = ErrorReport(error) else { exit(reportingUsage: error) }
    let console = Console(color: .auto, isQuiet: false)
    if !report.findings.isEmpty {
      console.complain(String(console.findings(report.findings, asTalk: true).dropLast()))
    }
    console.complain("\(console.styledTalk("error:", .red)) \(report.message)")
    if let hint = report.hint { console.complain("\(console.styledTalk("hint:", .cyan)) \(hint)") }
    Foundation.exit(report.exitCode.rawValue)
  }
}

/// The version of this tool.
enum Version {
  static let text = "0.1.0"
}
